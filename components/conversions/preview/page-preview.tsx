"use client";

import { Button } from "@heroui/react/button";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { Preview } from "#lib/conversions/history-schema.ts";

type PagePreviewProps = {
  preview: Pick<Preview, "page_urls" | "shared_pages">;
  /** Of the whole book, where that is known. */
  pages: number | null;
  /** The addresses are not good any more. */
  onExpired: () => void;
};

/** The pictures of the first pages, one at a time: by buttons, or by keys on the line of pages. */
export function PagePreview({ preview, pages, onExpired }: PagePreviewProps) {
  const { page_urls: urls, shared_pages } = preview;
  const t = useTranslations("conversions.preview");
  const [chosen, setPage] = useState(1);
  const page = Math.min(chosen, urls.length);
  const place = { page, count: urls.length };
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          isIconOnly
          size="sm"
          variant="tertiary"
          aria-label={t("previousPage")}
          isDisabled={page === 1}
          onPress={() => setPage(page - 1)}
        >
          <ChevronLeft aria-hidden className="size-4" />
        </Button>
        <input
          type="range"
          aria-label={t("pages")}
          aria-valuetext={t("page", place)}
          min={1}
          max={urls.length}
          value={page}
          onChange={({ target }) => setPage(target.valueAsNumber)}
          className="accent-accent h-6 min-w-24 flex-1 sm:max-w-80"
        />
        <Button
          isIconOnly
          size="sm"
          variant="tertiary"
          aria-label={t("nextPage")}
          isDisabled={page === urls.length}
          onPress={() => setPage(page + 1)}
        >
          <ChevronRight aria-hidden className="size-4" />
        </Button>
        <p className="text-sm tabular-nums">{t("page", place)}</p>
      </div>
      {pages !== null && pages > urls.length ? (
        <p className="text-muted text-sm">{t("pictured", { count: urls.length, pages })}</p>
      ) : null}
      <p role="status" className="text-muted text-sm">
        {t(page <= shared_pages ? "shared" : "notShared")}
      </p>
      <PagePicture key={page} url={urls[page - 1] ?? ""} label={t("page", place)} onExpired={onExpired} />
    </div>
  );
}

type PagePictureProps = Pick<PagePreviewProps, "onExpired"> & { url: string; label: string };

/** The picture of a page. One that did not come is asked for again with the network, at a new address, or on demand. */
function PagePicture({ url, label, onExpired }: PagePictureProps) {
  const t = useTranslations("conversions.preview");
  const common = useTranslations("common");
  const [brokenUrl, setBrokenUrl] = useState<string | null>(null);
  const isBroken = brokenUrl === url;
  useEffect(() => {
    if (!isBroken) return;
    const again = () => setBrokenUrl(null);
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [isBroken]);
  if (isBroken)
    return (
      <div className="border-border bg-surface flex aspect-[900/1273] h-[80vh] max-h-[1273px] max-w-full flex-col items-center justify-center gap-3 self-start rounded border p-4 text-center text-sm">
        <p role="alert">{t("pageFailed")}</p>
        <Button size="sm" variant="secondary" onPress={() => setBrokenUrl(null)}>
          {common("tryAgain")}
        </Button>
      </div>
    );
  return (
    // biome-ignore lint/performance/noImgElement: a signed address of the store, which Next may not fetch
    <img
      src={url}
      alt={label}
      width={900}
      height={1273}
      onError={() => {
        setBrokenUrl(url);
        onExpired();
      }}
      className="border-border h-auto max-h-[80vh] w-auto max-w-full self-start rounded border bg-white object-contain"
    />
  );
}
