import "server-only";
import { readdir, rm, stat } from "node:fs/promises";
import { logger } from "../logger.ts";
import { once } from "../once.ts";
import { incomingFolder, incomingPath, keptKey, uploadStorage } from "./places.ts";
import { deleteUpload, listExpiredUploads, unfinishedUploadIds } from "./upload-table.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Deletes what nobody came back for. The row goes last: whenever this stops, the next sweep finds the
 * rest. Returns how many uploads it deleted.
 */
export async function sweepUploads(): Promise<number> {
  const expired = await listExpiredUploads();
  for (const { id, storageKey } of expired) {
    // Half of it may be there: of a process that ended while it was kept.
    await (await uploadStorage()).disk.delete(storageKey ?? keptKey(id));
    await rm(incomingPath(id), { force: true });
    await deleteUpload(id);
  }
  await sweepStrays();
  return expired.length;
}

/** Bytes that are of no upload on its way: of a process that ended before it had a row, or when it was kept. */
async function sweepStrays(): Promise<void> {
  const names = await readdir(incomingFolder()).catch(() => []);
  const onTheirWay = await unfinishedUploadIds(names);
  for (const name of names.filter((one) => !onTheirWay.has(one))) {
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
