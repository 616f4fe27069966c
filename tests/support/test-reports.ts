import { readFileSync } from "node:fs";
import { z } from "zod";

type Count = { passed: number; failed: number };

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

/** A skipped test counts as failed: it proves nothing. So does a run that ends badly without a failed test. */
export function readVitestReport(path: string, code: number): Count {
  const report = vitestReport.safeParse(readJson(path));
  if (!report.success) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report.data;
  return atLeastOneWhen(code, {
    passed: numPassedTests,
    failed: numFailedTests + numPendingTests + numTodoTests,
  });
}

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

export function readPlaywrightReport(path: string, code: number): Count {
  const report = playwrightReport.safeParse(readJson(path));
  if (!report.success) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.data.stats;
  return atLeastOneWhen(code, { passed: expected, failed: unexpected + flaky + skipped });
}

function atLeastOneWhen(code: number, count: Count): Count {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
