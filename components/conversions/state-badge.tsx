"use client";

import { Check, CircleAlert, CircleDashed, CircleHelp, Clock, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Conversion } from "#lib/conversions/schema.ts";

type StateBadgeProps = {
  status: string | null;
  conversion?: Pick<Conversion, "step" | "steps" | "message"> | null;
};

/** The state of a conversion: quiet when it is done, in words and with its picture when it is not. */
export function StateBadge({ status, conversion }: StateBadgeProps) {
  const t = useTranslations("common.state");
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
      return <Progress step={conversion?.step ?? 0} steps={conversion?.steps ?? 0} />;
    case "awaiting":
    case "started_dispatching_conversion":
      return <Worded icon={Clock} tone="text-muted" text={t(status)} />;
    case "deferred":
      return <Worded icon={CircleDashed} tone="text-muted" text={t("deferred")} />;
    case "error":
      return (
        <Worded icon={CircleAlert} tone="text-danger-text" text={t("error")} reason={conversion?.message} />
      );
    default:
      return <Worded icon={CircleHelp} tone="text-muted" text={t("unknown", { status })} />;
  }
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

function Progress({ step, steps }: { step: number; steps: number }) {
  const t = useTranslations("common.state");
  if (steps === 0) return <Worded icon={Clock} tone="text-accent" text={t("converting")} />;
  return (
    <span className="flex w-fit items-center gap-2 whitespace-nowrap text-accent">
      <span
        role="progressbar"
        aria-label={t("progressLabel", { step, steps })}
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
