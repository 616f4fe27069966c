import { useBox } from "./box.ts";
import { type UploadItem, uploadItems } from "./items.ts";

export function useUploads(): readonly UploadItem[] {
  return useBox(uploadItems);
}

export function useUpload(id: string | null): UploadItem | null {
  return useBox(uploadItems).find((item) => item.id === id) ?? null;
}
