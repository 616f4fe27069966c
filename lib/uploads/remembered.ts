import { z } from "zod";
import { beginningOf, keysWith } from "./fingerprint.ts";

/** An upload that this browser began, and whose file no title and no form has yet. */
export type Remembered = {
  key: string;
  fileName: string;
  sizeInBytes: number;
  uploadUrl: string;
  /** Every byte is there: chosen again, it need not be sent. */
  isWhole: boolean;
};

/** The server forgets what nobody goes on with after a day. */
const MAX_AGE_MS = 24 * 60 * 60 * 1000;

const entrySchema = z.object({
  size: z.number(),
  metadata: z.object({ filename: z.string() }),
  creationTime: z.string(),
  uploadUrl: z.string(),
  isWhole: z.boolean().default(false),
});

export function listRemembered(storage: Storage, accountId: string, now = Date.now()): Remembered[] {
  return keysWith(storage, beginningOf(accountId)).flatMap((key) => {
    const entry = readEntry(storage, key);
    if (!entry || now - Date.parse(entry.creationTime) > MAX_AGE_MS) return [];
    const { size: sizeInBytes, metadata, uploadUrl, isWhole } = entry;
    return [{ key, fileName: metadata.filename, sizeInBytes, uploadUrl, isWhole }];
  });
}

/** Writes down that all of it has arrived. */
export function markWhole(storage: Storage, accountId: string, uploadUrl: string): void {
  for (const key of keysWith(storage, beginningOf(accountId))) {
    const entry = readEntry(storage, key);
    if (entry?.uploadUrl !== uploadUrl) continue;
    try {
      storage.setItem(key, JSON.stringify({ ...entry, isWhole: true }));
    } catch {
      // Full: without the mark it is asked for again, and nothing of it is sent twice.
    }
  }
}

/** Something uses the file now: chosen again, it is for something else and begins anew. */
export function forgetUpload(storage: Storage, accountId: string, uploadId: string): void {
  for (const key of keysWith(storage, beginningOf(accountId)))
    if (readEntry(storage, key)?.uploadUrl.endsWith(`/${uploadId}`)) storage.removeItem(key);
}

function readEntry(storage: Storage, key: string): z.infer<typeof entrySchema> | null {
  try {
    return entrySchema.parse(JSON.parse(storage.getItem(key) ?? ""));
  } catch {
    return null;
  }
}

/** Forgets them here and has the server delete what arrived; one that is away does so by itself in a day. */
export function forgetRemembered(storage: Storage, remembered: readonly Remembered[]): void {
  for (const { key, uploadUrl } of remembered) {
    storage.removeItem(key);
    const headers = { "tus-resumable": "1.0.0" };
    void fetch(uploadUrl, { method: "DELETE", headers }).catch(() => undefined);
  }
}
