import type { Reporter, TestModule } from "vitest/node";
import { type TestReport, writeReport } from "./test-reports.ts";

export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const report: TestReport = { passed: 0, failed: 0, secondTries: [] };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state, errors = [] } = test.result();
        if (state === "passed") report.passed++;
        else report.failed++;
        // Vitest shows what went wrong at a first try nowhere else.
        const reason = errors[0]?.message.split("\n")[0] ?? "";
        const name = `${module.relativeModuleId} › ${test.fullName}`;
        if (test.diagnostic()?.flaky) report.secondTries.push(`${name} (${reason})`);
      }
    }
    writeReport(report);
  }
}
