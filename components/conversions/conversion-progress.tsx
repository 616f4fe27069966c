"use client";

import { ProgressBar } from "@heroui/react/progress-bar";
import { useTranslations } from "next-intl";
import type { ConversionState } from "#lib/conversions/queries.ts";
import { isConverting } from "#lib/conversions/schema.ts";
import { ConversionSteps } from "./conversion-steps.tsx";
import { RetryButton } from "./retry-button.tsx";
import { StateBadge } from "./state-badge.tsx";

type ConversionProgressProps = { state: ConversionState; canEdit: boolean };

/** What a conversion is doing, or why it failed and the button that mends it. */
export function ConversionProgress({ state, canEdit }: ConversionProgressProps) {
  const t = useTranslations("conversions");
  const { conversion, conversion_status: status } = state;
  const isMoving = isConverting(status);
  const steps = conversion?.steps ?? 0;
  const step = conversion?.step ?? 0;
  // A store of version 1 knows the step only.
  const percent = conversion?.percent ?? (steps > 0 ? (Math.max(step - 1, 0) / steps) * 100 : 0);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <StateBadge status={status ?? null} conversion={conversion} />
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
      {conversion?.message ? (
        <p className={status === "error" ? "text-danger-text text-sm" : "text-muted text-sm"}>
          {conversion.message}
        </p>
      ) : null}
      {isMoving ? <ConversionSteps step={step} fileType={state.file_type} /> : null}
    </div>
  );
}
