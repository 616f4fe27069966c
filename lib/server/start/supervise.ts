import { setTimeout as wait } from "node:timers/promises";
import { type Launched, launch, type Program } from "./launch.ts";
import { openLogFile } from "./log-file.ts";
import { notableLine } from "./notable-line.ts";
import { complain, say } from "./terminal.ts";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** A process that ran this long has started well: the waits begin anew. */
const SOUND_AFTER_MS = 60_000;
const STARTS_BEFORE_GIVING_UP = 4;
const NOTABLE_LINES_A_MINUTE = 10;

export type Service = Program & {
  name: string;
  dataDir: string;
  /** Answers once the process serves; without it, a process that runs counts as ready. */
  isReady?: () => Promise<boolean>;
};

export type Supervised = {
  /** Settles when the process is ready for the first time; fails when it ends again and again before. */
  ready: Promise<void>;
  stop: () => Promise<void>;
};

/** Keeps one process running: starts it again when it ends, with growing waits, until stopped. */
export function supervise(service: Service): Supervised {
  const log = openLogFile(service.dataDir, service.name.toLowerCase().replaceAll(" ", "-"));
  const onLine = terminalFilter(service.name, log.path, log.write);
  const stopping = new AbortController();
  let current: Launched | undefined;
  let everReady = false;

  const keepRunning = async (firstReady: () => void, giveUp: (error: Error) => void) => {
    let failures = 0;
    while (!stopping.signal.aborted) {
      const startedAt = Date.now();
      const launched = launch(service, onLine);
      current = launched;
      const ended = new AbortController();
      void waitUntilReady(service.isReady, ended.signal).then((ready) => {
        if (!ready) return;
        if (failures > 0) say(`${service.name} runs again.`);
        everReady = true;
        firstReady();
      });
      const how = await launched.ended;
      ended.abort();
      if (stopping.signal.aborted) return;
      failures = Date.now() - startedAt > SOUND_AFTER_MS ? 1 : failures + 1;
      if (!everReady && failures >= STARTS_BEFORE_GIVING_UP) {
        giveUp(new Error(`${service.name} does not start (${how}). Its log is ${log.path}.`));
        return;
      }
      const waitMs = Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS);
      complain(`${service.name} ended (${how}); it starts again in ${waitMs / 1000} s.`);
      await wait(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };

  let running = Promise.resolve();
  const ready = new Promise<void>((resolve, reject) => {
    running = keepRunning(resolve, reject);
  });
  return {
    ready,
    async stop() {
      stopping.abort();
      await current?.stop();
      await running;
    },
  };
}

/** True when the process answers; false when it ended first. */
async function waitUntilReady(isReady: Service["isReady"], ended: AbortSignal): Promise<boolean> {
  while (!ended.aborted) {
    if (!isReady || (await isReady())) return true;
    await wait(100, undefined, { signal: ended }).catch(() => undefined);
  }
  return false;
}

/** Every line goes to the file; what matters goes to the terminal too, as long as it is not a flood. */
function terminalFilter(name: string, path: string, write: (line: string) => void): (line: string) => void {
  let minute = 0;
  let shown = 0;
  return (line) => {
    write(line);
    const notable = notableLine(name, line);
    if (notable === undefined) return;
    const now = Math.floor(Date.now() / 60_000);
    if (now !== minute) {
      minute = now;
      shown = 0;
    }
    shown += 1;
    if (shown <= NOTABLE_LINES_A_MINUTE) say(notable);
    if (shown === NOTABLE_LINES_A_MINUTE) say(`${name}: more in ${path}`);
  };
}
