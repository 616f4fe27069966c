import type { FullConfig, Reporter, Suite, TestCase } from "@playwright/test/reporter";
import { type TestReport, writeReport } from "./test-reports.ts";

export default class CountReporter implements Reporter {
  #tests: TestCase[] = [];

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#tests = suite.allTests();
  }

  onEnd(): void {
    const report: TestReport = { passed: 0, failed: 0, secondTries: [] };
    for (const test of this.#tests) {
      const outcome = test.outcome();
      if (outcome === "expected" || outcome === "flaky") report.passed++;
      else report.failed++;
      if (outcome === "flaky") report.secondTries.push(test.titlePath().filter(Boolean).join(" › "));
    }
    writeReport(report);
  }

  printsToStdio(): boolean {
    return false;
  }
}
