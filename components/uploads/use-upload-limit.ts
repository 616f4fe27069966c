import { useBox } from "#lib/uploads/box.ts";
import { uploadSettings } from "#lib/uploads/settings.ts";

/** How many MB one file may have. */
export function useUploadLimit(): number {
  return useBox(uploadSettings)?.maxFileMb ?? 0;
}
