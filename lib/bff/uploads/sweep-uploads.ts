import "server-only";
import { readdir, rm, stat } from "node:fs/promises";
import { logger } from "../logger.ts";
import { once } from "../once.ts";
import { incomingFolder, incomingPath, uploadStorage } from "./places.ts";
import { deleteUpload, knownUploadIds, listExpiredUploads } from "./upload-table.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Deletes what nobody came back for. The row goes last: whenever this stops, the next sweep finds the
 * rest. Returns how many uploads it deleted.
 */
export async function sweepUploads(): Promise<number> {
  const expired = await listExpiredUploads();
  for (const { id, storageKey } of expired) {
    if (storageKey !== null) await (await uploadStorage()).disk.delete(storageKey);
    await rm(incomingPath(id), { force: true });
    await deleteUpload(id);
  }
  await sweepStrays();
  return expired.length;
}

/** Bytes without a row: of a process that ended between the two. */
async function sweepStrays(): Promise<void> {
  const names = await readdir(incomingFolder()).catch(() => []);
  const known = await knownUploadIds(names);
  for (const name of names.filter((one) => !known.has(one))) {
    const { mtimeMs } = await stat(incomingPath(name)).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > DAY_MS) await rm(incomingPath(name), { force: true });
  }
}

/** Sweeps now and every hour, as long as the process lives. */
export const keepSweeping = once("uploadSweep", () => {
  const sweep = () => {
    sweepUploads().catch((error: unknown) => {
      logger().error({ event: "upload_sweep", reason: error instanceof Error ? error.message : "unknown" });
    });
  };
  sweep();
  return setInterval(sweep, HOUR_MS).unref();
});
