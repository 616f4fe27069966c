import { z } from "zod";

const PASSED_ON = ["Set up the first administrator:", "The store cannot fetch what is uploaded here:"];
const ERROR_LEVEL = 50;
const logLine = z.object({
  level: z.number(),
  msg: z.string().optional(),
  err: z.object({ message: z.string() }).optional(),
  /** Of the dashboard: the error with its stack. */
  reason: z.string().optional(),
});

/** What of a line in a child's log belongs on the terminal: set-up links, what is set up wrongly, and errors in one line. */
export function notableLine(name: string, line: string): string | undefined {
  const told = PASSED_ON.find((beginning) => line.includes(beginning));
  if (told !== undefined) return line.slice(line.indexOf(told));
  if (line.startsWith("{")) return notableLogLine(name, line);
  const plain = line.match(/^\s*(?:⨯\s*)?((?:Uncaught\s+)?\w*Error\b.*)$/)?.[1];
  return plain === undefined ? undefined : `${name}: ${plain}`;
}

function notableLogLine(name: string, line: string): string | undefined {
  const parsed = logLine.safeParse(parseJson(line));
  if (!parsed.success || parsed.data.level < ERROR_LEVEL) return undefined;
  const { msg, err, reason } = parsed.data;
  const parts = [msg, err?.message, reason?.split("\n", 1)[0]].filter(
    (part, index, all) => part && all.indexOf(part) === index,
  );
  return `${name}: ${parts.join(": ").replaceAll(/\s*\n\s*/g, " ") || "an error without a message"}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
