"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useState } from "react";
import { ErrorState } from "#components/ui/error-state.tsx";
import { endedConversionsOptions, startersOptions } from "#lib/conversions/queries.ts";
import type { ConversionState, Conversions } from "#lib/conversions/state-schema.ts";
import { useConversions } from "#lib/conversions/use-conversions.ts";
import { BoardEndings } from "./board-endings.tsx";
import { ConversionBoardSkeleton } from "./conversion-board-skeleton.tsx";
import { ConversionCard } from "./conversion-card.tsx";
import { useConversionEnds } from "./use-conversion-ends.ts";

const finishedAt = ({ conversion }: ConversionState) => Date.parse(conversion?.finished_at ?? "") || 0;

const DAY = { dateStyle: "short" } as const;

type ConversionBoardProps = {
  canEdit: boolean;
  /** What the server knew, shown until the browser knows more; null where it knew nothing. */
  first: Conversions | null;
};

/** What is being converted now, what failed, and what has been finished today. */
export function ConversionBoard({ canEdit, first }: ConversionBoardProps) {
  const t = useTranslations("conversions");
  const format = useFormatter();
  const today = format.dateTime(useNow(), DAY);
  const active = useConversions();
  const failed = useQuery(endedConversionsOptions("failed"));
  const done = useQuery(endedConversionsOptions("done"));
  const [ended, setEnded] = useState<readonly number[]>([]);
  useConversionEnds((ids) => {
    setEnded(ids);
    void Promise.all([failed.refetch(), done.refetch()]);
  });

  const underWay = (active.data ?? first)?.active;
  const finished = done.data?.data
    .filter(({ conversion }) => {
      const time = conversion?.finished_at;
      return time ? format.dateTime(new Date(time), DAY) === today : false;
    })
    .toSorted((one, other) => finishedAt(other) - finishedAt(one));
  const atEnd = [...(failed.data?.data ?? []), ...(done.data?.data ?? [])];
  const told = atEnd.filter(({ id }) => ended.includes(id) && !underWay?.some((one) => one.id === id));
  const shown = [underWay, failed.data?.data, finished].flatMap((states) => states ?? []);
  const starters = useQuery({
    ...startersOptions(shown.map(({ id }) => id)),
    enabled: shown.length > 0,
  });
  const shared = { canEdit, starters: starters.data };

  return (
    <div className="flex flex-col gap-8">
      <BoardEndings states={told} />
      <Group
        heading={t("activeHeading")}
        empty={t("nothingActive")}
        states={underWay}
        error={active.error}
        onRetry={() => void active.refetch()}
        {...shared}
      />
      <Group
        heading={t("failedHeading")}
        empty={t("nothingFailed")}
        states={failed.data?.data}
        error={failed.error}
        onRetry={() => void failed.refetch()}
        note={failed.data?.meta.has_more ? t("moreFailed") : null}
        {...shared}
      />
      <Group
        heading={t("finishedHeading")}
        empty={t("nothingFinished")}
        states={finished}
        error={done.error}
        onRetry={() => void done.refetch()}
        {...shared}
      />
    </div>
  );
}

type GroupProps = {
  heading: string;
  empty: string;
  states: ConversionState[] | undefined;
  error: Error | null;
  onRetry: () => void;
  canEdit: boolean;
  starters: Map<number, string> | undefined;
  note?: string | null;
};

function Group({ heading, empty, states, error, onRetry, canEdit, starters, note }: GroupProps) {
  return (
    <section
      aria-label={heading}
      tabIndex={-1}
      className="flex flex-col gap-3 rounded-sm outline-none focus-visible:ring-2 focus-visible:ring-focus"
    >
      <h2 className="text-sm font-semibold">{heading}</h2>
      {states ? null : error ? <ErrorState error={error} onRetry={onRetry} /> : <ConversionBoardSkeleton />}
      {states?.length === 0 ? <p className="text-muted text-sm">{empty}</p> : null}
      {states && states.length > 0 ? (
        <ul className="border-border bg-surface divide-border divide-y rounded-lg border">
          {states.map((state) => (
            <ConversionCard
              key={state.id}
              state={state}
              canEdit={canEdit}
              startedBy={starters?.get(state.id)}
            />
          ))}
        </ul>
      ) : null}
      {note ? <p className="text-muted text-sm">{note}</p> : null}
    </section>
  );
}
