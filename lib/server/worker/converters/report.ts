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

/** A report of all messages: counted, the gravest first, the first 200 kept, what we found ourselves in any case. */
export function reportOf(input: {
  version: string | null;
  isValidated: boolean;
  messages: ReportMessage[];
  /** Null where nothing of the kind can be declared: sound. */
  accessibility: Partial<Accessibility> | null;
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
    messages: mostOf(SEVERITIES.flatMap(of)),
    accessibility: accessibility && { ...NOTHING_DECLARED, ...accessibility },
  };
}

/** Others read what we found ourselves: it has parameters. */
function mostOf(messages: ReportMessage[]): ReportMessage[] {
  let left = MAX_MESSAGES - messages.filter(({ params }) => params !== undefined).length;
  return messages.filter(({ params }) => params !== undefined || left-- > 0);
}
