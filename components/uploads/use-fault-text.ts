import { useTranslations } from "next-intl";
import type { UploadFault } from "#lib/uploads/upload-fault.ts";
import { useUploadLimit } from "./use-upload-limit.ts";

/** Why a file does not arrive, and what to do now; the server's own sentence for what has no code. */
export function useFaultText() {
  const t = useTranslations("uploads.fault");
  const max = useUploadLimit();
  return ({ code, message }: UploadFault): string => {
    if (code === "refused" && message) return message;
    return t(code, { max });
  };
}
