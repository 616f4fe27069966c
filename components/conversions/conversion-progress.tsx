"use client";

import { ProgressBar } from "@heroui/react/progress-bar";
import { Check } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { isConverting } from "#lib/conversions/schema.ts";
import type { ConversionState } from "#lib/conversions/state-schema.ts";
import { routes } from "#lib/routes.ts";
import { ConversionSteps } from "./conversion-steps.tsx";
import { ExchangeButton } from "./exchange/exchange-button.tsx";
import { ExchangeDialog } from "./exchange/exchange-dialog.tsx";
import { RetryButton } from "./retry-button.tsx";
import { useSilence } from "./silence.tsx";
import { StateBadge } from "./state-badge.tsx";
import { useSaid } from "./use-said.ts";

type ConversionProgressProps = {
  state: ConversionState;
  canEdit: boolean;
  /** Whether one that is done says so in words: in a list the tick is enough. */
  saysDone?: boolean;
};

/** What is worth a line beside the steps: how far, and what is waited for. */
const WORTH_SAYING = [
  "rendering_page",
  "reading_chapter",
  "converting_track",
  "trying_again",
  "waiting_for_worker",
];

/** What a conversion is doing, or why it failed and the buttons that mend it. */
export function ConversionProgress({ state, canEdit, saysDone = false }: ConversionProgressProps) {
  const t = useTranslations("conversions");
  const say = useSaid();
  const root = useRef<HTMLDivElement>(null);
  const [isExchanging, setExchanging] = useState(false);
  const { conversion, conversion_status: status } = state;
  const isMoving = isConverting(status);
  const isSilent = useSilence() !== null;
  const steps = conversion?.steps ?? 0;
  const step = conversion?.step ?? 0;
  // A store of version 1 knows the step only.
  const percent = conversion?.percent ?? (steps > 0 ? (Math.max(step - 1, 0) / steps) * 100 : 0);
  const doing =
    isMoving && conversion && WORTH_SAYING.includes(conversion.code ?? "") ? say(conversion, null) : null;
  const failure = status === "error" && conversion ? say(conversion, conversion.message) : null;
  const isMendable = canEdit && status === "error" && conversion !== null;
  return (
    <div
      ref={root}
      tabIndex={-1}
      className="flex flex-col gap-2 rounded-sm outline-none focus-visible:ring-2 focus-visible:ring-focus"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {saysDone && status === "done" ? (
          <Done />
        ) : (
          <StateBadge status={status ?? null} conversion={conversion} />
        )}
        {doing ? <span className="text-muted text-sm tabular-nums">{doing}</span> : null}
        {canEdit && (status === "error" || status === "deferred") ? (
          <RetryButton state={state} fallback={root} />
        ) : null}
        {isMendable && conversion.accepts_file ? (
          <ExchangeWay state={state} onExchange={() => setExchanging(true)} />
        ) : null}
      </div>
      {isMoving && conversion ? (
        <ProgressBar
          aria-label={t("progressOf", { title: state.name })}
          value={percent}
          size="sm"
          color={isSilent ? "default" : "accent"}
          className={isSilent ? "opacity-50" : ""}
        >
          <ProgressBar.Track>
            <ProgressBar.Fill />
          </ProgressBar.Track>
        </ProgressBar>
      ) : null}
      {isMoving && conversion?.is_stalled ? (
        <p className="text-warning-text text-sm">{t("stalledNote")}</p>
      ) : null}
      {failure ? <p className="text-danger-text text-sm">{failure}</p> : null}
      {isMendable && !conversion.accepts_file ? (
        <p className="text-muted text-sm">
          {t(state.file_type === "audio" ? "noTrackExchange" : "noExchange")}
        </p>
      ) : null}
      {/* Every track takes these steps anew: what counts is how many tracks are left. */}
      {isMoving && conversion?.code !== "converting_track" ? (
        <ConversionSteps step={step} fileType={state.file_type} isSilent={isSilent} />
      ) : null}
      {isExchanging ? (
        <ExchangeDialog
          exchange={{ contentId: state.id, title: state.name, fileType: state.file_type, reason: failure }}
          onClose={() => setExchanging(false)}
          fallback={root}
        />
      ) : null}
    </div>
  );
}

function Done() {
  const t = useTranslations("common.state");
  return (
    <p className="flex items-center gap-1.5">
      <Check aria-hidden className="text-muted size-4" />
      {t("done")}
    </p>
  );
}

type ExchangeWayProps = { state: ConversionState; onExchange: () => void };

/** To another file; of an audiobook to its tracks, each of which has a file of its own. */
function ExchangeWay({ state: { id, name, file_type }, onExchange }: ExchangeWayProps) {
  const t = useTranslations("conversions.exchange");
  if (file_type !== "audio") return <ExchangeButton title={name} onPress={onExchange} />;
  return (
    <Link
      href={routes.contentTracks(id)}
      className="text-link inline-flex min-h-6 items-center text-sm hover:underline"
    >
      {t("toTracks")}
    </Link>
  );
}
