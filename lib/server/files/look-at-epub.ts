import { Readable } from "node:stream";
import yauzl from "yauzl";
import { printedIsbnOfEpub } from "./formats/epub-isbn.ts";
import { readPackageMetadata } from "./formats/epub-metadata.ts";
import { openPackage } from "./formats/epub-package.ts";
import { readZip } from "./formats/zip.ts";
import { type FoundInside, PIECE_BYTES } from "./found-messages.ts";
import type { Pieces } from "./pieces.ts";

const MAX_ENTRIES = 20_000;
const MAX_ENTRY_BYTES = 16 * 1024 * 1024;

/**
 * What an EPUB says about itself, and then, where it names no ISBN, with the one on its copyright page; at
 * last how large its cover is (contract 5.1).
 *
 * @throws FileError one of `epub_…`
 */
export async function* lookAtEpub(pieces: Pieces): AsyncGenerator<FoundInside> {
  const options = { autoClose: false, lazyEntries: true };
  const opening = yauzl.fromRandomAccessReaderPromise(new PieceReader(pieces), pieces.size, options);
  // The package is a small part of the book: what the whole unpacks to is for the conversion to say.
  const limits = { maxEntries: MAX_ENTRIES, maxUnpackedBytes: Number.POSITIVE_INFINITY };
  const whole = await readZip(opening, limits);
  const zip: typeof whole = {
    ...whole,
    read: (name, { maxBytes, ...rest }) =>
      whole.read(name, { ...rest, maxBytes: Math.min(maxBytes, MAX_ENTRY_BYTES) }),
  };
  const book = await openPackage(zip);
  const found = readPackageMetadata(book);
  yield { found, cover: null };
  const isbn = found.isbn ?? (await printedIsbnOfEpub(zip, book));
  const complete = { ...found, isbn };
  if (isbn !== found.isbn) yield { found: complete, cover: null };
  // What reads pictures is loaded when nothing else is waited for.
  const { readEpubCover } = await import("./formats/epub-cover.ts");
  const { PICTURE_START_BYTES, sizeOfPicture } = await import("./picture-size.ts");
  const start = await readEpubCover(zip, book, PICTURE_START_BYTES);
  const cover = start && (await sizeOfPicture(start));
  if (cover) yield { found: complete, cover };
}

class PieceReader extends yauzl.RandomAccessReader {
  readonly pieces: Pieces;

  constructor(pieces: Pieces) {
    super();
    this.pieces = pieces;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const { pieces } = this;
    return Readable.from(
      // Piece by piece: whoever wants the beginning of a long entry asks for no more.
      (function* () {
        for (let place = start; place < end; place += PIECE_BYTES)
          yield pieces.read(place, Math.min(PIECE_BYTES, end - place));
      })(),
      { objectMode: false, highWaterMark: 1 },
    );
  }
}
