import { useSyncExternalStore } from "react";
import { type UploadItem, uploadQueue } from "./queue.ts";

const NONE: readonly UploadItem[] = [];

/** Every file on its way, as of a moment ago. */
export function useUploads(): readonly UploadItem[] {
  return useSyncExternalStore(uploadQueue.subscribe, uploadQueue.items, () => NONE);
}

/** One of them. Renders again only when this one has changed. */
export function useUpload(id: string | null): UploadItem | null {
  const read = () => uploadQueue.items().find((item) => item.id === id) ?? null;
  return useSyncExternalStore(uploadQueue.subscribe, read, () => null);
}
