import { isRunByNpm } from "../env.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const PARENT_CHECK_MS = 1_000;

/**
 * Aborted by the first signal to stop; later ones change nothing (npm passes Ctrl-C on a second
 * time). Also when npm itself is gone: some shells do not pass its signals on.
 */
export function stopRequest(): AbortSignal {
  const controller = new AbortController();
  for (const name of SIGNALS) process.on(name, () => controller.abort());
  const parent = process.ppid;
  if (isRunByNpm() && parent !== 1) {
    setInterval(() => process.ppid !== parent && controller.abort(), PARENT_CHECK_MS).unref();
  }
  return controller.signal;
}
