import { Readable } from "node:stream";
import { parseBlob } from "music-metadata";
import yauzl from "yauzl";
import type { DigitalType } from "../../content/schema.ts";
import type { Found } from "../../conversions/history-schema.ts";
import { FileError, fileError } from "./file-error.ts";
import { readTags } from "./formats/audio-tags.ts";
import { readPackageMetadata } from "./formats/epub-metadata.ts";
import { openPackage } from "./formats/epub-package.ts";
import { readMetadata } from "./formats/pdf-metadata.ts";
import { openPdf } from "./formats/pdfium.ts";
import { readZip } from "./formats/zip.ts";
import type { FoundMessage } from "./found-messages.ts";
import { MissingPieceError, openPieces, type Pieces } from "./pieces.ts";

/**
 * A process that looks into one file and ends: `node found-reader.ts <type> <size in bytes>`. Its pieces come
 * from the parent, so that what a hostile file does to its parser happens here, without a network.
 */
const [type, size] = process.argv.slice(2) as [DigitalType, string];
const MAX_ZIP_BYTES = 16 * 1024 * 1024;
const MAX_ENTRIES = 20_000;

const LOOKS: Record<DigitalType, (pieces: Pieces) => Promise<Found>> = {
  pdf: lookAtPdf,
  epub: lookAtEpub,
  audio: lookAtAudio,
};

async function look(pieces: Pieces): Promise<FoundMessage> {
  try {
    return { kind: "found", found: await LOOKS[type](pieces) };
  } catch (error) {
    // A fault that comes of a missing piece is none of the file.
    if (pieces.isMissing() || !(error instanceof FileError)) return { kind: "unknown" };
    return { kind: "refused", code: error.code };
  }
}

async function lookAtPdf(pieces: Pieces): Promise<Found> {
  const pdf = await openPdf(pieces);
  if (pdf.pageCount === 0) throw fileError("pdf_empty", {});
  const found = await readMetadata(pdf, pieces.known());
  return { ...found, pages: pdf.pageCount };
}

async function lookAtEpub(pieces: Pieces): Promise<Found> {
  const options = { autoClose: false, lazyEntries: true };
  const opening = yauzl.fromRandomAccessReaderPromise(new PieceReader(pieces), pieces.size, options);
  // The package is a small part of the book: what the whole unpacks to is for the conversion to say.
  const limits = { maxEntries: MAX_ENTRIES, maxUnpackedBytes: Number.POSITIVE_INFINITY };
  const zip = await readZip(opening, limits);
  return readPackageMetadata(
    await openPackage({
      ...zip,
      read: (name, options) =>
        zip.read(name, { ...options, maxBytes: Math.min(options.maxBytes, MAX_ZIP_BYTES) }),
    }),
  );
}

async function lookAtAudio(pieces: Pieces): Promise<Found> {
  const metadata = await parseBlob(new PieceBlob(pieces), {
    duration: false,
    skipPostHeaders: true,
    skipCovers: true,
  }).catch((error: unknown) => {
    throw fileError("audio_damaged", {}, String(error));
  });
  if (metadata.format.hasVideo) throw fileError("audio_is_video", {});
  const { duration } = metadata.format;
  const found = readTags(metadata, duration ?? 0);
  return { ...found, duration: duration && duration > 0 ? Math.round(duration) : null };
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
      (function* () {
        yield pieces.read(start, end - start);
      })(),
      { objectMode: false },
    );
  }
}

/** Tags come first and a large picture after them: where pieces are missing, it is as if there were nothing. */
class PieceBlob extends Blob {
  readonly pieces: Pieces;

  constructor(pieces: Pieces) {
    super();
    this.pieces = pieces;
  }

  override get size(): number {
    return this.pieces.size;
  }

  override slice(start = 0, end = this.size): Blob {
    try {
      return new Blob([new Uint8Array(this.pieces.read(start, end - start))]);
    } catch (error) {
      if (!(error instanceof MissingPieceError)) throw error;
      return new Blob([new Uint8Array(end - start)]);
    }
  }
}

function tell(message: FoundMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.send) process.send(message, () => resolve());
    else resolve();
  });
}

// At the end, when the classes above are there.
process.on("disconnect", () => process.exit(1));
await tell(await look(openPieces(Number(size))));
process.exit();
