/** What the titles of one language are made of. */
export type Vocabulary = {
  lang: string;
  /** First digits of the ISBNs: 978 and the group of the language. */
  isbnPrefix: string;
  /** `{kind}`, `{thing}`, `{quality}`, `{place}` and `{number}` are filled in. */
  patterns: readonly string[];
  /** What two words become where they meet, such as "de el". */
  contractions: Readonly<Record<string, string>>;
  kinds: readonly string[];
  things: readonly string[];
  qualities: readonly string[];
  places: readonly string[];
  /** A word that hardly any title has: for searching what is rare. */
  rareThing: string;
  firstNames: readonly string[];
  lastNames: readonly string[];
  houses: readonly string[];
  subjects: readonly string[];
  country: string;
  currencies: readonly string[];
  chapter: string;
  sentence: string;
};

export const wordsOf = (text: string): string[] => text.trim().split(/\s*\n\s*|\s*,\s*/);
