import { fileError } from "../../files/file-error.ts";
import type { ReportMessage } from "./converted.ts";

/** With fewer of its pages than this a document is not worth having. */
const LEAST_SHARE = 0.1;
const MAX_RUNS = 5;

/**
 * What is to be said of pages that cannot be read: a warning with how many and which, null when there are none.
 * `indexes` in order, counted from 0. A document nearly all of whose pages are lost is damaged.
 *
 * @throws FileError `pdf_damaged`
 */
export function warnOfUnread(indexes: number[], pageCount: number): ReportMessage | null {
  const count = indexes.length;
  if (count === 0) return null;
  const left = pageCount - count;
  if (left < pageCount * LEAST_SHARE)
    throw fileError("pdf_damaged", {}, `${left} of ${pageCount} pages are left.`);
  const pages = runsOf(indexes);
  const [some, whose] = count === 1 ? ["One", "Its"] : [count, "Their"];
  const message = `${some} of ${pageCount} pages cannot be read (${pages}): this file was damaged when it was exported or uploaded. ${whose} words are not counted. Export it again and use the new file.`;
  return {
    severity: "warning",
    id: "pages_unreadable",
    message,
    params: { count, all: pageCount, pages },
    location: null,
  };
}

/** Page numbers as a person writes them, such as `44–214, 300`; the first five runs. */
function runsOf(indexes: number[]): string {
  const starts = indexes.filter((index, place) => indexes[place - 1] !== index - 1);
  const ends = indexes.filter((index, place) => indexes[place + 1] !== index + 1);
  const runs = starts.slice(0, MAX_RUNS).map((start, place) => {
    const end = ends[place] ?? start;
    return start === end ? `${start + 1}` : `${start + 1}–${end + 1}`;
  });
  return [...runs, ...(starts.length > MAX_RUNS ? ["…"] : [])].join(", ");
}
