import "server-only";
import { getLocale } from "next-intl/server";
import { env } from "#lib/bff/env.ts";
import { countryOptions, languageOptions } from "#lib/content/option-names.ts";

/** What a form of a title needs to know about the store and the editor's language. */
export async function loadFormSurroundings(accountId: string) {
  const locale = await getLocale();
  return {
    accountId,
    reading: { locale, timeZone: env().STORE_TIME_ZONE },
    countries: await countryOptions(locale),
    languages: languageOptions(locale),
  };
}

/** The language of a new title, where its editor names none. */
export function storeLang(): string {
  return env().STORE_LANG;
}
