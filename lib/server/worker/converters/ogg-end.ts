import { open } from "node:fs/promises";

const PAGE_HEADER_BYTES = 27;
const MAX_PAGE_BYTES = PAGE_HEADER_BYTES + 255 + 255 * 255;
/** What every page begins with: its mark, and the one version that there is. */
const PAGE_START = Buffer.from("OggS\0", "latin1");
const FLAGS_AT = 5;
const SEGMENTS_AT = 26;
const IS_END = 4;

/**
 * How an Ogg ends: its last page may say that it is the last. What records a stream often leaves that out: then
 * nothing is known. In the middle of a page, or far behind one, no file ends that is whole.
 */
export type OggEnd = "said" | "unsaid" | "broken";

export async function readOggEnd(path: string): Promise<OggEnd> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const tail = Buffer.alloc(Math.min(MAX_PAGE_BYTES, size));
    await file.read(tail, 0, tail.length, size - tail.length);
    return endOf(tail);
  } finally {
    await file.close();
  }
}

function endOf(tail: Buffer): OggEnd {
  const at = tail.lastIndexOf(PAGE_START);
  const page = tail.subarray(Math.max(at, 0));
  const segments = page.subarray(PAGE_HEADER_BYTES, PAGE_HEADER_BYTES + (page[SEGMENTS_AT] ?? 0));
  const pageBytes = segments.reduce((sum, length) => sum + length, PAGE_HEADER_BYTES + segments.length);
  const isWhole = page.length >= PAGE_HEADER_BYTES && segments.length === page[SEGMENTS_AT];
  if (at < 0 || !isWhole || pageBytes > page.length) return "broken";
  return ((page[FLAGS_AT] ?? 0) & IS_END) > 0 ? "said" : "unsaid";
}
