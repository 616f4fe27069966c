import { setTimeout as wait } from "node:timers/promises";
import { type Launched, launch, type Program } from "#lib/server/start/launch.ts";

/** An attempt that a worker has in hand. */
export type WorkInHand = { conversionId: number; attempt: number };

export type Service = {
  /** SIGKILL. What it had in hand; null when it does not run at the moment. */
  kill(pauseMs: number): WorkInHand[] | null;
  stop(): Promise<void>;
};

/** Starts a program, and starts it again `pauseMs` after it was killed. */
export function keepRunning(program: Program): Service {
  const inHand = new Map<string, WorkInHand>();
  const stopping = new AbortController();
  let current: Launched | null = null;
  let pauseMs = 0;
  const run = async () => {
    while (!stopping.signal.aborted) {
      inHand.clear();
      current = launch(program, (line) => follow(line, inHand));
      await current.ended;
      current = null;
      await wait(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    kill(nextPauseMs) {
      if (!current?.pid) return null;
      pauseMs = nextPauseMs;
      process.kill(current.pid, "SIGKILL");
      return [...inHand.values()];
    },
    async stop() {
      stopping.abort();
      await current?.stop();
      await running;
    },
  };
}

/** Learns from the log of a worker which attempts it has in hand. */
function follow(line: string, inHand: Map<string, WorkInHand>): void {
  const [, conversion = ""] = /"conversion":(\d+)/.exec(line) ?? [];
  const [, attempt] = /"attempt":(\d+)/.exec(line) ?? [];
  if (line.includes('"conversion started"'))
    inHand.set(conversion, { conversionId: Number(conversion), attempt: Number(attempt) });
  else if (conversion) inHand.delete(conversion);
}
