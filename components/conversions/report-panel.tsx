"use client";

import { useTranslations } from "next-intl";
import { type ConvertedFile, type FileReport, REPORT_SEVERITIES } from "#lib/conversions/history-schema.ts";
import { verdictOf } from "#lib/conversions/report-verdict.ts";
import { Accessibility } from "./accessibility.tsx";
import { Panel } from "./panel.tsx";

type ReportPanelProps = { report: FileReport; found: ConvertedFile["found"]; fileType: string };

/** What was found in the file, and what readers with disabilities will miss. */
export function ReportPanel({ report, found, fileType }: ReportPanelProps) {
  const t = useTranslations("conversions.report");
  const verdict = verdictOf(report);
  const isWarning = verdict === "no_text" || verdict === "invalid";
  const counts = REPORT_SEVERITIES.filter((severity) => report.counts[severity] > 0).map((severity) =>
    t(`counts.${severity}`, { count: report.counts[severity] }),
  );
  return (
    <Panel label={t("heading")} hasHeading>
      <p className={isWarning ? "text-warning-text text-sm" : "text-sm"}>{t(`verdict.${verdict}`)}</p>
      <p className="text-muted mt-1 flex flex-wrap gap-x-3 text-xs tabular-nums">
        {[
          report.version ? t("version", { version: report.version }) : null,
          found?.pages ? t("pages", { count: found.pages }) : null,
          found?.words ? t("words", { count: found.words }) : null,
          ...counts,
        ]
          .filter((text) => text !== null)
          .map((text) => (
            <span key={text}>{text}</span>
          ))}
      </p>
      <Messages messages={report.messages} />
      {report.accessibility ? <Accessibility facts={report.accessibility} fileType={fileType} /> : null}
    </Panel>
  );
}

function Messages({ messages }: Pick<FileReport, "messages">) {
  const t = useTranslations("conversions.report");
  const own = useTranslations("conversions.report.own");
  if (messages.length === 0) return null;
  return (
    <details className="mt-2 text-sm">
      <summary className="text-link min-h-6 w-fit cursor-pointer">
        {t("messages", { count: messages.length })}
      </summary>
      <ul className="mt-2 flex max-h-80 flex-col gap-2 overflow-y-auto">
        {messages.map(({ severity, id, message, location }, index) => {
          const known = REPORT_SEVERITIES.find((word) => word === severity);
          // EPUBCheck speaks English only.
          const key = id as Parameters<typeof own>[0];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes, in which a message may come twice
            <li key={index} className="wrap-anywhere">
              <span className="font-medium">{known ? t(`severity.${known}`) : severity}</span>{" "}
              <span className="text-muted text-xs">{id}</span>{" "}
              {own.has(key) ? own(key) : <span lang="en">{message}</span>}
              {location ? <span className="text-muted block text-xs">{location}</span> : null}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
