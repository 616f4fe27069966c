"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { ErrorState } from "#components/ui/error-state.tsx";
import type { ConvertedFile } from "#lib/conversions/history-schema.ts";
import { conversionHistoryOptions } from "#lib/conversions/queries.ts";
import { useGoneTitles } from "#lib/conversions/use-conversions.ts";
import { AttemptList } from "./attempt-list.tsx";
import { ConversionBoardSkeleton } from "./conversion-board-skeleton.tsx";
import { ExchangeButton } from "./exchange/exchange-button.tsx";
import { ExchangeDialog } from "./exchange/exchange-dialog.tsx";
import { Panel } from "./panel.tsx";
import { ReportPanel, ReportSentence } from "./report-panel.tsx";
import { StateBadge } from "./state-badge.tsx";
import { useSaid } from "./use-said.ts";

type ConversionHistoryProps = { contentId: number; fileType: string; canEdit: boolean };

/** How the conversion went: the report on the file, and every attempt; for an audiobook track by track. */
export function ConversionHistory({ contentId, fileType, canEdit }: ConversionHistoryProps) {
  const t = useTranslations("conversions.history");
  const { data, error, refetch } = useQuery(conversionHistoryOptions(contentId));
  const isGone = useGoneTitles([contentId]) !== "";
  if (data === undefined) {
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <ConversionBoardSkeleton />;
  }
  // That it was deleted is said above.
  if (data === null && isGone) return null;
  if (data === null) return <p className="text-muted max-w-[45rem] text-sm">{t("unavailable")}</p>;
  const [only] = data.files;
  if (fileType === "audio") {
    return (
      <Panel label={t("tracksHeading")} hasHeading>
        <TrackHistories contentId={contentId} files={data.files} canEdit={canEdit} />
      </Panel>
    );
  }
  if (!only) return null;
  return (
    <>
      {only.report ? <ReportPanel report={only.report} found={only.found} fileType={fileType} /> : null}
      <Panel label={t("heading")} hasHeading>
        <AttemptList attempts={only.attempts} fileType={fileType} status={only.status} />
      </Panel>
    </>
  );
}

type TrackHistoriesProps = { contentId: number; files: readonly ConvertedFile[]; canEdit: boolean };

function TrackHistories({ contentId, files, canEdit }: TrackHistoriesProps) {
  const list = useRef<HTMLOListElement>(null);
  const say = useSaid();
  const [exchanged, setExchanged] = useState<ConvertedFile | null>(null);
  const reason = exchanged ? say(exchanged, exchanged.message) : null;
  return (
    <>
      <ol
        ref={list}
        tabIndex={-1}
        className="divide-separator divide-y rounded-sm outline-none focus-visible:ring-2 focus-visible:ring-focus"
      >
        {files.map((file, index) => (
          <TrackHistory
            key={file.track_id}
            file={file}
            number={index + 1}
            onExchange={canEdit && file.accepts_file ? () => setExchanged(file) : null}
          />
        ))}
      </ol>
      {exchanged && exchanged.track_id !== null ? (
        <ExchangeDialog
          exchange={{
            contentId,
            trackId: exchanged.track_id,
            title: exchanged.title ?? "",
            fileType: "audio",
            reason,
          }}
          onClose={() => setExchanged(null)}
          fallback={list}
        />
      ) : null}
    </>
  );
}

type TrackHistoryProps = {
  file: ConvertedFile;
  /** Its place in the audiobook: several tracks may have one name. */
  number: number;
  /** Null where no other file is taken. */
  onExchange: (() => void) | null;
};

function TrackHistory({ file, number, onExchange }: TrackHistoryProps) {
  const t = useTranslations("conversions.history");
  const say = useSaid();
  const reason = file.status === "error" ? say(file, file.message) : null;
  return (
    <li className="flex flex-col gap-1 py-2 text-sm">
      <div className="flex items-baseline gap-3">
        <span className="text-muted min-w-6 shrink-0 text-end tabular-nums">{number}</span>
        <span className="min-w-0 flex-1 wrap-anywhere">{file.title}</span>
        <StateBadge status={file.status} conversion={{ ...file, step: 0, steps: 0 }} />
      </div>
      {reason ? <p className="text-danger-text">{reason}</p> : null}
      {onExchange ? (
        <div>
          <ExchangeButton title={file.title ?? ""} onPress={onExchange} />
        </div>
      ) : null}
      {file.report?.messages.map((finding) => (
        <p key={finding.id} className="text-warning-text">
          <ReportSentence {...finding} />
        </p>
      ))}
      <SoundFacts audio={file.audio} />
      <details>
        <summary className="text-link min-h-6 w-fit cursor-pointer text-xs">
          {t("showAttempts", { count: file.attempts.length })}
          <span className="sr-only">: {file.title}</span>
        </summary>
        <div className="py-2 pl-4">
          <AttemptList attempts={file.attempts} fileType="audio" status={file.status} />
        </div>
      </details>
    </li>
  );
}

function SoundFacts({ audio }: Pick<ConvertedFile, "audio">) {
  const t = useTranslations("conversions.audio");
  if (!audio) return null;
  const facts = [
    audio.bit_rate_kbps === null ? null : t("bitRate", { rate: audio.bit_rate_kbps }),
    audio.sample_rate_hz === null ? null : t("sampleRate", { rate: audio.sample_rate_hz / 1000 }),
    audio.channels === null ? null : t("channels", { count: audio.channels }),
  ].filter((fact) => fact !== null);
  return <p className="text-muted text-xs tabular-nums">{facts.join(" · ")}</p>;
}
