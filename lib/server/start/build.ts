import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { nextProgram, ROOT } from "./dashboard-program.ts";
import { launch } from "./launch.ts";
import { openLogFile } from "./log-file.ts";
import { complain, say } from "./terminal.ts";

const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];
/** The server half runs as it is. */
const NOT_BUILT = join("lib", "server");
const FINGERPRINT = join(ROOT, ".next", "sources.sha256");

const LINES_SHOWN = 15;

type Options = { dataDir: string; env: NodeJS.ProcessEnv; signal: AbortSignal };

/** Builds the dashboard unless the last build was of the same sources. */
export async function buildDashboard({ dataDir, env, signal }: Options): Promise<void> {
  const fingerprint = fingerprintOf(SOURCES);
  if (readText(FINGERPRINT) === fingerprint) return;
  const startedAt = Date.now();
  const log = openLogFile(dataDir, "build");
  const lines: string[] = [];
  say("The dashboard is being built; this takes about a minute.");
  const build = launch(nextProgram(["build"], { ...env, NODE_ENV: "production", NO_COLOR: "1" }), (line) => {
    log.write(line);
    lines.push(line);
  });
  signal.addEventListener("abort", () => void build.stop(), { once: true });
  const how = await build.ended;
  signal.throwIfAborted();
  if (how !== "code 0") {
    const first = lines.findIndex((line) => /\berror\b/i.test(line));
    for (const line of lines.slice(Math.max(first, 0)).slice(0, LINES_SHOWN)) complain(`  ${line}`);
    throw new Error(`The dashboard could not be built (${how}). The whole log is ${log.path}.`);
  }
  writeFileSync(FINGERPRINT, fingerprint);
  say(`The dashboard was built in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
}

function fingerprintOf(sources: string[]): string {
  const hash = createHash("sha256");
  const add = (path: string) => {
    const stat = statSync(join(ROOT, path), { throwIfNoEntry: false });
    if (!stat || path === NOT_BUILT) return;
    if (stat.isDirectory()) {
      for (const name of readdirSync(join(ROOT, path)).sort()) add(join(path, name));
    } else {
      hash.update(`${path}\0${stat.size}\0`).update(readFileSync(join(ROOT, path)));
    }
  };
  for (const source of sources) add(source);
  return hash.digest("hex");
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
