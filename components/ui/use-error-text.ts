import { useTranslations } from "next-intl";
import { ApiError } from "#lib/http/api-error.ts";

/** Kinds whose sentence from the store says more than ours could: it names the clash. */
const SPECIFIC: readonly string[] = ["invalid", "conflict"];

/** What happened and what to do now, in the person's language; the store's own sentence where it says more. */
export function useErrorText() {
  const t = useTranslations("errors");
  return (error: unknown): { text: string; detail: string | null; requestId: string | null } => {
    if (!(error instanceof ApiError)) return { text: t("unexpected"), detail: null, requestId: null };
    return {
      text: t(error.kind),
      detail: SPECIFIC.includes(error.kind) && error.message !== "" ? error.message : null,
      requestId: error.requestId ?? null,
    };
  };
}
