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
  return {
    disk: new Disk(new FSDriver({ location, visibility: "private" })),
    getRange: async (key, start, end) => createReadStream(join(location, key), { start, end }),
  };
}

async function openBucket(url: URL): Promise<OpenStorage> {
  // The client for S3 is large: only a store that uses it pays for loading it.
  const [{ S3Driver }, { GetObjectCommand, S3Client }] = await Promise.all([
    import("flydrive/drivers/s3"),
    import("@aws-sdk/client-s3"),
  ]);
  const bucket = url.hostname;
  const endpoint = url.searchParams.get("endpoint");
  const client = new S3Client({
    region: url.searchParams.get("region") ?? "us-east-1",
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
  });
  return {
    disk: new Disk(new S3Driver({ client, bucket, supportsACL: false, visibility: "private" })),
    getRange: async (key, start, end) => {
      const command = new GetObjectCommand({ Bucket: bucket, Key: key, Range: `bytes=${start}-${end}` });
      const { Body } = await client.send(command);
      if (Body instanceof Readable) return Body;
      throw new Error("The bucket answered without a body.");
    },
  };
}
