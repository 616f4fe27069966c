import { useEffect } from "react";
import { forgetListRow, readListPosition } from "#lib/content/list-position.ts";
import { rowLinkId } from "./content-row.tsx";

/** Back from a title: the same scroll, and the focus on the row that was opened. */
export function useReturnToRow() {
  useEffect(() => {
    const position = readListPosition();
    if (!position || position.contentId === 0 || position.search !== window.location.search) return;
    forgetListRow();
    window.scrollTo({ top: position.scrollY });
    document.getElementById(rowLinkId(position.contentId))?.focus({ preventScroll: true });
  }, []);
}
