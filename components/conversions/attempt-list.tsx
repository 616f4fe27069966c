"use client";

import { useFormatter, useTranslations } from "next-intl";
import { ATTEMPT_OUTCOMES, type Attempt } from "#lib/conversions/history-schema.ts";
import { CONVERSION_STAGES } from "#lib/conversions/schema.ts";
import { useSilence } from "./silence.tsx";
import { useSaid } from "./use-said.ts";

type AttemptListProps = {
  attempts: readonly Attempt[];
  fileType: string;
  /** Of what is converted by them: it says when the first one begins. */
  status: string | undefined;
};

/** Every attempt at a file, the newest first: when, how it ended, and how long each step took. */
export function AttemptList({ attempts, fileType, status }: AttemptListProps) {
  const t = useTranslations("conversions.history");
  if (attempts.length === 0) {
    return <p className="text-muted text-sm">{t(status === "deferred" ? "emptyDeferred" : "empty")}</p>;
  }
  return (
    <ol className="divide-separator flex flex-col divide-y">
      {attempts.map((attempt) => (
        <AttemptItem key={attempt.attempt} attempt={attempt} fileType={fileType} />
      ))}
    </ol>
  );
}

/** Their sentences say what to do; of an attempt that has been followed by another nothing is to be done. */
const PAST_REASONS = ["internal", "interrupted"] as const;

const TONES: Readonly<Record<string, string>> = { failed: "text-danger-text", lost: "text-warning-text" };

function AttemptItem({ attempt, fileType }: { attempt: Attempt; fileType: string }) {
  const t = useTranslations("conversions.history");
  const tState = useTranslations("common.state");
  const isSilent = useSilence() !== null;
  const format = useFormatter();
  const say = useSaid();
  const { started_at, finished_at, outcome, file } = attempt;
  const known = ATTEMPT_OUTCOMES.find((word) => word === outcome) ?? (outcome === null ? "running" : null);
  const started = format.dateTime(new Date(started_at), { dateStyle: "medium", timeStyle: "medium" });
  const seconds = finished_at === null ? null : secondsOf(attempt);
  const past = PAST_REASONS.find((code) => code === attempt.code);
  const reason = outcome === "retried" && past ? t(`past.${past}`) : say(attempt, attempt.message);
  const fileWords = ({ name, host }: NonNullable<Attempt["file"]>) =>
    name && host ? t("fileFrom", { name, host }) : (name ?? host);
  return (
    <li className="flex flex-col gap-1 py-3 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 text-sm">
        <span className="font-medium">{t("attempt", { attempt: attempt.attempt })}</span>
        <span className={TONES[outcome ?? ""] ?? "text-muted"}>
          {known ? t(`outcome.${known}`) : outcome}
          {known === "running" && isSilent ? `, ${tState("lastKnown")}` : null}
        </span>
        <span className="text-muted text-xs tabular-nums">
          {t("started", { time: started })}
          {seconds === null ? null : `, ${t("took", { duration: t("seconds", { seconds }) })}`}
        </span>
      </div>
      {file?.name || file?.host ? (
        <p className="text-muted text-xs wrap-anywhere">{fileWords(file)}</p>
      ) : null}
      {reason ? <p className="text-sm">{reason}</p> : null}
      <Steps attempt={attempt} fileType={fileType} />
    </li>
  );
}

/** The steps know tenths of a second; the attempt itself is told by the second. */
function secondsOf({ started_at, finished_at, steps }: Attempt): number {
  const known = steps.flatMap((step) => (step.seconds === null ? [] : [step.seconds]));
  if (known.length > 0) return Math.round(known.reduce((sum, each) => sum + each, 0) * 10) / 10;
  return Math.max(0, (Date.parse(finished_at ?? started_at) - Date.parse(started_at)) / 1000);
}

function Steps({ attempt: { attempt, steps }, fileType }: { attempt: Attempt; fileType: string }) {
  const t = useTranslations("conversions");
  if (steps.length === 0) return null;
  return (
    <ol aria-label={t("history.steps", { attempt })} className="flex flex-wrap gap-x-4 gap-y-0.5 text-xs">
      {steps.map(({ stage, seconds }) => {
        const known = CONVERSION_STAGES.find((word) => word === stage);
        return (
          <li key={stage} className="text-muted tabular-nums">
            {known ? t(`stage.${known}`, { kind: fileType }) : stage}{" "}
            <span className="text-foreground">
              {seconds === null ? t("history.inProgress") : t("history.seconds", { seconds })}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
