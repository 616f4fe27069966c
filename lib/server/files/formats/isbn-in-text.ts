import isbn from "isbn3";

/** A number behind the word ISBN, with the hyphens, dashes and spaces that printers put into it. */
const LABELLED =
  /ISBN(?:[-\s\u2010-\u2015]?1[03])?[^\d\n]{0,24}?((?:97[89][-\s\u2010-\u2015]?)?\d(?:[-\s\u2010-\u2015]?[\dXx]){8,9})(?![\d])/gi;
const ELECTRONIC = /e-?books?|e-?isbn|electr[oó]nic|digital|pdf|epub|kindle/i;
const NEARBY = 60;

/** The ISBN-13 that a text means, its check digit proved; null when it is none. */
export function asIsbn13(text: string): string | null {
  const plain = text.replace(/^\s*(?:urn:isbn:|isbn:?)/i, "").replace(/[^\dXx]/g, "");
  return /^(?:97[89]\d{10}|\d{9}[\dXx])$/.test(plain) ? isbn.asIsbn13(plain.toUpperCase()) : null;
}

/** The ISBN printed in a text such as a copyright page: the one of the electronic edition, else the first. */
export function findIsbn(text: string): string | null {
  const found = [...text.matchAll(LABELLED)].flatMap((match) => {
    const number = asIsbn13(match[1] ?? "");
    if (!number) return [];
    const end = match.index + match[0].length;
    const line = text.slice(Math.max(0, match.index - NEARBY), end + NEARBY);
    return [{ number, isElectronic: ELECTRONIC.test(nearest(line, text.slice(match.index, end))) }];
  });
  return (found.find(({ isElectronic }) => isElectronic) ?? found[0])?.number ?? null;
}

/** What stands on the line of a match: a label of the next number is not its own. */
function nearest(surroundings: string, match: string): string {
  const [before = "", after = ""] = surroundings.split(match, 2);
  return `${before.split(/[\r\n]/).at(-1)}${match}${after.split(/[\r\n]/)[0]}`;
}
