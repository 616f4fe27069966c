import type { Readable } from "node:stream";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { damaged } from "../../files/file-error.ts";

export type ZipLimits = { maxEntries: number; maxUnpackedBytes: number };

/** The limits of contract 5 for an EPUB. */
export const ZIP_LIMITS: ZipLimits = { maxEntries: 20_000, maxUnpackedBytes: 2 * 1024 ** 3 };

export type Zip = {
  has(name: string): boolean;
  /** Null when there is no such entry. `isTruncated` keeps the first `maxBytes` instead of failing. */
  read(name: string, options: { maxBytes: number; isTruncated?: boolean }): Promise<Buffer | null>;
  close(): void;
};

const BROKEN = "This EPUB is damaged and cannot be unpacked. Export it again and upload the new file.";
const TOO_BIG =
  "This EPUB unpacks to more than a book can hold. Export it again without the oversized parts.";

/**
 * Opens a zip for reading into memory, entry by entry. Nothing is ever written under a path that is
 * stored in it. The bytes are counted while they come out, because the sizes a zip states may lie.
 *
 * @throws FileError `damaged`
 */
export async function openZip(path: string, limits: ZipLimits = ZIP_LIMITS): Promise<Zip> {
  const zip = await orBroken(yauzl.openPromise(path, { autoClose: false, lazyEntries: true }));
  try {
    const entries = await listEntries(zip, limits);
    let unpackedBytes = 0;
    const count = (bytes: number) => {
      unpackedBytes += bytes;
      if (unpackedBytes > limits.maxUnpackedBytes) throw damaged(TOO_BIG);
    };
    return {
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

async function listEntries(zip: ZipFile, limits: ZipLimits): Promise<Map<string, Entry>> {
  const tooMany = () => damaged(`This EPUB holds more than ${limits.maxEntries} files, which no book needs.`);
  if (zip.entryCount > limits.maxEntries) throw tooMany();
  const entries = new Map<string, Entry>();
  let statedBytes = 0;
  const listing = zip.eachEntry();
  for (;;) {
    const { done, value: entry } = await orBroken(listing.next());
    if (done) return entries;
    if (entries.size >= limits.maxEntries) throw tooMany();
    statedBytes += entry.uncompressedSize;
    if (statedBytes > limits.maxUnpackedBytes) throw damaged(TOO_BIG);
    entries.set(entry.fileName, entry);
  }
}

async function readEntry(
  zip: ZipFile,
  entry: Entry,
  count: (bytes: number) => void,
  { maxBytes, isTruncated = false }: { maxBytes: number; isTruncated?: boolean },
): Promise<Buffer> {
  if (!entry.canDecodeFileData()) throw damaged(BROKEN, `${entry.fileName} cannot be decoded`);
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
      throw damaged(TOO_BIG, `${entry.fileName} is larger than ${maxBytes} bytes`);
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
    throw damaged(BROKEN, error instanceof Error ? error.message : String(error));
  }
}
