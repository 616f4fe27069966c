"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ErrorState } from "#components/ui/error-state.tsx";
import { NewTabLink } from "#components/ui/new-tab-link.tsx";
import type { ConversionHistory } from "#lib/conversions/history-schema.ts";
import { conversionHistoryOptions } from "#lib/conversions/queries.ts";
import { isConverting } from "#lib/conversions/schema.ts";
import { ConversionBoardSkeleton } from "../conversion-board-skeleton.tsx";
import { ChapterPreview } from "./chapter-preview.tsx";
import { PagePreview } from "./page-preview.tsx";
import { SoundPreview } from "./sound-preview.tsx";

type PreviewPanelProps = { contentId: number; titleLang: string | null };

/** What was made of a title's file: its pages, chapters or tracks, and how much of it buyers see. */
export function PreviewPanel({ contentId, titleLang }: PreviewPanelProps) {
  const t = useTranslations("conversions.preview");
  const { data, error, refetch } = useQuery(conversionHistoryOptions(contentId));
  if (data === undefined) {
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <ConversionBoardSkeleton />;
  }
  return (
    <section aria-label={t("heading")} className="flex max-w-[60rem] flex-col gap-4 py-5">
      {data?.preview_url ? (
        <NewTabLink href={data.preview_url} label={t("asBuyer")} className="text-sm" />
      ) : null}
      <Shown history={data} contentId={contentId} titleLang={titleLang} onExpired={() => void refetch()} />
    </section>
  );
}

type ShownProps = PreviewPanelProps & { history: ConversionHistory | null; onExpired: () => void };

function Shown({ history, contentId, titleLang, onExpired }: ShownProps) {
  const t = useTranslations("conversions.preview");
  const previews = history?.files.flatMap(({ preview }) => preview ?? []) ?? [];
  const [first] = previews;
  if (!history || !first) {
    const key = isConverting(history?.conversion?.status) ? "notYet" : "nothing";
    return <p className="text-muted text-sm">{t(key)}</p>;
  }
  if (first.audio_url)
    return <SoundPreview contentId={contentId} titleLang={titleLang} files={history.files} />;
  if (first.chapters.length > 0) return <ChapterPreview chapters={first.chapters} titleLang={titleLang} />;
  if (first.page_urls.length === 0) return <p className="text-muted text-sm">{t("nothing")}</p>;
  const pages = history.files[0]?.found?.pages ?? null;
  return <PagePreview preview={first} pages={pages} onExpired={onExpired} />;
}
