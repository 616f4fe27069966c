import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { openStorage } from "#lib/storage/open-storage.ts";
import { listFolder } from "./list-folder.ts";

/**
 * Where originals and covers are kept. A key is a path with slashes, such as
 * `covers/1000001-3f2a.webp`; what is stored under a key is never changed, only deleted.
 */
export type Storage = {
  /** Stores the file at `path`; the media type follows from the ending of the key. */
  putFile(key: string, path: string): Promise<void>;
  put(key: string, contents: Uint8Array): Promise<void>;
  /** @throws when nothing is stored under the key */
  getStream(key: string): Promise<Readable>;
  /** The bytes from `start` to `end`, both included. The stream fails when nothing is stored under the key. */
  getRange(key: string, start: number, end: number): Promise<Readable>;
  exists(key: string): Promise<boolean>;
  /** Bytes. @throws when nothing is stored under the key */
  size(key: string): Promise<number>;
  /** Deleting what is not there is no fault. */
  delete(key: string): Promise<void>;
  /** Keys right under `folder`, those of folders with a slash at the end. Empty when there is no such folder. */
  list(folder: string): Promise<string[]>;
  /** Deletes everything whose key begins with `prefix`, a folder such as `originals/1000001/`. */
  deleteFolder(prefix: string): Promise<void>;
};

/**
 * Opens the storage that STORAGE_URL names (operations.md): `file:///var/lib/colophon/files`, or
 * `s3://bucket?endpoint=https://…&region=…`, whose credentials come from the usual AWS variables.
 */
export async function createStorage(storageUrl: string): Promise<Storage> {
  const { disk, getRange, deleteFolder } = await openStorage(storageUrl);
  return {
    async putFile(key, path) {
      const { size } = await stat(path);
      await disk.putStream(key, createReadStream(path), { contentLength: size });
    },
    put: (key, contents) => disk.put(key, contents),
    getStream: (key) => disk.getStream(key),
    getRange,
    exists: (key) => disk.exists(key),
    size: async (key) => (await disk.getMetaData(key)).contentLength,
    delete: (key) => disk.delete(key),
    list: (folder) => listFolder(disk, folder),
    deleteFolder,
  };
}
