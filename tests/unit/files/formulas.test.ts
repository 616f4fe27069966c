import { expect, test } from "vitest";
import { sanitizeChapter } from "#lib/server/files/formats/epub-sanitize.ts";

function sanitized(html: string) {
  let drawings = 0;
  const text = sanitizeChapter(html, {
    link: () => null,
    picture: () => "../images/0001.webp",
    onMissingAlt: () => undefined,
    onDrawing: () => drawings++,
  });
  return { text, drawings };
}

const FORMULA =
  '<math display="block"><mfrac><mi>a</mi><mi>b</mi></mfrac><mo stretchy="false">=</mo><msup><mi>x</mi><mn>2</mn></msup></math>';

test("a formula stays a formula, also under a prefix, without its source", () => {
  expect(sanitized(FORMULA).text).toBe(FORMULA);
  const prefixed = FORMULA.replace(/<(\/?)m/g, "<$1m:m");
  expect(sanitized(prefixed).text).toBe(FORMULA);
  const annotated = `<math><semantics><mi>a</mi><annotation encoding="TeX">\\a</annotation><annotation-xml encoding="text/html"><p>No</p></annotation-xml></semantics></math>`;
  expect(sanitized(annotated).text).toBe("<math><semantics><mi>a</mi></semantics></math>");
});

test("brackets and commas of older formulas are written out", () => {
  const fenced = (html: string) =>
    sanitized(`<math>${html}</math>`).text.replace(/<\/?(?:math|mrow|mi|mo)>/g, "");
  expect(fenced("<mi>f</mi><mfenced><mi>x</mi><mi>y</mi></mfenced>")).toBe("f(x,y)");
  expect(
    fenced(
      `<mfenced open="[" close="]" separators=";"><mi>a</mi><mrow><mi>b</mi><mi>c</mi></mrow><mi>d</mi></mfenced>`,
    ),
  ).toBe("[a;bc;d]");
  expect(fenced("<mfenced><mfenced><mi>a</mi></mfenced><mi>b</mi></mfenced>")).toBe("((a),b)");
  expect(fenced(`<mfenced open="&lt;" close=""/>`)).toBe("&lt;");
});

test("of a drawing its title and description are left, and it is counted; a picture in a frame is a picture", () => {
  const drawing = `<p>See <svg viewBox="0 0 9 9"><title>A graph</title><desc>It rises.</desc><g><text>12 kg</text><path d="M0 0"/></g></svg> here.</p>`;
  expect(sanitized(drawing)).toEqual({
    text: '<p>See <span role="figure">A graph It rises. </span> here.</p>',
    drawings: 1,
  });
  const cover = `<svg><title>Cover</title><image xlink:href="a.png"/></svg>`;
  expect(sanitized(cover)).toEqual({
    text: '<span role="figure"><img alt="" src="../images/0001.webp" /></span>',
    drawings: 0,
  });
});

/** What makes one parser see text where another sees markup. */
const ATTACKS = [
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>`,
  `<math><mtext><table><mglyph><style><math><table id="</table>"><img src onerror=alert(1)">`,
  `<svg><style><img src=x onerror=alert(1)></style></svg>`,
  `<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">`,
  `<svg><title><style><img title="</style><img src onerror=alert(1)>"></title></svg>`,
  `<svg><desc><![CDATA[</desc><script>alert(1)</script>]]></desc></svg>`,
  `<svg><foreignObject><iframe srcdoc="<script>alert(1)</script>"></iframe></foreignObject></svg>`,
  `<svg><a xlink:href="javascript:alert(1)"><text>x</text></a><animate attributeName="href" values="javascript:alert(1)"/></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' onload='alert(1)'/>#x"/></svg>`,
  `<math href="javascript:alert(1)"><mi xlink:href="javascript:alert(1)" onclick="alert(1)" style="color:red">x</mi></math>`,
  `<math><maction actiontype="statusline#http://e" xlink:href="javascript:alert(1)"><mi>x</mi></maction></math>`,
  `<math><annotation-xml encoding="text/html"><style><img src=x onerror=alert(1)></style></annotation-xml></math>`,
  `<math><mtext><noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript></mtext></math>`,
  `<m:script>alert(1)</m:script><svg:script>alert(1)</svg:script><m:img src="x" onerror="alert(1)"/>`,
  `<math><mfenced open="<img src=x onerror=alert(1)>" close='</mo><script>alert(1)</script>'><mi>x</mi></mfenced></math>`,
  `<math><mfenced open="&lt;img src=x onerror=alert(1)&gt;"><mi>x</mi></mfenced></math>`,
  `<math><mi><xmp></mi><img src=x onerror=alert(1)></xmp></mi></math>`,
  `<math><mtext><plaintext><img src=x onerror=alert(1)></mtext></math>`,
];

const ALLOWED = /^\/?(?:p|a|img|span|table|math|m[a-z]+|semantics)$/;
const ATTRIBUTE = /^ (?:id|title|alt|src="\.\.\/[^"]*"|role="figure")/;

test.each(ATTACKS)("nothing that runs comes out of %s", (attack) => {
  const { text } = sanitized(attack);
  for (const { 1: name = "", 2: attributes = "" } of text.matchAll(/<([^\s<>]*)([^<>]*)>/g)) {
    expect(name).toMatch(ALLOWED);
    for (const [attribute] of attributes.replace(/\/$/, "").matchAll(/ [^\s="]+(?:="[^"]*")?/g))
      expect(attribute).toMatch(ATTRIBUTE);
  }
  expect(text.replace(/"[^"]*"/g, '""')).not.toMatch(
    /<[^>]*(?:\son|style|href)|<\/?(?:style|script|svg|mglyph|maction|annotation)/i,
  );
  // It is read again as it was meant: nothing in it changes its kind.
  expect(sanitized(text).text).toBe(text);
});
