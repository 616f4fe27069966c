import { createReadStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";

export type OpenStorage = {
  disk: Disk;
  /** The bytes from `start` to `end`, both included. The stream fails when nothing is stored under the key. */
  getRange: (key: string, start: number, end: number) => Promise<Readable>;
  /** Deletes everything in a folder such as `originals/12/`; one that is not there is no fault. */
  deleteFolder: (folder: string) => Promise<void>;
};

/**
 * Opens the place that STORAGE_URL names: `file:///var/lib/colophon/files`, or
 * `s3://bucket?endpoint=https://…&region=…`, whose credentials come from the usual AWS variables.
 */
export async function openStorage(storageUrl: string): Promise<OpenStorage> {
  const url = new URL(storageUrl);
  if (url.protocol === "file:") return openFolder(fileURLToPath(url));
  if (url.protocol === "s3:") return openBucket(url);
  throw new Error(`STORAGE_URL must begin with file:// or s3://, not ${url.protocol}`);
}

function openFolder(location: string): OpenStorage {
  const disk = new Disk(new FSDriver({ location, visibility: "private" }));
  return {
    disk,
    deleteFolder: (folder) => disk.deleteAll(folder),
    getRange: async (key, start, end) => createReadStream(join(location, key), { start, end }),
  };
}

const NO_NEEDLESS_CHECKSUMS = {
  requestChecksumCalculation: "WHEN_REQUIRED",
  responseChecksumValidation: "WHEN_REQUIRED",
} as const;

async function openBucket(url: URL): Promise<OpenStorage> {
  // The client for S3 is large: only a store that uses it pays for loading it.
  const [{ S3Driver }, { DeleteObjectsCommand, GetObjectCommand, paginateListObjectsV2, S3Client }] =
    await Promise.all([import("flydrive/drivers/s3"), import("@aws-sdk/client-s3")]);
  const bucket = url.hostname;
  const endpoint = url.searchParams.get("endpoint");
  const client = new S3Client({
    region: url.searchParams.get("region") ?? "us-east-1",
    // Stores that speak S3 without being Amazon's do not all know its newer checksums.
    ...(endpoint ? { endpoint, forcePathStyle: true, ...NO_NEEDLESS_CHECKSUMS } : {}),
  });
  return {
    disk: new Disk(new S3Driver({ client, bucket, supportsACL: false, visibility: "private" })),
    getRange: async (key, start, end) => {
      const command = new GetObjectCommand({ Bucket: bucket, Key: key, Range: `bytes=${start}-${end}` });
      const { Body } = await client.send(command);
      if (Body instanceof Readable) return Body;
      throw new Error("The bucket answered without a body.");
    },
    // Not by the disk: it drops the slash at the end, and with 1/ it would delete 12/ too.
    async deleteFolder(folder) {
      const pages = paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: folder });
      for await (const { Contents: found = [] } of pages) {
        if (found.length === 0) continue;
        const Delete = { Objects: found.map(({ Key }) => ({ Key })), Quiet: true };
        const { Errors: refused = [] } = await client.send(
          new DeleteObjectsCommand({ Bucket: bucket, Delete }),
        );
        if (refused[0]) throw new Error(`The bucket kept ${refused[0].Key}: ${refused[0].Message}`);
      }
    },
  };
}
