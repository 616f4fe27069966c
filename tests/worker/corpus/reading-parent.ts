import { readFileApart } from "#lib/server/worker/read-file.ts";

/** Reads a PDF as a worker does, until somebody ends it: `node reading-parent.ts <path> <outDir>`. */
const [path = "", outDir = ""] = process.argv.slice(2);
const { signal } = new AbortController();
const limits = { timeoutMs: 600_000, silenceMs: 600_000, maxHeapMb: 384, maxMemoryMb: 900 };
await readFileApart({ type: "pdf", path, outDir, signal, limits, onProgress: () => undefined });
