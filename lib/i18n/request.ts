import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { env } from "#lib/bff/env.ts";
import { isLocale, negotiateLocale } from "./locales.ts";

/**
 * The language is a preference of the person, not a part of the address. Dates are those of the
 * store: a title published on 13 September is so for a reader in any time zone.
 */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get("locale")?.value;
  const locale = isLocale(chosen) ? chosen : negotiateLocale((await headers()).get("accept-language"));
  const { default: messages } = await import(`./messages/${locale}.json`);
  return { locale, messages, timeZone: env().STORE_TIME_ZONE, now: new Date() };
});
