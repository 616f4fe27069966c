import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findOrInstallChromium } from "./chromium.ts";
import { type Outcome, runCommand } from "./run-command.ts";
import { readPlaywrightReport, readVitestReport } from "./test-reports.ts";

const MINUTE_MS = 60_000;

type Part = { name: string; run: (folder: string) => Promise<Outcome> };

/** A check is one thing that passes or fails: an npm script. */
const check = (name: string, script: string): Part => ({
  name,
  async run() {
    const { code, text } = await runCommand(["npm", "run", "--silent", script], 5 * MINUTE_MS);
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output: text };
  },
});

const vitest = (name: string, projects: string[]): Part => ({
  name,
  async run(folder) {
    const report = join(folder, `${name}.json`);
    const select = projects.flatMap((project) => ["--project", project]);
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const command = ["vitest", "run", ...select, ...reporters];
    const { code, text } = await runCommand(command, 15 * MINUTE_MS);
    return { ...readVitestReport(report, code), output: text };
  },
});

const browser: Part = {
  name: "browser",
  async run(folder) {
    const report = join(folder, "browser.json");
    const { code, text } = await runCommand(["playwright", "test", "--reporter=line,json"], 20 * MINUTE_MS, {
      PLAYWRIGHT_CHROMIUM: findOrInstallChromium(say),
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    });
    return { ...readPlaywrightReport(report, code), output: text };
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
  const total = { passed: 0, failed: 0 };
  for (const part of PARTS) {
    const startedAt = Date.now();
    const { passed, failed, output } = await outcomeOf(part, folder);
    const seconds = Math.round((Date.now() - startedAt) / 1_000);
    if (failed > 0) say(output.trimEnd());
    say(`${part.name}: ${passed} passed, ${failed} failed (${seconds} s)`);
    total.passed += passed;
    total.failed += failed;
  }
  await rm(folder, { recursive: true, force: true });
  say(`${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 ? 1 : 0;
}

async function outcomeOf(part: Part, folder: string): Promise<Outcome> {
  try {
    return await part.run(folder);
  } catch (error) {
    return { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) };
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = await main();
