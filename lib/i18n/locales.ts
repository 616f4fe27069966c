/** Languages of the dashboard. Every one of them is complete. */
export const LOCALES = ["en", "es", "pt"] as const;
export type AppLocale = (typeof LOCALES)[number];

export const LOCALE_NAMES: Readonly<Record<AppLocale, string>> = {
  en: "English",
  es: "Español",
  pt: "Português",
};

export function isLocale(text: string | undefined): text is AppLocale {
  return LOCALES.some((locale) => locale === text);
}

/** The first language of an Accept-Language header that we speak, by its weight; English when there is none. */
export function negotiateLocale(acceptLanguage: string | null): AppLocale {
  const wishes = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const weight = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find(Boolean);
      return { language: tag.trim().slice(0, 2).toLowerCase(), weight: Number(weight ?? 1) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight);
  return wishes.map(({ language }) => language).find(isLocale) ?? "en";
}
