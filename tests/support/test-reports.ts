import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";

const testReport = z.object({
  passed: z.number(),
  /** A skipped test counts as failed: it proves nothing. */
  failed: z.number(),
  /** Names of passed tests that had failed at their first try. */
  secondTries: z.array(z.string()),
});
export type TestReport = z.infer<typeof testReport>;

const NOTHING: TestReport = { passed: 0, failed: 1, secondTries: [] };

/** Where a run's reporter leaves what it counted; in a run by hand nobody asks for it. */
export const REPORT_VARIABLE = "COLOPHON_TEST_REPORT";

export function writeReport(report: TestReport): void {
  const path = process.env[REPORT_VARIABLE];
  if (path !== undefined) writeFileSync(path, JSON.stringify(report));
}

/** A run that ends badly without a failed test counts as one. */
export function readReport(path: string, code: number): TestReport {
  const { success, data = NOTHING } = testReport.safeParse(readJson(path));
  return success && code !== 0 && data.failed === 0 ? { ...data, failed: 1 } : data;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
