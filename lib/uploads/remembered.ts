import { z } from "zod";
import { beginningOf, fingerprintOf, keysWith, PREFIX } from "./fingerprint.ts";

/** An upload that this browser began and did not see the end of. */
export type Remembered = { key: string; fileName: string; sizeInBytes: number; uploadUrl: string };

/** The server forgets what nobody goes on with after a day. */
const MAX_AGE_MS = 24 * 60 * 60 * 1000;

const entrySchema = z.object({
  size: z.number(),
  metadata: z.object({ filename: z.string() }),
  creationTime: z.string(),
  uploadUrl: z.string(),
});

export function listRemembered(storage: Storage, accountId: string, now = Date.now()): Remembered[] {
  return keysWith(storage, beginningOf(accountId)).flatMap((key) => {
    const entry = readEntry(storage, key);
    if (!entry || now - Date.parse(entry.creationTime) > MAX_AGE_MS) return [];
    const { size: sizeInBytes, metadata, uploadUrl } = entry;
    return [{ key, fileName: metadata.filename, sizeInBytes, uploadUrl }];
  });
}

/** The next time this file is chosen, it begins anew. */
export function forgetFile(storage: Storage, accountId: string, file: File): void {
  for (const key of keysWith(storage, `${PREFIX}${fingerprintOf(accountId, file)}::`))
    storage.removeItem(key);
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
