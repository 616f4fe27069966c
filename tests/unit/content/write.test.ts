import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { termListSchema, textSchema } from "#lib/content/text-schema.ts";
import { createContentSchema, PHYSICAL_FIELDS, updateContentSchema } from "#lib/content/write-schema.ts";

const EPUB = { name: "Facundo", file_type: "epub", file_url: "https://books.example/facundo.epub" };
const PRINTED = { name: "Facundo", file_type: "physical" };
const pathsOf = (result: { error?: { issues: { path: PropertyKey[] }[] } | undefined }) =>
  result.error?.issues.map(({ path }) => path.join(".")) ?? [];

const word = fc
  .string({ unit: "grapheme", maxLength: 40 })
  .filter((text) => !text.includes("\0") && text.isWellFormed());
const fields = fc.record(
  {
    external_id: fc.option(word),
    description: fc.option(word),
    lang: fc.constantFrom("es", "pt", "en", "pt-BR"),
    published_at: fc.constantFrom("2019-09-13", "2019-09-13 10:30", "2019-09-13T10:30:00-03:00"),
    free: fc.constantFrom(true, false, 0, 1, "0", "1", { enabled: "1", until: null }),
    preview: fc.constantFrom(true, 0, { enabled: false, require_login: 1 }),
    author: fc.array(word),
    keywords: fc.option(fc.array(word)),
    bisac: fc.array(
      fc.oneof(fc.constantFrom("fic000000", "FIC000000", " "), fc.record({ code: fc.constant("POE000000") })),
    ),
    prices: fc.constantFrom([], null, { USD: 4.5, CLP: 900 }, [{ currency_id: "EUR", amount: "2.50" }]),
    geographic_restrictions: fc.constantFrom(
      null,
      { mode: "allow", countries: ["ar", "AR"] },
      { mode: "worldwide" },
    ),
    table_of_contents: fc.oneof(fc.constant(null), fc.constant([{ title: "Uno", page: 1 }])),
  },
  { requiredKeys: [] },
);

describe("creating", () => {
  test("reads whatever it accepts into a form that it accepts again, unchanged", () => {
    fc.assert(
      fc.property(fields, (some) => {
        const once = createContentSchema.parse({ ...EPUB, ...some });
        expect(createContentSchema.parse(once)).toEqual(once);
      }),
    );
  });

  test("never crashes, whatever JSON it is given", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fields, (value, some) => {
        expect(typeof createContentSchema.safeParse(value).success).toBe("boolean");
        for (const key of Object.keys(some))
          expect(typeof createContentSchema.safeParse({ ...EPUB, [key]: value }).success).toBe("boolean");
      }),
    );
  });

  test("asks for a name and a kind, and for a file of what is digital", () => {
    expect(pathsOf(createContentSchema.safeParse({}))).toEqual(expect.arrayContaining(["name", "file_type"]));
    expect(pathsOf(createContentSchema.safeParse({ ...EPUB, file_url: "" }))).toEqual(["file_url"]);
    expect(pathsOf(createContentSchema.safeParse({ ...EPUB, name: " \t" }))).toEqual(["name"]);
    expect(createContentSchema.safeParse(PRINTED).success).toBe(true);
  });

  test("names everything that is wrong at once", () => {
    const wrong = { file_type: "epub", lang: "castellano", published_at: "2023-02-30", pages: 3 };
    expect(pathsOf(createContentSchema.safeParse(wrong)).toSorted()).toEqual(
      ["file_url", "lang", "name", "pages", "published_at"].toSorted(),
    );
  });

  test.for(PHYSICAL_FIELDS)("keeps %s for printed titles", (field) => {
    const value = field === "binding_type" || field === "editing_location" ? "x" : 12;
    expect(createContentSchema.safeParse({ ...PRINTED, [field]: value }).success).toBe(true);
    expect(pathsOf(createContentSchema.safeParse({ ...EPUB, [field]: value }))).toEqual([field]);
    expect(createContentSchema.safeParse({ ...EPUB, [field]: null }).success).toBe(true);
  });

  test("a printed title takes no file", () => {
    expect(pathsOf(createContentSchema.safeParse({ ...PRINTED, file_url: EPUB.file_url }))).toEqual([
      "file_url",
    ]);
  });

  test("an unknown key is refused, even one that JavaScript would hide", () => {
    expect(createContentSchema.safeParse({ ...EPUB, colour: "red" }).success).toBe(false);
    expect(
      createContentSchema.safeParse(JSON.parse(`{"name":"a","__proto__":{"file_type":"physical"}}`)).success,
    ).toBe(false);
  });
});

describe("other names of a field", () => {
  test.for([
    ["extension", "epub"],
    ["type", "EPUB"],
  ])("%s says the kind", ([alias = "", value]) => {
    const { file_type: _, ...rest } = EPUB;
    expect(createContentSchema.parse({ ...rest, [alias]: value }).file_type).toBe("epub");
  });

  test.for(["mp3", "mpga", "audio"])("%s means audio", (file_type) => {
    expect(createContentSchema.parse({ ...EPUB, file_type }).file_type).toBe("audio");
    expect(createContentSchema.safeParse({ ...EPUB, file_type, extension: "audio" }).success).toBe(true);
  });

  test("two that disagree are refused at the second", () => {
    expect(pathsOf(createContentSchema.safeParse({ ...EPUB, extension: "pdf" }))).toEqual(["extension"]);
    expect(pathsOf(createContentSchema.safeParse({ ...EPUB, keywords: ["a"], keyword: ["b"] }))).toEqual([
      "keyword",
    ]);
  });

  test("publication_date and keyword stand in for their fields", () => {
    const read = createContentSchema.parse({
      ...EPUB,
      publication_date: "2019-09-13",
      keyword: ["", "pampa"],
    });
    expect(read).toMatchObject({ published_at: "2019-09-13 00:00:00", keywords: ["pampa"] });
  });
});

describe("updating", () => {
  test("touches only what is sent", () => {
    expect(updateContentSchema.parse({})).toEqual({});
    expect(updateContentSchema.parse({ author: null })).toEqual({ author: [] });
    fc.assert(
      fc.property(fields, (some) => {
        expect(Object.keys(updateContentSchema.parse(some)).toSorted()).toEqual(Object.keys(some).toSorted());
      }),
    );
  });

  test("never changes the file, and never clears what is required", () => {
    const { error } = updateContentSchema.safeParse({ file_url: EPUB.file_url });
    expect(error?.issues).toMatchObject([{ path: ["file_url"], message: "file_fixed" }]);
    for (const field of ["name", "published_at"])
      expect(pathsOf(updateContentSchema.safeParse({ [field]: null }))).toEqual([field]);
  });

  test("the sale does not begin before the pre-order", () => {
    expect(
      pathsOf(updateContentSchema.safeParse({ preorder_from: "2026-02-01", sale_from: "2026-01-31" })),
    ).toEqual(["sale_from"]);
    expect(
      updateContentSchema.safeParse({ preorder_from: "2026-02-01", sale_from: "2026-02-01" }).success,
    ).toBe(true);
  });
});

describe("text", () => {
  test.for(["a\0b", "\ud83d", "x\udc00y"])("%j cannot be stored and is refused", (text) => {
    expect(textSchema(10).safeParse(text).success).toBe(false);
    expect(updateContentSchema.safeParse({ author: [text] }).success).toBe(false);
    expect(updateContentSchema.safeParse({ table_of_contents: [{ title: text }] }).success).toBe(false);
    expect(updateContentSchema.safeParse({ table_of_contents: { [text]: 1 } }).success).toBe(false);
  });

  test("a list of words loses blanks and repetitions, never the order", () => {
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const read = termListSchema.parse(words);
        const trimmed = words.map((one) => one.trim());
        expect(new Set(read)).toEqual(new Set(trimmed.filter(Boolean)));
        expect(read).toEqual(read.toSorted((one, other) => trimmed.indexOf(one) - trimmed.indexOf(other)));
        expect(new Set(read).size).toBe(read.length);
      }),
    );
  });

  test.for([
    "javascript:alert(1)",
    "ftp://a.example/b",
    "https://user:pass@a.example/",
    "//a.example",
    "a.epub",
    "http://",
  ])("%s is no address of a file", (file_url) => {
    expect(pathsOf(createContentSchema.safeParse({ ...EPUB, file_url }))).toEqual(["file_url"]);
  });
});
