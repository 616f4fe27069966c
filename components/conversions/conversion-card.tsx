"use client";

import Link from "next/link";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { Cover } from "#components/ui/cover.tsx";
import type { ConversionState } from "#lib/conversions/state-schema.ts";
import { routes } from "#lib/routes.ts";
import { ConversionProgress } from "./conversion-progress.tsx";

const AGE_STEP_MS = 10_000;

type ConversionCardProps = { state: ConversionState; canEdit: boolean; startedBy: string | undefined };

export function ConversionCard({ state, canEdit, startedBy }: ConversionCardProps) {
  const t = useTranslations("conversions");
  const format = useFormatter();
  const now = useNow({ updateInterval: AGE_STEP_MS });
  const updatedAt = state.conversion?.updated_at ?? null;
  // The clock of this page goes in steps, and the store has its own: neither makes it the future.
  const ago = (date: Date) => format.relativeTime(date, Math.max(date.getTime(), now.getTime()));
  return (
    <li className="flex gap-4 p-4">
      <Cover url={state.cover_url} name={state.name} size="md" />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <div className="flex items-baseline gap-3">
          <Link
            href={routes.content(state.id)}
            className="font-serif min-w-0 flex-1 text-base hover:underline"
          >
            {state.name}
          </Link>
          {updatedAt ? (
            <time dateTime={updatedAt} className="text-muted shrink-0 text-xs tabular-nums">
              {ago(new Date(updatedAt))}
            </time>
          ) : null}
        </div>
        {startedBy ? <p className="text-muted text-xs">{t("startedBy", { name: startedBy })}</p> : null}
        <ConversionProgress state={state} canEdit={canEdit} />
      </div>
    </li>
  );
}
