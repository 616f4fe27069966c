import type { TocEntry } from "../../../content/schema.ts";
import { tidyText } from "../../files/formats/found-text.ts";
import type { Pdf } from "../../files/formats/pdfium.ts";

const MAX_ENTRIES = 5_000;
const MAX_DEPTH = 12;

/** The table of contents that a PDF carries as bookmarks; null when it has none. */
export function readOutline({ bookmarks }: Pdf): TocEntry[] | null {
  // A hostile outline can point back at itself: every bookmark counts once.
  const seen = new Set<number>();
  const readLevel = (parent: number, depth: number): TocEntry[] => {
    const entries: TocEntry[] = [];
    let bookmark = bookmarks.firstChild(parent);
    while (bookmark && !seen.has(bookmark) && seen.size < MAX_ENTRIES) {
      seen.add(bookmark);
      const title = tidyText(bookmarks.title(bookmark));
      const children = depth < MAX_DEPTH ? readLevel(bookmark, depth + 1) : [];
      const pageIndex = bookmarks.pageIndex(bookmark);
      if (title) {
        entries.push({
          title,
          ...(pageIndex >= 0 ? { page: pageIndex + 1 } : {}),
          ...(children.length > 0 ? { children } : {}),
        });
      }
      bookmark = bookmarks.nextSibling(bookmark);
    }
    return entries;
  };
  const entries = readLevel(0, 1);
  return entries.length > 0 ? entries : null;
}
