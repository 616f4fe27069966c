/** A part of a stored file, perhaps with a head of its own: what is served in its place. Bytes, `end` not included. */
export type SoundPart = {
  head: Buffer;
  start: number;
  end: number;
  /** Its part is of samples of so many bytes, which are sent the other way round. */
  reversedBytes?: number;
  /** Where it is served as another kind of sound than the file is. */
  mediaType?: string;
};

/** A stored file of which pieces are read, wherever they lie. */
export type Pieces = {
  size: number;
  /** Fewer than asked for at the end of the file. At most `MAX_PIECE_BYTES`. */
  read(position: number, length: number): Promise<Buffer>;
};

export const MAX_PIECE_BYTES = 128 * 1024;
const BLOCK_BYTES = 1024 * 1024;
const NO_BYTES = Buffer.alloc(0);

/** Pieces out of a block that is kept: sound is walked through in thousands of small steps. */
export function piecesOf(size: number, load: (start: number, end: number) => Promise<Buffer>): Pieces {
  let block: { start: number; bytes: Buffer } = { start: 0, bytes: NO_BYTES };
  return {
    size,
    async read(position, length) {
      const end = Math.min(position + Math.min(length, MAX_PIECE_BYTES), size);
      if (position >= end) return NO_BYTES;
      if (position < block.start || end > block.start + block.bytes.length) {
        const bytes = await load(position, Math.min(position + BLOCK_BYTES, size) - 1);
        block = { start: position, bytes };
      }
      return block.bytes.subarray(position - block.start, end - block.start);
    },
  };
}

const TAG_HEADER_BYTES = 10;

/** Where the sound begins behind the ID3 tags at the start: a cover in one is larger than a minute of sound. */
export async function afterTags(pieces: Pieces): Promise<number> {
  let position = 0;
  for (let count = 0; count < 10; count++) {
    const header = await pieces.read(position, TAG_HEADER_BYTES);
    if (header.length < TAG_HEADER_BYTES || header.toString("latin1", 0, 3) !== "ID3") break;
    const hasFooter = (header.readUInt8(5) & 0x10) > 0;
    position += header.subarray(6).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
    position += TAG_HEADER_BYTES * (hasFooter ? 2 : 1);
  }
  return position;
}
