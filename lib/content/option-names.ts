import ISO6391 from "iso-639-1";

/** A code and its name in the editor's language. */
export type NamedCode = { id: string; label: string };

// One language's file is read, where it is needed: the library's own entry loads all seventy-nine.
const COUNTRY_NAMES = {
  en: () => import("i18n-iso-countries/langs/en.json"),
  es: () => import("i18n-iso-countries/langs/es.json"),
  pt: () => import("i18n-iso-countries/langs/pt.json"),
};

/** Every country of ISO 3166-1, in the order of its names. For pages: the browser gets the result only. */
export async function countryOptions(locale: keyof typeof COUNTRY_NAMES): Promise<NamedCode[]> {
  const { countries } = await COUNTRY_NAMES[locale]();
  const named = Object.entries(countries).map(([id, names]) => ({
    id,
    label: Array.isArray(names) ? (names[0] ?? id) : names,
  }));
  return inOrder(named, locale);
}

/** Every language of ISO 639-1, in the order of its names. */
export function languageOptions(locale: string): NamedCode[] {
  const names = new Intl.DisplayNames(locale, { type: "language" });
  const named = ISO6391.getAllCodes().map((id) => ({ id, label: capitalised(names.of(id) ?? id, locale) }));
  const known = Map.groupBy(named, ({ label }) => label);
  // Two codes may have one name: Akan is both "ak" and "tw".
  const isAlone = (label: string) => known.get(label)?.length === 1;
  const told = named.map(({ id, label }) => ({ id, label: isAlone(label) ? label : `${label} (${id})` }));
  return inOrder(told, locale);
}

function inOrder(options: NamedCode[], locale: string) {
  const collator = new Intl.Collator(locale);
  return options.toSorted((one, other) => collator.compare(one.label, other.label));
}

function capitalised(text: string, locale: string) {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
