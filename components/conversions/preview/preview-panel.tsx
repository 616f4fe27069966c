"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ErrorState } from "#components/ui/error-state.tsx";
import { NewTabLink } from "#components/ui/new-tab-link.tsx";
import type { ConversionHistory } from "#lib/conversions/history-schema.ts";
import { conversionHistoryOptions, FRESH_MS, isGone } from "#lib/conversions/queries.ts";
import { ConversionBoardSkeleton } from "../conversion-board-skeleton.tsx";
import { GoneNote } from "../gone-note.tsx";
import { ChapterPreview } from "./chapter-preview.tsx";
import { NothingToShow } from "./nothing-to-show.tsx";
import { PagePreview } from "./page-preview.tsx";
import { SoundPreview } from "./sound-preview.tsx";

type PreviewPanelProps = { contentId: number; titleLang: string | null };

/** What was made of a title's file: its pages, chapters or tracks, and how much of it buyers see. */
export function PreviewPanel({ contentId, titleLang }: PreviewPanelProps) {
  const t = useTranslations("conversions.preview");
  const { data, dataUpdatedAt, error, refetch } = useQuery(conversionHistoryOptions(contentId));
  if (data === undefined) {
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <ConversionBoardSkeleton />;
  }
  const renew = async () => {
    const isFresh = Date.now() - dataUpdatedAt < FRESH_MS;
    return isFresh ? data : ((await refetch()).data ?? data);
  };
  return (
    <section aria-label={t("heading")} className="flex max-w-[60rem] flex-col gap-4 py-5">
      <div role="status" className="empty:hidden">
        {isGone(error) ? <GoneNote /> : null}
      </div>
      {data?.preview_url && !isGone(error) ? (
        <NewTabLink href={data.preview_url} label={t("asBuyer")} className="text-sm" />
      ) : null}
      {isGone(error) ? null : (
        <Shown
          history={data}
          contentId={contentId}
          titleLang={titleLang}
          onExpired={() => void refetch()}
          renew={renew}
        />
      )}
    </section>
  );
}

type ShownProps = PreviewPanelProps & {
  history: ConversionHistory | null;
  onExpired: () => void;
  /** The same again, with addresses that are good now. */
  renew: () => Promise<ConversionHistory | null>;
};

function Shown({ history, contentId, titleLang, onExpired, renew }: ShownProps) {
  const first = firstOf(history);
  const nothing = <NothingToShow contentId={contentId} conversion={history?.conversion ?? null} />;
  if (!history || !first) return nothing;
  if (first.audio_url)
    return <SoundPreview contentId={contentId} titleLang={titleLang} files={history.files} />;
  if (first.chapters.length > 0) {
    const chapters = async () => firstOf(await renew())?.chapters ?? first.chapters;
    const messages = history.files[0]?.report?.messages ?? [];
    return (
      <ChapterPreview chapters={first.chapters} renew={chapters} titleLang={titleLang} messages={messages} />
    );
  }
  if (first.page_urls.length === 0) return nothing;
  const pages = history.files[0]?.found?.pages ?? null;
  return <PagePreview preview={first} pages={pages} onExpired={onExpired} />;
}

function firstOf(history: ConversionHistory | null) {
  return history?.files.flatMap(({ preview }) => preview ?? [])[0];
}
