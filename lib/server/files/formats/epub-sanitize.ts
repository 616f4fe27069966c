import sanitizeHtml, { type Attributes, type IOptions } from "sanitize-html";
import { MATH_ATTRIBUTES, MATH_TAGS, plainMath } from "./mathml.ts";

const ALLOWED_TAGS = (
  "address article aside blockquote dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main " +
  "nav ol p pre section summary ul a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q rb rp rt rtc ruby s " +
  "samp small span strong sub sup time u var wbr caption col colgroup table tbody td tfoot th thead tr img"
).split(" ");

const OPTIONS: IOptions = {
  allowedTags: [...ALLOWED_TAGS, ...MATH_TAGS],
  allowedAttributes: {
    ...MATH_ATTRIBUTES,
    "*": ["id", "lang", "dir", "title", "role", "aria-label", "aria-hidden"],
    a: ["href"],
    img: ["src", "alt"],
    ol: ["start", "reversed", "type"],
    li: ["value"],
    td: ["colspan", "rowspan", "headers"],
    th: ["colspan", "rowspan", "headers", "scope"],
    col: ["span"],
    colgroup: ["span"],
    time: ["datetime"],
  },
  // Addresses are ours alone by then: what a link or picture may lead to is decided in `transformTags`.
  allowedSchemes: [],
  allowProtocolRelative: false,
  // With their contents: text of these is none that a reader sees.
  nonTextTags: [
    "head",
    "script",
    "style",
    "textarea",
    "option",
    "noscript",
    "template",
    "iframe",
    "object",
    "annotation",
    "annotation-xml",
  ],
  // A browser reads XHTML so: `<a id="p4"/>` is closed, and so is `<script src="…"/>`.
  parser: { recognizeSelfClosing: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  nestingLimit: 200,
};

export type Addresses = {
  /** Where a link leads in the preview; null when it leads out of it. */
  link(href: string): string | null;
  /** Where a picture is; null when there is none. */
  picture(source: string): string | null;
  /** Told of the language and the direction of the whole, as its outermost elements have them. */
  onRoot?(root: { lang?: string | undefined; dir?: string | undefined }): void;
  /** Told of a picture that says nothing to those who cannot see it. */
  onMissingAlt(): void;
  /** Told of a drawing (SVG) in the text: of it only title and description come out. */
  onDrawing(): void;
};

/** What is drawn. SVG has ways of its own to run and to load, and a drawing without its styles shows something else. */
const SHAPES = new Set("path rect circle ellipse line polyline polygon text use foreignobject".split(" "));

/** A parser takes ever longer the deeper elements are nested, and no book nests them so. */
const MAX_DEPTH = 2_000;

class TooDeepError extends Error {}

/**
 * The body of a chapter without anything that runs, loads or styles: no script, no handler, no
 * address outside of the book. Formulas stay formulas; of drawings in SVG, title and description are left as text.
 * Pictures in SVG frames, as covers often are, come out as pictures.
 * Of one that is nested absurdly deep a beginning is left that is not.
 */
export function sanitizeChapter(html: string, addresses: Addresses): string {
  try {
    return sanitize(plainMath(html), addresses);
  } catch (error) {
    if (error instanceof TooDeepError) return sanitizeChapter(html.slice(0, html.length / 2), addresses);
    throw error;
  }
}

function sanitize(html: string, addresses: Addresses): string {
  let depth = 0;
  let svgDepth = 0;
  let isDrawn = false;
  const picture = (source: string | undefined, attributes: Attributes) => {
    if (attributes.alt === undefined) addresses.onMissingAlt();
    const { src: _src, ...rest } = attributes;
    const address = source ? addresses.picture(source) : null;
    return { tagName: "img", attribs: address ? { ...rest, src: address } : rest };
  };
  const clean = sanitizeHtml(html, {
    ...OPTIONS,
    // Counted by the parser itself: whoever looks for tags beside it can be led astray by their attributes.
    onOpenTag(name, { lang, "xml:lang": xmlLang, dir }) {
      depth++;
      if (name === "html" || name === "body") addresses.onRoot?.({ lang: lang ?? xmlLang, dir });
      if (name === "svg") svgDepth++;
      else if (svgDepth > 0 && SHAPES.has(name)) isDrawn = true;
      if (depth > MAX_DEPTH) throw new TooDeepError();
    },
    onCloseTag(name) {
      depth--;
      if (name !== "svg" || --svgDepth > 0) return;
      if (isDrawn) addresses.onDrawing();
      isDrawn = false;
    },
    textFilter(text, tagName) {
      const isName = tagName === "title" || tagName === "desc";
      if (svgDepth > 0) return isName ? `${text} ` : "";
      return tagName === "title" ? "" : text;
    },
    transformTags: {
      a(tagName, { href, ...rest }) {
        const address = href ? addresses.link(href) : null;
        return { tagName, attribs: address ? { ...rest, href: address } : rest };
      },
      svg: (_tagName, { "aria-label": label }) => ({
        tagName: "span",
        attribs: { role: "figure", ...(label ? { "aria-label": label } : {}) },
      }),
      img: (_tagName, attributes) => picture(attributes.src, attributes),
      image: (_tagName, attributes) =>
        picture(attributes["xlink:href"] ?? attributes.href, { alt: attributes.title ?? "" }),
    },
  });
  // The name of a frame around a picture is none of the text.
  return clean.replace(/(<span role="figure"[^<>]*>)[^<]*(?=<img )/g, "$1");
}
