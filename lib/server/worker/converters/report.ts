import type { Accessibility, FileReport, ReportMessage, ReportSeverity } from "./converted.ts";

const MAX_MESSAGES = 200;
const SEVERITIES: ReportSeverity[] = ["fatal", "error", "warning", "info"];

const NOTHING_DECLARED: Accessibility = {
  access_modes: [],
  access_modes_sufficient: [],
  features: [],
  hazards: [],
  summary: null,
  conforms_to: null,
  certified_by: null,
  gaps: [],
};

/** A report of all messages: counted, the gravest first, the first 200 kept. */
export function reportOf(input: {
  version: string | null;
  isValidated: boolean;
  messages: ReportMessage[];
  accessibility: Partial<Accessibility>;
}): FileReport {
  const { version, isValidated, messages, accessibility } = input;
  const of = (severity: ReportSeverity) => messages.filter((message) => message.severity === severity);
  return {
    version,
    is_valid: isValidated ? of("fatal").length === 0 && of("error").length === 0 : null,
    counts: {
      fatal: of("fatal").length,
      error: of("error").length,
      warning: of("warning").length,
      info: of("info").length,
    },
    messages: SEVERITIES.flatMap(of).slice(0, MAX_MESSAGES),
    accessibility: { ...NOTHING_DECLARED, ...accessibility },
  };
}
