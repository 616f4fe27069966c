import { closeSync, fstatSync, openSync, readSync } from "node:fs";

const BLOCK_BYTES = 64 * 1024;
const MAX_BLOCKS = 128;

/** Bytes that PDFium may ask for in any order. */
export type PdfSource = {
  size: number;
  /** Fills `target` from `position` on; false when that cannot be had. */
  readInto(target: Uint8Array, position: number): boolean;
  /** How much was asked for so far. */
  bytesRead(): number;
  close(): void;
};

/**
 * A file that PDFium asks for piece by piece. It jumps about in steps of a few hundred bytes, so the
 * last blocks read are kept, 8 MiB at most: however large the file, that is what it takes in memory.
 */
export function openSource(path: string): PdfSource {
  const file = openSync(path, "r");
  const { size } = fstatSync(file);
  const blocks = new Map<number, Buffer>();
  let bytesRead = 0;

  function blockAt(index: number): Buffer {
    const known = blocks.get(index);
    blocks.delete(index);
    const block = known ?? readBlock(file, index);
    blocks.set(index, block);
    const oldest = blocks.keys().next();
    if (blocks.size > MAX_BLOCKS && !oldest.done) blocks.delete(oldest.value);
    return block;
  }

  return {
    size,
    readInto(target, position) {
      if (position + target.length > size) return false;
      bytesRead += target.length;
      for (let done = 0; done < target.length; ) {
        const place = position + done;
        const block = blockAt(Math.floor(place / BLOCK_BYTES));
        const start = place % BLOCK_BYTES;
        const part = block.subarray(start, start + target.length - done);
        if (part.length === 0) return false;
        target.set(part, done);
        done += part.length;
      }
      return true;
    },
    bytesRead: () => bytesRead,
    close: () => closeSync(file),
  };
}

/** PDFium reads about so much at once; fewer zeros stand in many a file. */
const HOLE_BYTES = 256;

/** Whether bytes of a file are nothing but zeros: a part of it that never arrived, as a broken upload leaves it. */
export function isHole(bytes: Uint8Array): boolean {
  return bytes.length >= HOLE_BYTES && bytes.every((byte) => byte === 0);
}

function readBlock(file: number, index: number): Buffer {
  const block = Buffer.allocUnsafe(BLOCK_BYTES);
  return block.subarray(0, readSync(file, block, 0, BLOCK_BYTES, index * BLOCK_BYTES));
}

type ReadBlock = (parameter: number, position: number, buffer: number, size: number) => number;

/**
 * A module that imports one function of four numbers and exports it again: what it exports is a
 * function that other WebAssembly can call through its table, which one of JavaScript is not.
 */
const BRIDGE = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x09, 0x01, 0x60, 0x04, 0x7f, 0x7f, 0x7f, 0x7f, 0x01, 0x7f],
  ...[0x02, 0x07, 0x01, 0x01, 0x65, 0x01, 0x66, 0x00, 0x00],
  ...[0x07, 0x05, 0x01, 0x01, 0x66, 0x00, 0x00],
);

/**
 * Puts `read` into the table of a WebAssembly program; gives the address by which the program calls
 * it. The table of PDFium cannot grow, but its place 0, the null address, is free by its nature.
 */
export function placeInTable(table: WebAssembly.Table, read: ReadBlock): number {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(BRIDGE), { e: { f: read } });
  table.set(0, exports.f);
  return 0;
}
