/** What was typed or pasted, one term for each line; tabs and, where wanted, commas divide too. */
export function splitTerms(text: string, allowsComma: boolean): string[] {
  return text
    .split(allowsComma ? /[\r\n\t,]+/ : /[\r\n\t]+/)
    .map((term) => term.trim())
    .filter((term) => term !== "");
}

/** The list with what is new at its end. A term that is there already, in whatever case, stays as it is. */
export function addTerms(terms: readonly string[], found: readonly string[]): string[] {
  const seen = new Set(terms.map(fold));
  const fresh = found.filter((term) => {
    const isNew = !seen.has(fold(term));
    seen.add(fold(term));
    return isNew;
  });
  return [...terms, ...fresh];
}

const fold = (term: string) => term.toLocaleLowerCase("und");

/** `fic 019000` as a BISAC code is written. */
export function readBisacCode(text: string): string {
  return text.replace(/[\s-]/g, "").toUpperCase();
}
