import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findOrInstallChromium } from "./chromium.ts";
import { type Outcome, runCommand } from "./run-command.ts";
import { readPlaywrightReport, readVitestReport } from "./test-reports.ts";

const MINUTE_MS = 60_000;

type Part = { name: string; run: (folder: string) => Promise<Outcome> };

/** A check is one thing that passes or fails. */
const check = (name: string, ...commands: string[][]): Part => ({
  name,
  async run() {
    let output = "";
    for (const command of commands) {
      const { code, text } = await runCommand(command, 5 * MINUTE_MS);
      output += text;
      if (code !== 0) return { passed: 0, failed: 1, output };
    }
    return { passed: 1, failed: 0, output };
  },
});

const vitest = (name: string, projects: string[]): Part => ({
  name,
  async run(folder) {
    const report = join(folder, `${name}.json`);
    const select = projects.flatMap((project) => ["--project", project]);
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const command = ["vitest", "run", ...select, ...reporters];
    const { code, text } = await runCommand(command, 8 * MINUTE_MS);
    return { ...readVitestReport(report, code), output: text };
  },
});

const browser: Part = {
  name: "browser",
  async run(folder) {
    const report = join(folder, "browser.json");
    const { code, text } = await runCommand(["playwright", "test", "--reporter=line,json"], 12 * MINUTE_MS, {
      PLAYWRIGHT_CHROMIUM: findOrInstallChromium(say),
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    });
    return { ...readPlaywrightReport(report, code), output: text };
  },
};

const PARTS: Part[] = [
  check("format and lint", ["biome", "check", "--error-on-warnings", "."]),
  check("types", ["next", "typegen"], ["tsc", "--noEmit"]),
  check("imports", ["depcruise", "--config", ".dependency-cruiser.mjs", "app", "components", "lib", "tests"]),
  check("unused code", ["knip"]),
  vitest("unit, API and worker", ["unit", "api", "worker"]),
  check("build", ["node", "tests/support/build.ts"]),
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
