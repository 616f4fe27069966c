import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findOrInstallChromium } from "./chromium.ts";
import { runCommand } from "./run-command.ts";
import { REPORT_VARIABLE, readReport, type TestReport } from "./test-reports.ts";

const MINUTE_MS = 60_000;
/** What passes at the second try is a race, in a test or in the product: named each time, and few are borne. */
const MOST_SECOND_TRIES = 3;

type Outcome = TestReport & { output: string };
type Part = { name: string; run: (folder: string) => Promise<Outcome> };

/** A check is one thing that passes or fails: an npm script. */
const check = (name: string, script: string): Part => ({
  name,
  async run() {
    const { code, text } = await runCommand(["npm", "run", "--silent", script], 5 * MINUTE_MS);
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, secondTries: [], output: text };
  },
});

/** Tests count themselves: their reporter leaves a file. */
async function runTests(
  folder: string,
  command: string[],
  minutes: number,
  env: Record<string, string> = {},
) {
  const report = join(folder, "report.json");
  await rm(report, { force: true });
  const { code, text } = await runCommand(command, minutes * MINUTE_MS, {
    ...env,
    [REPORT_VARIABLE]: report,
  });
  return { ...readReport(report, code), output: text };
}

const vitest = (name: string, projects: string[]): Part => ({
  name,
  run(folder) {
    const select = projects.flatMap((project) => ["--project", project]);
    const reporters = ["--reporter=default", "--reporter=./tests/support/vitest-reporter.ts"];
    return runTests(folder, ["vitest", "run", ...select, ...reporters], 15);
  },
});

const browser: Part = {
  name: "browser",
  run(folder) {
    const reporters = "--reporter=line,./tests/support/playwright-reporter.ts";
    const env = { PLAYWRIGHT_CHROMIUM: findOrInstallChromium(say) };
    return runTests(folder, ["playwright", "test", reporters], 25, env);
  },
};

const PARTS: Part[] = [
  check("format and lint", "check:format"),
  check("types", "check:types"),
  check("imports", "check:imports"),
  check("unused code", "check:unused"),
  vitest("unit, API and worker", ["unit", "bff", "api", "worker"]),
  check("build", "build"),
  vitest("start and faults", ["faults"]),
  browser,
];

/** Runs every part, also after one has failed, and ends with one line over all of them. */
async function main(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "colophon-run-"));
  const total: TestReport = { passed: 0, failed: 0, secondTries: [] };
  for (const part of PARTS) {
    const startedAt = Date.now();
    const { passed, failed, secondTries, output } = await outcomeOf(part, folder);
    const seconds = Math.round((Date.now() - startedAt) / 1_000);
    if (failed + secondTries.length > 0) say(output.trimEnd());
    say(`${part.name}: ${passed} passed, ${failed} failed (${seconds} s)`);
    total.passed += passed;
    total.failed += failed;
    total.secondTries.push(...secondTries);
  }
  await rm(folder, { recursive: true, force: true });
  for (const name of total.secondTries) say(`passed only at the second try: ${name}`);
  if (total.secondTries.length > MOST_SECOND_TRIES) {
    say(`More than ${MOST_SECOND_TRIES} tests needed a second try.`);
    total.failed += total.secondTries.length;
    total.passed -= total.secondTries.length;
  }
  say(`${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 ? 1 : 0;
}

async function outcomeOf(part: Part, folder: string): Promise<Outcome> {
  try {
    return await part.run(folder);
  } catch (error) {
    const output = error instanceof Error ? error.message : String(error);
    return { passed: 0, failed: 1, secondTries: [], output };
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = await main();
