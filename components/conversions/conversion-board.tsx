"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ErrorState } from "#components/ui/error-state.tsx";
import { failedConversionsOptions } from "#lib/conversions/queries.ts";
import type { ConversionState, Conversions } from "#lib/conversions/state-schema.ts";
import { useConversions } from "#lib/conversions/use-conversions.ts";
import { ConversionBoardSkeleton } from "./conversion-board-skeleton.tsx";
import { ConversionCard } from "./conversion-card.tsx";
import { useConversionEnds } from "./use-conversion-ends.ts";

type ConversionBoardProps = {
  canEdit: boolean;
  /** What the server knew, shown until the browser knows more; null where it knew nothing. */
  first: Conversions | null;
};

/** What is being converted now, and what failed. */
export function ConversionBoard({ canEdit, first }: ConversionBoardProps) {
  const t = useTranslations("conversions");
  const active = useConversions();
  const failed = useQuery(failedConversionsOptions);
  useConversionEnds(() => void failed.refetch());

  return (
    <div className="flex flex-col gap-8">
      <Group
        heading={t("activeHeading")}
        empty={t("nothingActive")}
        states={(active.data ?? first)?.active}
        error={active.error}
        onRetry={() => void active.refetch()}
        canEdit={canEdit}
      />
      <Group
        heading={t("failedHeading")}
        empty={t("nothingFailed")}
        states={failed.data?.data}
        error={failed.error}
        onRetry={() => void failed.refetch()}
        canEdit={canEdit}
        note={failed.data?.meta.has_more ? t("moreFailed") : null}
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
  note?: string | null;
};

function Group({ heading, empty, states, error, onRetry, canEdit, note }: GroupProps) {
  return (
    <section aria-label={heading} className="flex flex-col gap-3">
      <h2 className="text-sm font-semibold">{heading}</h2>
      {states ? null : error ? <ErrorState error={error} onRetry={onRetry} /> : <ConversionBoardSkeleton />}
      {states?.length === 0 ? <p className="text-muted text-sm">{empty}</p> : null}
      {states && states.length > 0 ? (
        <ul className="border-border bg-surface divide-border divide-y rounded-lg border">
          {states.map((state) => (
            <ConversionCard key={state.id} state={state} canEdit={canEdit} />
          ))}
        </ul>
      ) : null}
      {note ? <p className="text-muted text-sm">{note}</p> : null}
    </section>
  );
}
