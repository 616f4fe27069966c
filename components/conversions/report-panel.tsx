"use client";

import { useTranslations } from "next-intl";
import { type ConvertedFile, type FileReport, REPORT_SEVERITIES } from "#lib/conversions/history-schema.ts";
import { isWorrying, verdictOf } from "#lib/conversions/report-verdict.ts";
import { Accessibility } from "./accessibility.tsx";
import { Panel } from "./panel.tsx";

type ReportPanelProps = { report: FileReport; found: ConvertedFile["found"]; fileType: string };

/** What was found in the file, and what readers with disabilities will miss. */
export function ReportPanel({ report, found, fileType }: ReportPanelProps) {
  const t = useTranslations("conversions.report");
  const verdict = verdictOf(report);
  const counts = REPORT_SEVERITIES.filter((severity) => report.counts[severity] > 0).map((severity) =>
    t(`counts.${severity}`, { count: report.counts[severity] }),
  );
  return (
    <Panel label={t("heading")} hasHeading>
      <p className={isWorrying(verdict) ? "text-warning-text text-sm" : "text-sm"}>
        {t(`verdict.${verdict}`)}
      </p>
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
      <Messages messages={report.messages} all={sum(Object.values(report.counts))} />
      {report.accessibility ? <Accessibility facts={report.accessibility} fileType={fileType} /> : null}
    </Panel>
  );
}

type MessagesProps = Pick<FileReport, "messages"> & {
  /** How many there were: of very many, the gravest are kept. */
  all: number;
};

function Messages({ messages, all }: MessagesProps) {
  const t = useTranslations("conversions.report");
  const count = messages.length;
  if (messages.length === 0) return null;
  return (
    <details className="mt-2 text-sm">
      <summary className="text-link min-h-6 w-fit cursor-pointer">
        {all > count ? t("messagesOfAll", { count, all }) : t("messages", { count })}
      </summary>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keys too
        tabIndex={0}
        aria-label={t("messagesOf")}
        className="mt-2 max-h-80 overflow-y-auto"
      >
        <ul className="flex flex-col gap-2">
          {messages.map(({ severity, id, location, ...said }, index) => {
            const known = REPORT_SEVERITIES.find((word) => word === severity);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes, in which a message may come twice
              <li key={index} className="wrap-anywhere">
                <span className="font-medium">{known ? t(`severity.${known}`) : severity}</span>{" "}
                <span className="text-muted text-xs">{id}</span> <ReportSentence id={id} {...said} />
                {location ? <span className="text-muted block text-xs">{location}</span> : null}
              </li>
            );
          })}
        </ul>
      </section>
    </details>
  );
}

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

type ReportSentenceProps = Pick<FileReport["messages"][number], "id" | "message" | "params">;

/** In the person's language where the finding is one of our own; EPUBCheck speaks English only. */
export function ReportSentence({ id, message, params }: ReportSentenceProps) {
  const own = useTranslations("conversions.report.own");
  const key = id as Parameters<typeof own>[0];
  return own.has(key) ? own(key, params ?? {}) : <span lang="en">{message}</span>;
}
