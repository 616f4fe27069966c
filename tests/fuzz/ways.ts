import { FileError } from "#lib/server/files/file-error.ts";
import { checkFileKind } from "#lib/server/files/file-kind.ts";
import { preflight } from "#lib/server/files/preflight.ts";
import { makeCoverApart, readFileApart } from "#lib/server/worker/read-file.ts";
import { serveInPieces } from "#tests/support/serve-in-pieces.ts";
import type { FileServer } from "#tests/worker/support/file-server.ts";
import type { SeedType } from "./seeds.ts";

export type Ending = { name: string; isFinding: boolean; detail: string };
type Asked = { type: SeedType; file: Buffer; path: string; outDir: string; server: FileServer };

/** Far above what a small file takes, far below what one attempt may take. */
const LIMITS = { timeoutMs: 30_000, silenceMs: 30_000, maxHeapMb: 256, maxMemoryMb: 700 };
/** Far above what the first bytes take: this is done in a process that others wait for. */
const KIND_LIMIT_MS = 2_000;
const MAX_FILE_MB = 5;

/** Gives a file to everything that reads files of strangers, one after the other. */
export async function* readInAllWays(asked: Asked): AsyncGenerator<Ending> {
  const { type, path, outDir } = asked;
  const { signal } = new AbortController();
  const limits = LIMITS;
  if (type === "cover") {
    yield await endingOf("cover", () => makeCoverApart({ path, signal, limits }));
    return;
  }
  yield await endingOf(`kind of ${type}`, () => inTime(() => checkFileKind(path, type)));
  yield await endingOf(`look at ${type}`, () => lookAt(asked, type));
  const onProgress = () => undefined;
  yield await endingOf(type, () => readFileApart({ type, path, outDir, signal, limits, onProgress }));
}

async function endingOf(way: string, work: () => Promise<unknown>): Promise<Ending> {
  try {
    await work();
    return { name: `${way} done`, isFinding: false, detail: "" };
  } catch (error) {
    if (error instanceof FileError) {
      return { name: `${way} ${error.code}`, isFinding: error.kind === "too_heavy", detail: error.code };
    }
    const detail = error instanceof Error ? error.message : String(error);
    return { name: `${way} crashed`, isFinding: true, detail: `${way}: ${detail}` };
  }
}

async function inTime(work: () => Promise<unknown>): Promise<void> {
  const startedAt = performance.now();
  const [ended] = await Promise.allSettled([work()]);
  const tookMs = performance.now() - startedAt;
  if (tookMs > KIND_LIMIT_MS) throw new Error(`took ${Math.round(tookMs)} ms`);
  if (ended.status === "rejected") throw ended.reason;
}

/** What is wrong with a file is in the answer; anything thrown is a finding. */
async function lookAt({ file, path, server }: Asked, type: Exclude<SeedType, "cover">): Promise<void> {
  const { url } = serveInPieces(server, path, file);
  const { final_host } = await preflight(
    { file_url: url, file_type: type },
    { allow: [server.place], maxFileMb: MAX_FILE_MB },
  );
  // The server keeps no file that nobody asks for again.
  server.serve(path, Buffer.alloc(0));
  if (final_host === null) throw new Error("took too long, or was never reached");
}
