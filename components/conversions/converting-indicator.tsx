"use client";

import { LoaderCircle } from "lucide-react";
import Link from "next/link";
import { useOffline } from "next/offline";
import { useTranslations } from "next-intl";
import { useConversions } from "#lib/conversions/use-conversions.ts";
import { useFreshHistories } from "#lib/conversions/use-fresh-histories.ts";
import { routes } from "#lib/routes.ts";
import { NoAnswer, SilenceNote, useSilence } from "./silence.tsx";

/** How many titles are being converted, on every page. Quiet when there is none; no answer is told as such. */
export function ConvertingIndicator() {
  const t = useTranslations("conversions");
  const { data } = useConversions();
  const since = useSilence();
  // A page that was asked for; what is shown of conversions has its own silence.
  const isOffline = useOffline();
  useFreshHistories();
  const count = data?.active.length ?? 0;
  return (
    <p role="status" className="min-w-0 text-sm">
      {since !== null ? (
        <SilenceNote since={since} />
      ) : isOffline ? (
        <NoAnswer>{t("offline")}</NoAnswer>
      ) : count > 0 ? (
        <Link
          href={routes.conversions()}
          className="text-accent flex min-h-6 items-center gap-1.5 tabular-nums"
        >
          <LoaderCircle aria-hidden className="size-4 motion-safe:animate-spin" />
          {t("indicator", { count })}
        </Link>
      ) : null}
    </p>
  );
}
