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

/** Where whole uploads are kept. */
export const uploadStorage = once("uploadStorage", () =>
  openStorage(env().STORAGE_URL ?? pathToFileURL(resolve(env().DATA_DIR, "files")).href),
);
