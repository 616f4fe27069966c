import { useEffect, useState } from "react";
import { useUploadLimit } from "#components/uploads/use-upload-limit.ts";
import type { DroppedFile } from "#lib/uploads/dropped-files.ts";
import type { LookedAt } from "#lib/uploads/look-at.ts";

/** Few at a time: each look reads the disk. */
const AT_ONCE = 4;

/** Looks at the beginning of every file, in their order; null until the last one is done. */
export function useLookedAt(files: readonly DroppedFile[]) {
  const maxFileMb = useUploadLimit();
  const [all, setAll] = useState<readonly LookedAt[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    void lookAtAll(files, maxFileMb).then((looked) => isWanted && setAll(looked));
    return () => {
      isWanted = false;
    };
  }, [files, maxFileMb]);
  return all;
}

async function lookAtAll(files: readonly DroppedFile[], maxFileMb: number): Promise<LookedAt[]> {
  const { lookAt } = await import("#lib/uploads/look-at.ts");
  const looked: LookedAt[] = [];
  for (let start = 0; start < files.length; start += AT_ONCE) {
    const some = files.slice(start, start + AT_ONCE).map((file) => lookAt(file, maxFileMb));
    looked.push(...(await Promise.all(some)));
    // Between two portions the page can draw and answer: what reads tags goes on in one breath otherwise.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return looked;
}
