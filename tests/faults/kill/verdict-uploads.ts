import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Findings } from "./findings.ts";
import { checksumOf } from "./reference.ts";
import { type KillStore, onDatabase } from "./store.ts";
import type { SentUpload, Uploader } from "./uploads.ts";
import { filesUnder } from "./verdict-files.ts";

type Row = { id: string; storage_key: string | null };

/** Every byte that was sent is kept, once, and nothing besides. */
export async function checkUploads(
  { dataDir, databaseUrl }: KillStore,
  { sent, complaints }: Uploader,
  stored: readonly string[],
  findings: Findings,
): Promise<void> {
  findings.complaints.push(...complaints);
  const { rows } = await onDatabase<Row>(databaseUrl, "select id, storage_key from dashboard.uploads");
  for (const upload of sent) await checkUpload(dataDir, upload, rows, findings);
  for (const key of stored.filter((each) => each.startsWith("uploads/"))) {
    const isOwned = rows.some(({ storage_key }) => storage_key === key);
    findings.look("stored uploads", isOwned, `upload without an owner: ${key}`);
  }
  // An upload whose beginning nobody heard of has no bytes, and is forgotten after a day.
  for (const name of await filesUnder(join(dataDir, "uploads"))) {
    const { size } = await stat(join(dataDir, "uploads", name));
    findings.look("uploads on their way", size === 0, `left of an upload: ${name}, ${size} bytes`);
  }
}

async function checkUpload(
  dataDir: string,
  { id, file, resumedAt }: SentUpload,
  rows: readonly Row[],
  { look }: Findings,
): Promise<void> {
  const key = rows.find((row) => row.id === id)?.storage_key ?? "";
  const kept = await readFile(join(dataDir, "files", key)).catch(() => Buffer.alloc(0));
  const isWhole = file.body !== null && checksumOf(kept) === checksumOf(file.body);
  look("uploads", isWhole, `upload ${id}: ${kept.length} of ${file.body?.length} bytes are kept, or others`);
  for (const offset of resumedAt)
    look("uploads that went on in their middle", offset < kept.length, `upload ${id}: went on at ${offset}`);
}
