import { breakLines, literal, measure } from "./pdf-text.ts";

export type CoverText = { title: string; author: string; hue?: number };
type Size = { width: number; height: number };

/**
 * The drawing of a book cover, as the content of a PDF page: a coloured ground, a pattern that follows
 * from the title, the title in large type, the author. It uses the fonts `Regular` and `Bold`.
 */
export function drawCover({ title, author, hue = hueOf(title) }: CoverText, size: Size): string {
  const { width, height } = size;
  const seed = hash(title);
  const margin = width * 0.1;
  const dark = color(hue, 0.42, 0.2);
  const light = color(hue + 24, 0.5, 0.62);
  const paper = color(hue + 40, 0.45, 0.95);

  const titleSize = fitTitle(title, width - 2 * margin, height * 0.34);
  const titleLines = breakLines(title, titleSize, width - 2 * margin);
  const authorSize = width * 0.048;
  return [
    `${dark} rg 0 0 ${width} ${height} re f`,
    PATTERNS[seed % PATTERNS.length]?.(size, color(hue, 0.4, 0.28), light) ?? "",
    `${dark} rg 0 ${point(height * 0.54)} ${width} ${point(height * 0.46)} re f`,
    `${light} rg ${point(margin)} ${point(height * 0.93)} ${point(width * 0.16)} ${point(width * 0.012)} re f`,
    ...titleLines.map((line, index) =>
      write("Bold", titleSize, margin, height * 0.89 - titleSize * (0.8 + index * 1.08), line, paper),
    ),
    `${paper} rg 0 0 ${width} ${point(height * 0.115)} re f`,
    ...breakLines(author, authorSize, width - 2 * margin)
      .slice(0, 1)
      .map((line) => write("Regular", authorSize, margin, height * 0.047, line, dark)),
  ].join("\n");
}

/** A hue of its own for every title, always the same. */
export function hueOf(title: string): number {
  return hash(title) % 360;
}

type Pattern = (size: Size, quiet: string, light: string) => string;

const PATTERNS: Pattern[] = [
  // A sun over rings.
  ({ width, height }, quiet, light) =>
    [0.62, 0.5, 0.38, 0.26]
      .map((part, index) => disc(width * 0.5, height * 0.33, width * part, index % 2 === 0 ? quiet : light))
      .join("\n"),
  // Hills, one before the other.
  ({ width, height }, quiet, light) =>
    [0.44, 0.32, 0.2]
      .map((top, index) =>
        disc(width * (0.2 + 0.32 * index), height * (top - 0.36), width * 0.62, index % 2 ? quiet : light),
      )
      .join("\n"),
  // A stair of slanted bands.
  ({ width, height }, quiet, light) =>
    [0, 1, 2, 3, 4]
      .map((index) => {
        const x = width * (0.08 + index * 0.19);
        const top = height * (0.2 + index * 0.085);
        return `${index % 2 ? quiet : light} rg ${point(x)} 0 m ${point(x + width * 0.13)} 0 l ${point(x + width * 0.13)} ${point(top)} l ${point(x)} ${point(top - width * 0.1)} l f`;
      })
      .join("\n"),
  // A board of dots that grow.
  ({ width, height }, quiet, light) =>
    Array.from({ length: 35 }, (_, index) => {
      const column = index % 7;
      const row = Math.floor(index / 7);
      const radius = width * (0.014 + 0.0065 * ((column + row) % 8));
      return disc(
        width * (0.1 + column * 0.1333),
        height * (0.17 + row * 0.082),
        radius,
        (column + row) % 3 ? light : quiet,
      );
    }).join("\n"),
];

function write(font: string, size: number, x: number, y: number, text: string, fill: string): string {
  return `BT ${fill} rg /${font} ${point(size)} Tf ${point(x)} ${point(y)} Td ${literal(text)} Tj ET`;
}

/** The largest size at which the title fits its box, and no word is wider than that. */
function fitTitle(title: string, width: number, height: number): number {
  let size = width * 0.17;
  const isTooLarge = () => {
    const lines = breakLines(title, size, width);
    return lines.length * size * 1.08 > height || lines.some((line) => measure(line, size * 1.06) > width);
  };
  while (size > width * 0.03 && isTooLarge()) size *= 0.94;
  return size;
}

/** A disc out of four curves: PDF knows no circles. */
function disc(x: number, y: number, radius: number, fill: string): string {
  const bend = radius * 0.5523;
  const at = (dx: number, dy: number) => `${point(x + dx)} ${point(y + dy)}`;
  return [
    `${fill} rg ${at(radius, 0)} m`,
    `${at(radius, bend)} ${at(bend, radius)} ${at(0, radius)} c`,
    `${at(-bend, radius)} ${at(-radius, bend)} ${at(-radius, 0)} c`,
    `${at(-radius, -bend)} ${at(-bend, -radius)} ${at(0, -radius)} c`,
    `${at(bend, -radius)} ${at(radius, -bend)} ${at(radius, 0)} c f`,
  ].join(" ");
}

/** Hue in degrees, saturation and lightness from 0 to 1, as the red, green and blue of PDF. */
function color(hue: number, saturation: number, lightness: number): string {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const part = (offset: number) => {
    const place = (offset + (((hue % 360) + 360) % 360) / 30) % 12;
    return point(lightness - reach * Math.max(-1, Math.min(place - 3, 9 - place, 1)));
  };
  return `${part(0)} ${part(8)} ${part(4)}`;
}

function point(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

function hash(text: string): number {
  let value = 2_166_136_261;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 16_777_619) >>> 0;
  return value;
}
