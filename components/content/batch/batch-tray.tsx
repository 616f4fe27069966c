"use client";

import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "#components/uploads/icon-button.tsx";
import { dropMade } from "#lib/content/batch.ts";
import { allUploads } from "#lib/content/batch-make.ts";
import { batchTitles } from "#lib/content/batch-titles.ts";
import { fileLooks } from "#lib/content/file-looks.ts";
import { isMade, type KeptTitle, keptFileNames } from "#lib/content/kept-batch.ts";
import { useBox } from "#lib/uploads/box.ts";
import type { Remembered } from "#lib/uploads/remembered.ts";
import { useUploads } from "#lib/uploads/use-uploads.ts";
import { RememberedFiles } from "./remembered-files.tsx";
import { TrayFile } from "./tray-file.tsx";
import { TrayTitle } from "./tray-title.tsx";
import { useAddedLine } from "./use-added-line.ts";
import { useBatchEffects } from "./use-batch-effects.ts";
import { useEarlierLine } from "./use-earlier-line.ts";
import { useSessionReturn } from "./use-session-return.ts";
import { useSpread } from "./use-spread.ts";

type BatchTrayProps = {
  remembered: readonly Remembered[];
  /** Titles of an earlier visit that wait for their files. */
  kept: readonly KeptTitle[];
  onForget: () => void;
};

/** What is being sent and made, on every page, until it has come to its end and somebody has seen it. */
export function BatchTray({ remembered, kept, onForget }: BatchTrayProps) {
  const t = useTranslations("uploads");
  const [isOpen, setOpen] = useState(true);
  const titles = useBox(batchTitles);
  const uploads = useUploads();
  useBatchEffects(titles, uploads);
  useSessionReturn(titles, uploads);
  const addedLine = useAddedLine();
  const earlierLine = useEarlierLine();
  const shown = useSpread(titles.length);

  const inReview = [...useBox(fileLooks.shown).values()].map(({ uploadId }) => uploadId);
  const ofTitles = new Set([...titles.flatMap(allUploads), ...inReview]);
  const loose = uploads.filter(({ id, step }) => !ofTitles.has(id) && step !== "done");
  const ofKept = keptFileNames(kept);
  const unmade = kept.filter((title) => !isMade(title));
  const waiting = remembered.filter(
    ({ key, fileName, sizeInBytes, isWhole }) =>
      !isWhole &&
      !ofKept.has(fileName) &&
      // It may have arrived since.
      window.localStorage.getItem(key) !== null &&
      uploads.every(({ file }) => file.name !== fileName || file.size !== sizeInBytes),
  );
  const made = titles.filter(({ step }) => step === "made").length;
  const failed = titles.filter(({ step }) => step === "failed").length;
  const isOver = titles.length > 0 && made === titles.length && loose.length === 0;
  const isIdle = titles.length === 0 && loose.length === 0;
  const isEarlier = waiting.length > 0 || unmade.length > 0;
  if (isIdle && !isEarlier) return null;
  const heading =
    titles.length > 0
      ? addedLine(titles)
      : loose.length > 0
        ? t("tray.files", { count: loose.length })
        : unmade.length > 0
          ? earlierLine(unmade)
          : t("tray.earlier", { count: waiting.length });
  return (
    <section
      aria-label={t("tray.label")}
      className="border-border bg-overlay shadow-overlay fixed end-4 bottom-4 z-40 flex max-h-[min(32rem,70dvh)] w-[25rem] max-w-[calc(100vw-2rem)] flex-col max-md:[[inert]_&]:invisible overflow-hidden rounded-lg border max-md:bottom-16"
    >
      <header className="border-separator flex items-center gap-1 border-b px-3 py-1.5">
        <div role="status" className="min-w-0 flex-1">
          <h2 className="font-medium">
            {failed > 0 ? `${heading}, ${t("tray.failed", { count: failed })}` : heading}
          </h2>
        </div>
        <IconButton label={isOpen ? t("tray.fold") : t("tray.unfold")} onClick={() => setOpen(!isOpen)}>
          {isOpen ? (
            <ChevronDown aria-hidden className="size-4" />
          ) : (
            <ChevronUp aria-hidden className="size-4" />
          )}
        </IconButton>
        {isOver ? (
          <IconButton label={t("tray.close")} onClick={dropMade}>
            <X aria-hidden className="size-4" />
          </IconButton>
        ) : null}
      </header>
      {isOpen ? (
        <div className="min-h-0 overflow-y-auto">
          {isEarlier ? <RememberedFiles loose={waiting} kept={kept} onForget={onForget} /> : null}
          <ul>
            {titles.slice(0, shown).map((title) => (
              <TrayTitle key={title.key} title={title} />
            ))}
            {loose.map((item) => (
              <TrayFile key={item.id} item={item} />
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
