import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { complain, messageOf, say } from "#lib/server/start/terminal.ts";
import { formatTable, verdict } from "../table.ts";
import { type BenchFile, buildBenchFiles } from "./bench-files.ts";
import { watchMemory } from "./memory.ts";
import { startConversionStore } from "./store.ts";

type ConversionStore = Awaited<ReturnType<typeof startConversionStore>>;

const BARE = fileURLToPath(new URL("./bare-read.ts", import.meta.url));
/** The bar of a worker, whatever the file. */
const MAX_WORKER_MB = 400;
const HEAD = [
  "",
  "conversions/min",
  "seconds each",
  "bare read",
  "ratio",
  "worker MB",
  "reader MB",
  "worker ≤ 400 MB",
];
const { values } = parseArgs({ options: { count: { type: "string", default: "10" } } });

/**
 * `npm run bench:conversions -- --count 10`: how fast one worker converts, two files at a time, beside a bare read of
 * the same file with the same library in the same run. A bench reports, it never fails.
 */
async function main(): Promise<void> {
  const store = await startConversionStore();
  try {
    const { many, large } = await buildBenchFiles(store.folder);
    const rows: string[][] = [];
    for (const file of many) rows.push(await measure(store, file, Number(values.count)));
    for (const file of large) rows.push(await measure(store, file, 1));
    say(`\n${formatTable(HEAD, rows)}`);
  } finally {
    await store.stop();
  }
}

async function measure(store: ConversionStore, file: BenchFile, count: number): Promise<string[]> {
  say(`Converting ${count} × ${file.what}.`);
  const bare = await bareSeconds(file);
  const stopWatching = watchMemory(store.workerPid);
  const seconds = await store.convert(file, count);
  const { workerMb, readerMb } = await stopWatching();
  const each = seconds / count;
  return [
    file.what,
    count > 1 ? (60 / each).toFixed(1) : "",
    each.toFixed(2),
    `${bare.toFixed(2)} s`,
    (each / bare).toFixed(2),
    workerMb.toFixed(0),
    readerMb.toFixed(0),
    verdict(workerMb <= MAX_WORKER_MB),
  ];
}

async function bareSeconds({ type, path }: BenchFile): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [BARE, type, path]);
  return Number(stdout);
}

try {
  await main();
} catch (error) {
  complain(messageOf(error));
  process.exitCode = 1;
}
