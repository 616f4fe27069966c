import { useCallback, useEffect, useRef } from "react";
import type { PlannedTitle } from "#lib/content/batch-plan.ts";
import { fileLooks } from "#lib/content/file-looks.ts";
import type { LookedAt } from "#lib/uploads/look-at.ts";
import { uploadSettings } from "#lib/uploads/settings.ts";

/**
 * Sends the file of each title, of an audiobook the first, to be looked into while the titles are reviewed. What is
 * left out is taken back, and all of it when the review is left. Returns what keeps the files of some titles.
 */
export function useReviewLooks(titles: readonly PlannedTitle[], refused: readonly LookedAt[]) {
  const sent = useRef(new Set<File>());
  useEffect(() => {
    const settings = uploadSettings.get();
    if (!settings) return;
    // What was refused is remembered, or it would be looked into again.
    takeBack(sent.current, new Set([...filesOf(titles), ...refused.map(({ file }) => file)]));
    for (const { files, fileType } of titles) {
      const [first] = files;
      if (!first) continue;
      fileLooks.begin(first.file, fileType, settings.accountId);
      sent.current.add(first.file);
    }
  }, [titles, refused]);
  useEffect(() => {
    const { current } = sent;
    return () => takeBack(current, new Set());
  }, []);
  return useCallback((kept: readonly PlannedTitle[]) => {
    takeBack(sent.current, filesOf(kept));
    sent.current.clear();
  }, []);
}

function filesOf(titles: readonly PlannedTitle[]): Set<File> {
  return new Set(titles.flatMap(({ files }) => files.map(({ file }) => file)));
}

function takeBack(sent: Set<File>, wanted: ReadonlySet<File>) {
  for (const file of sent) {
    if (wanted.has(file)) continue;
    fileLooks.giveUp(file);
    sent.delete(file);
  }
}
