"use client";

import { ProgressBar } from "@heroui/react/progress-bar";
import { useTranslations } from "next-intl";
import { isConverting } from "#lib/conversions/schema.ts";
import type { ConversionState } from "#lib/conversions/state-schema.ts";
import { ConversionSteps } from "./conversion-steps.tsx";
import { RetryButton } from "./retry-button.tsx";
import { StateBadge } from "./state-badge.tsx";
import { useSaid } from "./use-said.ts";

type ConversionProgressProps = { state: ConversionState; canEdit: boolean };

/** What is worth a line beside the steps: how far, and what is waited for. */
const WORTH_SAYING = [
  "rendering_page",
  "reading_chapter",
  "converting_track",
  "trying_again",
  "waiting_for_worker",
];

/** What a conversion is doing, or why it failed and the button that mends it. */
export function ConversionProgress({ state, canEdit }: ConversionProgressProps) {
  const t = useTranslations("conversions");
  const say = useSaid();
  const { conversion, conversion_status: status } = state;
  const isMoving = isConverting(status);
  const steps = conversion?.steps ?? 0;
  const step = conversion?.step ?? 0;
  // A store of version 1 knows the step only.
  const percent = conversion?.percent ?? (steps > 0 ? (Math.max(step - 1, 0) / steps) * 100 : 0);
  const doing =
    isMoving && conversion && WORTH_SAYING.includes(conversion.code ?? "") ? say(conversion, null) : null;
  const failure = status === "error" && conversion ? say(conversion, conversion.message) : null;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StateBadge status={status ?? null} conversion={conversion} />
        {doing ? <span className="text-muted text-sm tabular-nums">{doing}</span> : null}
        {status === "error" || status === "deferred" ? (
          <RetryButton contentId={state.id} status={status} isAllowed={canEdit} />
        ) : null}
      </div>
      {isMoving && conversion ? (
        <ProgressBar aria-label={t("progressOf", { title: state.name })} value={percent} size="sm">
          <ProgressBar.Track>
            <ProgressBar.Fill />
          </ProgressBar.Track>
        </ProgressBar>
      ) : null}
      {isMoving && conversion?.is_stalled ? (
        <p className="text-warning-text text-sm">{t("stalledNote")}</p>
      ) : null}
      {failure ? <p className="text-danger-text text-sm">{failure}</p> : null}
      {/* Every track takes these steps anew: what counts is how many tracks are left. */}
      {isMoving && conversion?.code !== "converting_track" ? (
        <ConversionSteps step={step} fileType={state.file_type} />
      ) : null}
    </div>
  );
}
