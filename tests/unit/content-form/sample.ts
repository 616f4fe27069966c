import { type Content, contentSchema } from "#lib/content/schema.ts";
import { sampleContent as coreSample } from "#tests/support/fake-store.ts";

/** A stored title with every block, for tests of the form. */
export function sampleContent(changes: Partial<Content> = {}): Content {
  return contentSchema.parse({
    ...coreSample(4711),
    created_at: "2021-03-19T12:00:00Z",
    updated_at: "2021-03-19T12:00:00Z",
    published_at: "2019-09-13T03:00:00Z",
    license: "owner",
    prices: [
      { currency_id: "USD", amount: 19.5 },
      { currency_id: "CLP", amount: 15990 },
    ],
    description: '<p class="x">One</p>\r\n<p>Two &nbsp;</p>\r\n',
    publisher: ["University Press"],
    author: ["Donald Hall"],
    bisac: [{ code: "LIT014000", label: "LITERARY CRITICISM / Poetry" }],
    keywords: ["poetry", "interviews"],
    narrator: [],
    category: [],
    collection: [],
    country: [],
    edition: [],
    metrics: { total_pages: 320, total_words: 90_000, total_seconds: 0 },
    geographic_restrictions: { mode: "block", countries: ["US", "AR"] },
    table_of_contents: null,
    physical: null,
    sale: { preorder_from: null, sale_from: null },
    conversion: null,
    file: null,
    ...changes,
  });
}

export const AR = { locale: "es-AR", timeZone: "America/Argentina/Buenos_Aires" };
export const US = { locale: "en-US", timeZone: "America/Argentina/Buenos_Aires" };
