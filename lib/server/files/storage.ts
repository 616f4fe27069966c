import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";

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
  exists(key: string): Promise<boolean>;
  /** Bytes. @throws when nothing is stored under the key */
  size(key: string): Promise<number>;
  /** Deleting what is not there is no fault. */
  delete(key: string): Promise<void>;
  /** Deletes everything whose key begins with `prefix`, a folder such as `originals/1000001/`. */
  deleteFolder(prefix: string): Promise<void>;
};

/**
 * Opens the storage that STORAGE_URL names (operations.md): `file:///var/lib/colophon/files`, or
 * `s3://bucket?endpoint=https://…&region=…`, whose credentials come from the usual AWS variables.
 */
export async function createStorage(storageUrl: string): Promise<Storage> {
  const disk = await openDisk(new URL(storageUrl));
  return {
    async putFile(key, path) {
      const { size } = await stat(path);
      await disk.putStream(key, createReadStream(path), { contentLength: size });
    },
    put: (key, contents) => disk.put(key, contents),
    getStream: (key) => disk.getStream(key),
    exists: (key) => disk.exists(key),
    size: async (key) => (await disk.getMetaData(key)).contentLength,
    delete: (key) => disk.delete(key),
    deleteFolder: (prefix) => disk.deleteAll(prefix),
  };
}

async function openDisk(url: URL): Promise<Disk> {
  if (url.protocol === "file:") {
    return new Disk(new FSDriver({ location: fileURLToPath(url), visibility: "private" }));
  }
  if (url.protocol !== "s3:")
    throw new Error(`STORAGE_URL must begin with file:// or s3://, not ${url.protocol}`);
  // The client for S3 is large: only a store that uses it pays for loading it.
  const { S3Driver } = await import("flydrive/drivers/s3");
  const endpoint = url.searchParams.get("endpoint");
  const driver = new S3Driver({
    bucket: url.hostname,
    region: url.searchParams.get("region") ?? "us-east-1",
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    supportsACL: false,
    visibility: "private",
  });
  return new Disk(driver);
}
