import { openAsBlob } from "node:fs";
import { open } from "node:fs/promises";

const BOX_HEADER_BYTES = 16;
const MAX_BOXES = 1000;
/** The size in a box of more than 4 GB stands behind its name. */
const LONG_SIZE = 1;
/** What is read of the missing part at a time: a chapter has a short title, whatever a table says. */
const MAX_MISSING_BYTES = 1024 * 1024;

/**
 * An MP4 that is cut short, with zeros in place of what is missing, so that what stands at its start can be
 * read; null when nothing is missing, or it is no MP4.
 */
export async function padMp4(path: string): Promise<Blob | null> {
  const file = await openAsBlob(path);
  const statedBytes = await statedBytesOf(path, file.size);
  return statedBytes > file.size ? new PaddedBlob(file, statedBytes) : null;
}

/** Where the sound ends by its own word, when nothing comes behind it; 0 when something else is cut off. */
async function statedBytesOf(path: string, size: number): Promise<number> {
  const file = await open(path);
  try {
    const header = Buffer.alloc(BOX_HEADER_BYTES);
    let position = 0;
    for (let count = 0; count < MAX_BOXES && position + BOX_HEADER_BYTES <= size; count++) {
      await file.read(header, 0, BOX_HEADER_BYTES, position);
      const name = header.toString("latin1", 4, 8);
      if (count === 0 && name !== "ftyp") return 0;
      const short = header.readUInt32BE(0);
      const bytes = short === LONG_SIZE ? Number(header.readBigUInt64BE(8)) : short;
      if (bytes < 8 || !Number.isSafeInteger(bytes)) return 0;
      position += bytes;
      if (position > size) return name === "mdat" ? position : 0;
    }
    return 0;
  } finally {
    await file.close();
  }
}

class PaddedBlob extends Blob {
  readonly file: Blob;
  override readonly size: number;

  constructor(file: Blob, size: number) {
    super();
    this.file = file;
    this.size = size;
  }

  override slice(start = 0, end = this.size): Blob {
    const there = this.file.slice(Math.min(start, this.file.size), Math.min(end, this.file.size));
    const missingBytes = end - start - there.size;
    if (missingBytes > MAX_MISSING_BYTES) throw new RangeError("More is missing than can be made up for.");
    return new Blob([there, new Uint8Array(missingBytes)]);
  }
}
