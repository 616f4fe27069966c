"use client";

import {
  Check,
  CircleAlert,
  CircleDashed,
  CircleHelp,
  Clock,
  CloudOff,
  Hourglass,
  type LucideIcon,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { Conversion } from "#lib/conversions/schema.ts";
import { useSilence } from "./silence.tsx";
import { useSaid } from "./use-said.ts";

type StateBadgeProps = {
  status: string | null;
  conversion?: Pick<Conversion, "step" | "steps" | "message" | "code" | "params" | "is_stalled"> | null;
};

/** The state of a conversion: quiet when it is done, in words and with its picture when it is not. */
export function StateBadge({ status, conversion = null }: StateBadgeProps) {
  const t = useTranslations("common.state");
  const say = useSaid();
  switch (status) {
    case null:
      return null;
    case "done":
      return (
        <span className="flex w-fit items-center text-muted" title={t("done")}>
          <Check aria-hidden className="size-4" strokeWidth={1.75} />
          <span className="sr-only">{t("done")}</span>
        </span>
      );
    case "converting":
      return <Progress {...placeOf(conversion)} isStalled={conversion?.is_stalled ?? false} />;
    case "awaiting":
    case "started_dispatching_conversion":
      if (conversion?.is_stalled)
        return <Worded icon={Hourglass} tone="text-warning-text" text={t("stalled")} />;
      return <Worded icon={Clock} tone="text-muted" text={t(status)} />;
    case "deferred":
      return <Worded icon={CircleDashed} tone="text-muted" text={t("deferred")} />;
    case "error": {
      const reason = conversion && say(conversion, conversion.message);
      return <Worded icon={CircleAlert} tone="text-danger-text" text={t("error")} reason={reason} />;
    }
    default:
      return <Worded icon={CircleHelp} tone="text-muted" text={t("unknown", { status })} />;
  }
}

/** Which step of how many; of an audiobook with several tracks, which track. */
function placeOf(conversion: StateBadgeProps["conversion"]) {
  const { done, total } = conversion?.params ?? {};
  const isOfTracks =
    conversion?.code === "converting_track" && typeof done === "number" && typeof total === "number";
  if (isOfTracks) return { step: done, steps: total, label: "tracksLabel" as const };
  return { step: conversion?.step ?? 0, steps: conversion?.steps ?? 0, label: "progressLabel" as const };
}

type WordedProps = { icon: LucideIcon; tone: string; text: string; reason?: string | null | undefined };

function Worded({ icon: Icon, tone, text, reason }: WordedProps) {
  return (
    <span className={`flex w-fit items-center gap-1.5 whitespace-nowrap ${tone}`} title={reason ?? undefined}>
      <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
      {text}
    </span>
  );
}

type ProgressProps = ReturnType<typeof placeOf> & { isStalled: boolean };

function Progress({ step, steps, label, isStalled }: ProgressProps) {
  const t = useTranslations("common.state");
  const isSilent = useSilence() !== null;
  const place = steps > 0 ? `${t("step", { step, steps })} ` : "";
  if (isSilent)
    return <Worded icon={CloudOff} tone="text-muted tabular-nums" text={place + t("lastKnown")} />;
  if (isStalled) {
    return <Worded icon={Hourglass} tone="text-warning-text tabular-nums" text={place + t("stalled")} />;
  }
  if (steps === 0) return <Worded icon={Clock} tone="text-accent" text={t("converting")} />;
  return (
    <span className="flex w-fit items-center gap-2 whitespace-nowrap text-accent">
      <span
        role="progressbar"
        aria-label={t(label, { step, steps })}
        aria-valuemin={0}
        aria-valuemax={steps}
        aria-valuenow={step}
        className="block h-1.5 w-12 overflow-hidden rounded-full bg-accent/20"
      >
        <span className="block h-full bg-accent" style={{ width: `${(step / steps) * 100}%` }} />
      </span>
      <span aria-hidden className="tabular-nums">
        {t("step", { step, steps })}
      </span>
    </span>
  );
}
