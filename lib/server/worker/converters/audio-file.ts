import { openSource, type PdfSource } from "../../files/formats/pdfium-source.ts";

const PART_BYTES = 1024 * 1024;

/**
 * A file as music-metadata reads it: in a million small steps where it has to count frames. They are taken out of
 * blocks that are kept. `onNewPart` is told of each part that is read for the first time, as reading the same again
 * and again comes to no end. Call `close` at the end.
 */
export class SoundFile extends Blob {
  readonly #source: PdfSource;
  readonly #onNewPart: () => void;
  readonly #parts = new Set<number>();

  constructor(path: string, onNewPart: () => void) {
    super();
    this.#source = openSource(path);
    this.#onNewPart = onNewPart;
  }

  override get size(): number {
    return this.#source.size;
  }

  override slice(start = 0, end = this.size): Blob {
    const bytes = new Uint8Array(Math.max(0, Math.min(end, this.size) - start));
    this.#source.readInto(bytes, start);
    const part = Math.floor(start / PART_BYTES);
    if (!this.#parts.has(part)) this.#onNewPart();
    this.#parts.add(part);
    return new Slice(bytes);
  }

  close(): void {
    this.#source.close();
  }
}

/** A part that is at hand already: nothing copies it. */
class Slice extends Blob {
  readonly #bytes: Uint8Array<ArrayBuffer>;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    super();
    this.#bytes = bytes;
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#bytes.buffer;
  }
}
