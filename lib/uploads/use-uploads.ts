import { useState, useSyncExternalStore } from "react";
import { useBox } from "./box.ts";
import { type UploadItem, uploadItems } from "./items.ts";

export function useUploads(): readonly UploadItem[] {
  return useBox(uploadItems);
}

export function useUpload(id: string | null): UploadItem | null {
  return useBox(uploadItems).find((item) => item.id === id) ?? null;
}

/** Some of them, the same for as long as the component lives. Renders only when one of these has changed. */
export function useUploadsOf(ids: readonly string[]): readonly UploadItem[] {
  const [read] = useState(() => select(ids));
  return useSyncExternalStore(uploadItems.subscribe, read, () => NONE);
}

const NONE: readonly UploadItem[] = [];

function select(ids: readonly string[]) {
  const wanted = new Set(ids);
  let last = NONE;
  return () => {
    const next = uploadItems.get().filter(({ id }) => wanted.has(id));
    const isSame = next.length === last.length && next.every((item, index) => item === last[index]);
    if (!isSame) last = next;
    return last;
  };
}
