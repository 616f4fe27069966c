/** Presentation MathML without what leads away, acts or holds other markup (MathML Core). */
export const MATH_TAGS = (
  "math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle " +
  "msub msubsup msup mtable mtd mtext mtr munder munderover semantics"
).split(" ");

const LAYOUT = ["displaystyle", "scriptlevel", "mathvariant"];
const SPACE = ["width", "height", "depth", "lspace", "voffset"];

export const MATH_ATTRIBUTES: Record<string, string[]> = {
  ...Object.fromEntries(MATH_TAGS.map((tag) => [tag, LAYOUT])),
  math: [...LAYOUT, "display", "alttext"],
  mfrac: [...LAYOUT, "linethickness"],
  mo: [
    ...LAYOUT,
    ..."fence form largeop lspace maxsize minsize movablelimits rspace separator stretchy symmetric".split(
      " ",
    ),
  ],
  mover: [...LAYOUT, "accent"],
  munder: [...LAYOUT, "accentunder"],
  munderover: [...LAYOUT, "accent", "accentunder"],
  mpadded: [...LAYOUT, ...SPACE],
  mspace: [...LAYOUT, ...SPACE],
  mtable: [...LAYOUT, "columnalign", "rowalign"],
  mtd: [...LAYOUT, "columnspan", "rowspan", "columnalign", "rowalign"],
};

const TAG = /<(\/?)([a-z][a-z\d]*)\b([^<>]*)>/gi;
type Fence = { close: string; separators: string[]; depth: number; children: number };

/**
 * Markup in which formulas are written as browsers know them: without prefixes, and with the brackets and commas
 * that `mfenced`, which no browser shows any more, stands for. What comes out is yet to be sanitised.
 */
export function plainMath(html: string): string {
  const plain = html.replace(/<(\/?)(?:m|mml|mathml|svg):(?=[a-z])/gi, "<$1");
  if (!/<mfenced\b/i.test(plain)) return plain;
  const fences: Fence[] = [];
  return plain.replace(TAG, (tag, slash: string, name: string, attributes: string) => {
    const fence = fences.at(-1);
    const isFence = name.toLowerCase() === "mfenced";
    if (!fence && !isFence) return tag;
    if (slash) {
      if (isFence) return closed(fences.pop());
      if (fence) fence.depth--;
      return tag;
    }
    const before = fence && fence.depth === 0 ? separatorOf(fence) : "";
    const isEmpty = attributes.endsWith("/");
    if (!isFence) {
      if (fence && !isEmpty) fence.depth++;
      return before + tag;
    }
    const opened = fenceOf(attributes);
    if (!isEmpty) fences.push(opened);
    const begin = `<mrow>${operator(attributeOf(attributes, "open") ?? "(")}<mrow>`;
    return before + begin + (isEmpty ? closed(opened) : "");
  });
}

function fenceOf(attributes: string): Fence {
  const separators = [...(attributeOf(attributes, "separators") ?? ",").replace(/\s/g, "")];
  return { close: attributeOf(attributes, "close") ?? ")", separators, depth: 0, children: 0 };
}

/** What stands before the next child. The last separator serves all that follow. */
function separatorOf(fence: Fence): string {
  const place = fence.children++ - 1;
  return place < 0 ? "" : operator(fence.separators[place] ?? fence.separators.at(-1) ?? "");
}

const operator = (text: string) => (text ? `<mo>${text}</mo>` : "");
const closed = (fence: Fence | undefined) => (fence ? `</mrow>${operator(fence.close)}</mrow>` : "");

function attributeOf(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "i")
    .exec(attributes)
    ?.slice(1)
    .join("");
}
