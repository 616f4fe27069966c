import "server-only";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { openStorage } from "#lib/storage/open-storage.ts";
import { env } from "../env.ts";
import { once } from "../once.ts";

/** Where the bytes of an upload gather until it is whole. */
export function incomingFolder(): string {
  return resolve(env().DATA_DIR, "uploads");
}

export function incomingPath(id: string): string {
  return resolve(incomingFolder(), id);
}

/** Where a whole upload is kept: known from its id alone, so that half of one is found and deleted too. */
export function keptKey(id: string): string {
  return `uploads/${id}`;
}

/** The storage of whole uploads. */
export const uploadStorage = once("uploadStorage", () =>
  openStorage(env().STORAGE_URL ?? pathToFileURL(resolve(env().DATA_DIR, "files")).href),
);
