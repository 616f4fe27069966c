"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Preview } from "#lib/conversions/history-schema.ts";

type ChapterPreviewProps = { chapters: Preview["chapters"]; titleLang: string | null };

/** The chapters of an EPUB, each in a frame in which nothing runs: it comes out of a stranger's file. */
export function ChapterPreview({ chapters, titleLang }: ChapterPreviewProps) {
  const t = useTranslations("conversions.preview");
  const [index, setIndex] = useState(0);
  /** Inside of the frame one can walk on: a chapter that is chosen again has to come back. */
  const [choices, setChoices] = useState(0);
  // A fresh address for what is already shown would load it again, and lose the place in it.
  const [shown, setShown] = useState(chapters[0]?.url);
  const sharedCount = chapters.filter(({ is_shared }) => is_shared).length;
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted text-sm">
        {t("sharedChapters", { count: sharedCount, all: chapters.length })}
      </p>
      <div className="grid gap-4 md:grid-cols-[16rem_minmax(0,1fr)]">
        <nav aria-label={t("chapters")} className="max-h-40 overflow-y-auto md:max-h-[70vh]">
          <ol>
            {chapters.map(({ title, url, is_shared }, place) => (
              <li key={url.split("/").at(-1)}>
                <button
                  type="button"
                  aria-current={place === index ? "true" : undefined}
                  onClick={() => {
                    setIndex(place);
                    setShown(url);
                    setChoices(choices + 1);
                  }}
                  className="hover:bg-row-hover aria-[current]:border-accent flex min-h-8 w-full cursor-pointer flex-col border-l-2 border-transparent px-3 py-1 text-left text-sm aria-[current]:font-medium"
                >
                  <span lang={titleLang ?? undefined} className="wrap-anywhere">
                    {title}
                  </span>
                  {is_shared ? (
                    <span className="text-muted text-xs font-normal">{t("inPreview")}</span>
                  ) : null}
                </button>
              </li>
            ))}
          </ol>
        </nav>
        <iframe
          key={choices}
          sandbox=""
          src={shown}
          title={t("chapter", { title: chapters[index]?.title ?? "" })}
          className="border-border bg-surface h-[70vh] w-full rounded border"
        />
      </div>
    </div>
  );
}
