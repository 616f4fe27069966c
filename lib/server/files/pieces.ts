import { readSync, writeSync } from "node:fs";
import { NO_PIECE, PIECE_BYTES, PIECES_FD, REQUEST_BYTES } from "./found-messages.ts";

/** A part of the file that its server does not send, or that would be more than a look may read. */
export class MissingPieceError extends Error {}

/**
 * The file whose pieces the parent process fetches. Reading waits for them, as PDFium knows no other
 * way; this process has nothing else to do.
 */
export function openPieces(size: number) {
  const pieces = new Map<number, Buffer | null>();
  let isMissing = false;
  let bytesRead = 0;

  function pieceAt(index: number): Buffer {
    if (!pieces.has(index)) {
      const position = index * PIECE_BYTES;
      pieces.set(index, askParent(position, Math.min(PIECE_BYTES, size - position)));
    }
    const piece = pieces.get(index);
    if (piece) return piece;
    isMissing = true;
    throw new MissingPieceError();
  }

  /** @throws MissingPieceError */
  function read(position: number, length: number): Buffer {
    const parts: Buffer[] = [];
    for (let place = position; place < position + length; ) {
      const start = place % PIECE_BYTES;
      const part = pieceAt(Math.floor(place / PIECE_BYTES)).subarray(
        start,
        start + position + length - place,
      );
      if (part.length === 0) throw new MissingPieceError();
      parts.push(part);
      place += part.length;
    }
    bytesRead += length;
    return Buffer.concat(parts);
  }

  return {
    size,
    read,
    /** Whether something that was asked for could not be had. */
    isMissing: () => isMissing,
    /** All that is known, in order. */
    known: () =>
      [...pieces].toSorted(([one], [other]) => one - other).flatMap(([, piece]) => (piece ? [piece] : [])),
    /** For PDFium. */
    readInto(target: Uint8Array, position: number): boolean {
      if (position + target.length > size) return false;
      try {
        target.set(read(position, target.length));
        return true;
      } catch (error) {
        if (error instanceof MissingPieceError) return false;
        throw error;
      }
    },
    bytesRead: () => bytesRead,
    close: () => undefined,
  };
}

export type Pieces = ReturnType<typeof openPieces>;

function askParent(position: number, length: number): Buffer | null {
  const request = Buffer.alloc(REQUEST_BYTES);
  request.writeDoubleBE(position);
  request.writeUInt32BE(length, 8);
  writeSync(PIECES_FD, request);
  const answered = readFully(4).readUInt32BE();
  return answered === NO_PIECE ? null : readFully(answered);
}

function readFully(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let done = 0; done < length; ) {
    const read = readSync(PIECES_FD, bytes, done, length - done, null);
    if (read === 0) throw new Error("The parent process has gone.");
    done += read;
  }
  return bytes;
}
