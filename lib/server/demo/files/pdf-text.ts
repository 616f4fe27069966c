/** Text for the standard fonts of PDF: encoding, measuring and breaking into lines. */

const WIN_ANSI: Readonly<Record<string, number>> = {
  "€": 0x80,
  "…": 0x85,
  "‘": 0x91,
  "’": 0x92,
  "“": 0x93,
  "”": 0x94,
  "•": 0x95,
  "–": 0x96,
  "—": 0x97,
};

/** Widths of Times Roman from space to tilde, in thousandths of the size of the type. */
const WIDTHS = [
  250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500,
  500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333,
  389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469,
  500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389,
  278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];
const OTHER_WIDTH = 500;

/** A literal string of a page, in WinAnsi; a character that the standard fonts lack becomes `?`. */
export function literal(text: string): string {
  return `(${Array.from(text, encode).join("")})`;
}

function encode(character: string): string {
  const code = WIN_ANSI[character] ?? character.codePointAt(0) ?? 0;
  if (code > 0xff || code < 0x20) return "?";
  if (code > 0x7e) return `\\${code.toString(8)}`;
  return "()\\".includes(character) ? `\\${character}` : character;
}

/** A string of the document's own data, in which every language can be written. */
export function unicodeString(text: string): string {
  return `<FEFF${Buffer.from(text, "utf16le").swap16().toString("hex")}>`;
}

/** Width in points. */
export function measure(text: string, size: number): number {
  let width = 0;
  for (const character of text.normalize("NFD")) {
    const code = character.codePointAt(0) ?? 0;
    const isAccent = code >= 0x300 && code < 0x370;
    if (!isAccent) width += WIDTHS[code - 0x20] ?? OTHER_WIDTH;
  }
  return (width * size) / 1000;
}

/** Lines no wider than `width` points, unless one word alone is. */
export function breakLines(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && measure(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === "" ? lines : [...lines, line];
}
