import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { isLocale, negotiateLocale } from "./locales.ts";

export const LOCALE_COOKIE = "locale";

/** The language is a preference of the person, not a part of the address. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = isLocale(chosen) ? chosen : negotiateLocale((await headers()).get("accept-language"));
  const { default: messages } = await import(`./messages/${locale}.json`);
  return { locale, messages, timeZone: "UTC" };
});
