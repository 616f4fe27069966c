import { spawnSync } from "node:child_process";
import { chromium } from "@playwright/test";

/** For machines without an outside network or a sandbox of their own. */
export const LAUNCH_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const SYSTEM_CHROMIUM = "/usr/bin/chromium";

/** The browser of the tests: the one named, Playwright's own, the system's, or one installed now. */
export function findOrInstallChromium(say: (line: string) => void): string {
  const named = process.env.PLAYWRIGHT_CHROMIUM;
  if (named) {
    if (runs(named)) return named;
    throw new Error(`PLAYWRIGHT_CHROMIUM names ${named}, which does not run.`);
  }
  const found = [chromium.executablePath(), SYSTEM_CHROMIUM].find(runs);
  if (found) return found;
  say("No Chromium was found; Playwright installs its own.");
  spawnSync("npx", ["playwright", "install", "chromium"], { stdio: "ignore" });
  if (runs(chromium.executablePath())) return chromium.executablePath();
  say("That did not work; the system installs one.");
  spawnSync("apt-get", ["install", "-y", "chromium"], { stdio: "ignore" });
  if (runs(SYSTEM_CHROMIUM)) return SYSTEM_CHROMIUM;
  throw new Error("No Chromium could be installed. Name one in PLAYWRIGHT_CHROMIUM.");
}

/** A file that is there may still lack the libraries it needs. */
function runs(path: string): boolean {
  return spawnSync(path, ["--version"], { timeout: 30_000 }).status === 0;
}
