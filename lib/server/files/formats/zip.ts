import type { Readable } from "node:stream";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { fileError } from "../file-error.ts";

export type ZipLimits = { maxEntries: number; maxUnpackedBytes: number };

/** The limits of contract 5 for an EPUB. */
export const ZIP_LIMITS: ZipLimits = { maxEntries: 20_000, maxUnpackedBytes: 2 * 1024 ** 3 };

export type Zip = {
  /** What the zip says that it unpacks to. */
  statedBytes: number;
  has(name: string): boolean;
  /** Null when there is no such entry. `isTruncated` keeps the first `maxBytes` instead of failing. */
  read(name: string, options: { maxBytes: number; isTruncated?: boolean }): Promise<Buffer | null>;
  close(): void;
};

/**
 * Opens a zip for reading into memory, entry by entry. Nothing is ever written under a path that is
 * stored in it. The bytes are counted while they come out, because the sizes a zip states may lie.
 *
 * @throws FileError `epub_damaged`, `epub_too_big`, `epub_too_many_files`
 */
export async function openZip(path: string, limits: ZipLimits = ZIP_LIMITS): Promise<Zip> {
  return readZip(yauzl.openPromise(path, { autoClose: false, lazyEntries: true }), limits);
}

/** As `openZip`, of one that is being opened from elsewhere: lazily, and not closed by itself. */
export async function readZip(opening: Promise<ZipFile>, limits: ZipLimits = ZIP_LIMITS): Promise<Zip> {
  const zip = await orBroken(opening);
  try {
    const { entries, statedBytes } = await listEntries(zip, limits);
    let unpackedBytes = 0;
    const count = (bytes: number) => {
      unpackedBytes += bytes;
      if (unpackedBytes > limits.maxUnpackedBytes) throw fileError("epub_too_big", {});
    };
    return {
      statedBytes,
      has: (name) => entries.has(name),
      async read(name, options) {
        const entry = entries.get(name);
        return entry ? readEntry(zip, entry, count, options) : null;
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function listEntries(zip: ZipFile, limits: ZipLimits) {
  const tooMany = () => fileError("epub_too_many_files", { max: limits.maxEntries });
  if (zip.entryCount > limits.maxEntries) throw tooMany();
  const entries = new Map<string, Entry>();
  let statedBytes = 0;
  const listing = zip.eachEntry();
  for (;;) {
    const { done, value: entry } = await orBroken(listing.next());
    if (done) return { entries, statedBytes };
    if (entries.size >= limits.maxEntries) throw tooMany();
    statedBytes += entry.uncompressedSize;
    if (statedBytes > limits.maxUnpackedBytes) throw fileError("epub_too_big", {});
    entries.set(entry.fileName, entry);
  }
}

async function readEntry(
  zip: ZipFile,
  entry: Entry,
  count: (bytes: number) => void,
  { maxBytes, isTruncated = false }: { maxBytes: number; isTruncated?: boolean },
): Promise<Buffer> {
  if (!entry.canDecodeFileData()) throw fileError("epub_damaged", {}, `${entry.fileName} cannot be decoded`);
  const stream: Readable = await orBroken(zip.openReadStreamPromise(entry));
  const chunks: Buffer[] = [];
  let size = 0;
  const listing = stream[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { done, value } = await orBroken(listing.next() as Promise<IteratorResult<Buffer>>);
      if (done) break;
      count(value.length);
      size += value.length;
      chunks.push(value);
      if (size <= maxBytes) continue;
      if (isTruncated) break;
      throw fileError("epub_too_big", {}, `${entry.fileName} is larger than ${maxBytes} bytes`);
    }
  } finally {
    stream.destroy();
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}

async function orBroken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw fileError("epub_damaged", {}, error instanceof Error ? error.message : String(error));
  }
}
