import { ENGLISH, type Words } from "./words-en.ts";
import { SPANISH } from "./words-es.ts";
import { PORTUGUESE } from "./words-pt.ts";

export type { Words };

const ALL = [ENGLISH, SPANISH, PORTUGUESE];

/** The words in the first of these languages that is spoken here, else in English. */
export function wordsFor(...langs: string[]): Words {
  for (const lang of langs) {
    const words = ALL.find((one) => one.lang === lang);
    if (words) return words;
  }
  return ENGLISH;
}
