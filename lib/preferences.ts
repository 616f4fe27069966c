import { LOCALES } from "./i18n/locales.ts";

/**
 * What a person chose about the look of the dashboard, one cookie each: the server renders the first
 * byte as the person wants it, so nothing flashes and no inline script is needed. The first choice of
 * a list is the default.
 */
const CHOICES = {
  locale: LOCALES,
  theme: ["system", "light", "dark"],
  density: ["comfortable", "compact"],
  rail: ["open", "collapsed"],
} as const;

export type PreferenceName = keyof typeof CHOICES;
export type Preference<Name extends PreferenceName> = (typeof CHOICES)[Name][number];
export const THEMES = CHOICES.theme;
export const DENSITIES = CHOICES.density;

export function readPreference<Name extends PreferenceName>(
  name: Name,
  cookie: string | undefined,
): Preference<Name> {
  const choices: readonly Preference<Name>[] = CHOICES[name];
  return choices.find((choice) => choice === cookie) ?? CHOICES[name][0];
}

const ONE_YEAR_SECONDS = 31_536_000;

/** Browser only. The style sheet reads theme, density and rail from the root element, so they hold at once. */
export function savePreference<Name extends PreferenceName>(name: Name, choice: Preference<Name>) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain HTTP addresses.
  document.cookie = `${name}=${choice}; Path=/; Max-Age=${ONE_YEAR_SECONDS}; SameSite=Lax`;
  if (name !== "locale") document.documentElement.dataset[name] = choice;
}
