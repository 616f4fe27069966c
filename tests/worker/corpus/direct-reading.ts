import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { DigitalType } from "#lib/content/schema.ts";

export type Question = { type: DigitalType; path: string };
/** `done`, the code of a refusal, or something that may not be. */
export type Answer = string;

const READER = fileURLToPath(new URL("./direct-reader.ts", import.meta.url));
/** Far above what a small file takes on a busy machine: beyond, the reader hangs. */
const LIMIT_MS = 20_000;

/** Reads files in one process that lives as long as none ends or hangs it: so many a second as the parsers can. */
export async function openDirectReading() {
  const folder = await mkdtemp(join(tmpdir(), "colophon-direct-"));
  const path = join(folder, "file");
  const reader = fork(READER, { execArgv: ["--disable-warning=ExperimentalWarning"] });
  return {
    /** @throws when the reader ended or hangs */
    async read(type: DigitalType, file: Buffer): Promise<Answer> {
      await writeFile(path, file);
      const given = new AbortController();
      const { signal } = given;
      const ended = once(reader, "exit", { signal }).then(([code, killedBy]) => {
        throw new Error(`The reader ended with ${code ?? killedBy}.`);
      });
      const late = AbortSignal.timeout(LIMIT_MS);
      try {
        reader.send({ type, path } satisfies Question);
        const answered = once(reader, "message", { signal: AbortSignal.any([signal, late]) });
        const [answer] = await Promise.race([answered, ended]);
        return String(answer);
      } finally {
        ended.catch(() => undefined);
        given.abort();
      }
    },
    async close(): Promise<void> {
      reader.kill("SIGKILL");
      await rm(folder, { recursive: true });
    },
  };
}
