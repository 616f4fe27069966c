"use client";

import { Button } from "@heroui/react/button";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
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
      {/* biome-ignore lint/performance/noImgElement: a signed address of the store, which Next may not fetch */}
      <img
        src={urls[page - 1]}
        alt={t("page", place)}
        width={900}
        height={1273}
        onError={onExpired}
        className="border-border h-auto max-h-[80vh] w-auto max-w-full self-start rounded border bg-white object-contain"
      />
    </div>
  );
}
