import { useFormatter, useTranslations } from "next-intl";
import type { SeenProblem } from "./use-link-check.ts";

/** What a problem says and what to do about it, in the person's language; else in the store's own words. */
export function usePreflightWords() {
  const say = useTranslations("contentForm.linkCheck.problem");
  const advise = useTranslations("contentForm.linkCheck.fix");
  const format = useFormatter();
  return ({ code, message, fix, params }: SeenProblem) => {
    // A code of a store that is newer than we are may be any word.
    const key = code as Parameters<typeof say>[0];
    if (!say.has(key)) return { message, fix: fix ?? null };
    const at = typeof params.at === "string" ? { at: moment(params.at) } : {};
    const fixKey = code as Parameters<typeof advise>[0];
    return {
      message: say(key, { ...params, ...at } as never),
      fix: advise.has(fixKey) ? advise(fixKey) : null,
    };
  };

  function moment(at: string): string {
    return format.dateTime(new Date(at), { dateStyle: "short", timeStyle: "short" });
  }
}
