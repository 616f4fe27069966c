import { useTranslations } from "next-intl";
import type { Conversion } from "#lib/conversions/schema.ts";

type Said = Pick<Conversion, "code" | "params">;

/**
 * What a conversion says, in the person's language. A code that is not known here, and a store that
 * has none, are answered with the store's own sentence.
 */
export function useSaid() {
  const t = useTranslations("conversions.said");
  return function say({ code, params }: Said, sentence: string | null): string | null {
    // A code of a store that is newer than we are may be any word.
    const key = code as Parameters<typeof t>[0];
    if (code === null || !t.has(key)) return sentence;
    const text = t(key, params ?? {});
    const reason = params?.reason;
    if (code !== "trying_again" || typeof reason !== "string") return text;
    return [say({ code: reason, params }, null), text].filter(Boolean).join(" ");
  };
}
