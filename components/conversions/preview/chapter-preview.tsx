"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { FileReport, Preview } from "#lib/conversions/history-schema.ts";
import { ReportSentence } from "../report-panel.tsx";

type Chapter = Preview["chapters"][number];

type ChapterPreviewProps = {
  chapters: Preview["chapters"];
  /** The same chapters at addresses that are good now: those of a page that stays open expire. */
  renew: () => Promise<Preview["chapters"]>;
  titleLang: string | null;
  /** What was found in the file. */
  messages: FileReport["messages"];
};

/** What the preview lacks of the book. */
const SAID_HERE = new Set(["chapters_missing", "chapters_left_out", "chapters_cut", "drawings_left_out"]);

/** The chapters of an EPUB, each in a frame in which nothing runs: it comes out of a stranger's file. */
export function ChapterPreview({ chapters, renew, titleLang, messages }: ChapterPreviewProps) {
  const t = useTranslations("conversions.preview");
  const tConversions = useTranslations("conversions");
  const [index, setIndex] = useState(0);
  /** Inside of the frame one can walk on: a chapter that is chosen again has to come back. */
  const [choices, setChoices] = useState(0);
  // A fresh address for what is already shown would load it again, and lose the place in it.
  const [shown, setShown] = useState(chapters[0]?.url);
  /** Chosen, or walked on to, while the network was away: the frame would show the browser's own page about it. */
  const [isMissed, setMissed] = useState(false);
  useEffect(() => {
    if (!isMissed) return;
    const again = () => setMissed(false);
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [isMissed]);
  // A frame that comes with the page has loaded before anybody listens.
  const [isListening, setListening] = useState(false);
  useEffect(() => setListening(true), []);
  /** The frame was walked on in, to a chapter that nobody outside of it can know. */
  const [isAway, setAway] = useState(false);
  const firstLoadOf = useRef<number | null>(null);
  const arrive = () => {
    setMissed(!navigator.onLine);
    const isFirst = firstLoadOf.current !== choices;
    // What is missed comes back as it was chosen.
    firstLoadOf.current = navigator.onLine ? choices : null;
    setAway(!isFirst && navigator.onLine);
  };
  const choose = async (place: number) => {
    setIndex(place);
    setAway(false);
    setMissed(!navigator.onLine);
    const renewed = await renew();
    setShown(renewed[place]?.url);
    setChoices((count) => count + 1);
  };
  /** The conversion numbers those without a name of their own. */
  const nameOf = ({ title, url }: Chapter) => {
    const number = Number.parseInt(url.split("/").at(-1) ?? "", 10);
    return title === String(number) ? t("chapterNumber", { number }) : null;
  };
  const current = chapters[index];
  const sharedCount = chapters.filter(({ is_shared }) => is_shared).length;
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted text-sm">
        {t("sharedChapters", { count: sharedCount, all: chapters.length })}
      </p>
      {messages
        .filter(({ id }) => SAID_HERE.has(id))
        .map((message) => (
          <p key={message.id} className="text-muted text-sm">
            <ReportSentence {...message} />
          </p>
        ))}
      <div className="grid gap-4 md:grid-cols-[16rem_minmax(0,1fr)]">
        <nav aria-label={t("chapters")} className="max-h-40 overflow-y-auto md:max-h-[70vh]">
          <ol>
            {chapters.map((chapter, place) => (
              <li key={chapter.url.split("/").at(-1)}>
                <button
                  type="button"
                  aria-current={place === index && !isAway ? "true" : undefined}
                  onClick={() => void choose(place)}
                  className="hover:bg-row-hover aria-[current]:border-accent flex min-h-8 w-full cursor-pointer flex-col border-l-2 border-transparent px-3 py-1 text-left text-sm aria-[current]:font-medium"
                >
                  {nameOf(chapter) ?? (
                    <span lang={titleLang ?? undefined} className="wrap-anywhere">
                      {chapter.title}
                    </span>
                  )}
                  {chapter.is_shared ? (
                    <span className="text-muted text-xs font-normal">{t("inPreview")}</span>
                  ) : null}
                </button>
              </li>
            ))}
          </ol>
        </nav>
        <div className="border-border bg-surface h-[70vh] w-full rounded border">
          <p role="status" className="text-muted p-4 text-sm empty:hidden">
            {isMissed ? tConversions("offline") : null}
          </p>
          {isMissed || !isListening ? null : (
            <iframe
              key={choices}
              sandbox=""
              src={shown}
              onLoad={arrive}
              title={(current && nameOf(current)) ?? t("chapter", { title: current?.title ?? "" })}
              className="size-full rounded"
            />
          )}
        </div>
      </div>
    </div>
  );
}
