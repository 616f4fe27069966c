import { isDeepStrictEqual } from "node:util";
import type { Book, BookFile } from "./books.ts";
import type { Acknowledged } from "./client.ts";
import type { Findings } from "./findings.ts";
import type { Reference, References } from "./reference.ts";
import type { Conversion, Rows, Title, Track } from "./verdict-rows.ts";

/** Errors that kills may cause, each only when the queue has tried this often. */
const TRIES: Readonly<Record<string, number>> = {
  interrupted: 6,
  internal: 6,
  server_failed: 6,
  broke_off: 6,
  stopped_sending: 6,
  unreachable: 3,
};

export const isInterruption = (code: string | null) => code !== null && Object.hasOwn(TRIES, code);

/** Each file ended as it had to, or was interrupted too often, and its title holds what is in it. */
export function checkTitles(
  rows: Rows,
  acknowledged: readonly Acknowledged[],
  references: References,
  findings: Findings,
): void {
  for (const { book, contentId } of acknowledged) {
    const title = rows.titles.find(({ id }) => id === contentId);
    const tracks = rows.tracks.filter(({ content_id }) => content_id === contentId);
    const conversions = rows.conversions.filter(({ content_id }) => content_id === contentId);
    findings.look(
      "titles whose files have one conversion each",
      conversions.length === book.files.length,
      `title ${contentId}: ${conversions.length} conversions of ${book.files.length} files`,
    );
    if (!title) continue;
    for (const [index, file] of book.files.entries()) {
      const position = book.fileType === "audio" ? index + 1 : null;
      const conversion = conversions.find((each) => each.position === position);
      const what = `title ${contentId}, ${file.name}`;
      checkEnd(conversion, file, what, findings);
      const reference = references.get(file);
      if (conversion?.status !== "done" || !reference) continue;
      checkHeld({ book, title, conversion, file, reference, track: tracks[index], what }, findings);
    }
    checkState(title, conversions, findings);
    if (book.fileType === "audio") checkOrder(title, tracks, book, findings);
  }
}

function checkEnd(conversion: Conversion | undefined, file: BookFile, what: string, { look }: Findings) {
  const { status, code = null, attempt = 0 } = conversion ?? {};
  const isExpected = status === (file.code === null ? "done" : "error") && code === file.code;
  const isGivenUp = status === "error" && isInterruption(code) && attempt >= (TRIES[code ?? ""] ?? 0);
  const why = `ended ${status} ${code} after ${attempt} attempts, not ${file.code ?? "done"}`;
  look("ends of conversions", isExpected || isGivenUp, `${what}: ${why}`);
}

type Held = {
  book: Book;
  title: Title;
  conversion: Conversion;
  track: Track | undefined;
  file: BookFile;
  reference: Reference;
  what: string;
};

/** The whole file is there, and all that is in it. */
function checkHeld(
  { book, title, conversion, track, file, reference, what }: Held,
  { look }: Findings,
): void {
  const original = book.fileType === "audio" ? track : title;
  const kind = book.isUploaded ? "originals that were uploaded" : "originals";
  look(kind, original?.checksum === reference.checksum, `${what}: its original is not what was sent`);
  if (book.fileType === "pdf") {
    const held = [title.total_pages, title.total_words, conversion.page_count];
    const right = [file.pages, reference.totalWords, reference.pageCount];
    const isRight = isDeepStrictEqual(held, right) && reference.totalWords > 0;
    look("PDFs", isRight, `${what}: pages, words and pictures are ${held}, not ${right}`);
  } else if (book.fileType === "epub") {
    const isRight =
      title.total_words === reference.totalWords &&
      reference.totalWords > 0 &&
      conversion.chapters?.length === file.chapters &&
      isDeepStrictEqual(conversion.chapters, reference.chapters) &&
      isDeepStrictEqual(title.authors, ["Nobody"]);
    const held = `${title.total_words} words, ${conversion.chapters?.length} chapters, by ${title.authors}`;
    look("EPUBs", isRight, `${what}: has ${held}`);
  } else {
    const duration = track?.duration_seconds;
    look("tracks", duration === file.seconds, `${what}: lasts ${duration} seconds, not ${file.seconds}`);
  }
}

function checkState({ id, conversion_status }: Title, conversions: Conversion[], { look }: Findings): void {
  const expected = conversions.some(({ status }) => status === "error") ? "error" : "done";
  look(
    "states of titles",
    conversion_status === expected,
    `title ${id}: is ${conversion_status}, not ${expected}`,
  );
}

/** Places from 1 on without a gap, each with the title that was given to it, and their length in all. */
function checkOrder(title: Title, tracks: Track[], { files }: Book, { look }: Findings): void {
  const held = tracks.map(({ position, title: name }) => `${position}. ${name}`);
  const isRight = files.every((_, index) =>
    index === 0 ? held[0]?.startsWith("1. ") : held[index] === `${index + 1}. Track ${index + 1}`,
  );
  look("orders of tracks", isRight && held.length === files.length, `title ${title.id}: tracks ${held}`);
  const seconds = tracks.reduce((sum, { duration_seconds }) => sum + (duration_seconds ?? 0), 0);
  const isWhole = (title.total_seconds ?? 0) === seconds;
  look(
    "lengths of audiobooks",
    isWhole,
    `title ${title.id}: ${title.total_seconds} s, its tracks ${seconds} s`,
  );
}
