import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FieldFaults, sentencesOf } from "#lib/content/fault-schema.ts";
import { readDateWindow } from "#lib/server/catalog/content/date-window.ts";
import { type ContentApi, errorOf, errorsOf, pageOf, startContentApi } from "#tests/support/content-api.ts";

let api: ContentApi;

beforeAll(async () => {
  api = await startContentApi();
  const titles: [string, string, string, string][] = [
    ["El Ñandú de la pampa", "pdf", "es", "done"],
    ["100% Algodón", "epub", "es", "awaiting"],
    ["1000 leguas", "audio", "pt", "converting"],
    ["snake_case", "epub", "en", "error"],
    ["snakeXcase", "physical", "en", "done"],
    ["back\\slash", "pdf", "en", "deferred"],
  ];
  for (const [index, [name, fileType, lang, status]] of titles.entries()) {
    await api.ctx.db.$client.query(
      `insert into catalog.content (name, slug, file_type, lang, conversion_status, published_at, external_id, external_id_key)
       values ($1, $2, $3, $4, $5, now(), $6, $7)`,
      [
        name,
        `t-${index}`,
        fileType,
        lang,
        status,
        index === 0 ? "978-1-4968-2248-2" : `ref ${index}`,
        index === 0 ? "9781496822482" : `ref ${index}`,
      ],
    );
  }
});
afterAll(() => api.close());

async function namesFor(query: string): Promise<string[]> {
  const answer = await api.get(`?fields=name&${query}`);
  expect([query, answer.status]).toEqual([query, 200]);
  return pageOf(answer)
    .data.map(({ name }) => String(name))
    .sort();
}

test("filter[query] looks for part of the name, without regard to case or accents", async () => {
  expect(await namesFor("filter[query]=NANDU")).toEqual(["El Ñandú de la pampa"]);
  expect(await namesFor(`filter[query]=${encodeURIComponent("ñANdú")}`)).toEqual(["El Ñandú de la pampa"]);
  expect(await namesFor("filter[query]=de+la")).toEqual(["El Ñandú de la pampa"]);
  expect(await namesFor("filter[query]=de%20la")).toEqual(["El Ñandú de la pampa"]);
  expect(await namesFor("filter%5Bquery%5D=pampa")).toEqual(["El Ñandú de la pampa"]);
  expect(await namesFor("filter[query]=")).toHaveLength(6);
});

test("the wildcards of SQL are letters like any other in filter[query]", async () => {
  expect(await namesFor("filter[query]=100%25")).toEqual(["100% Algodón"]);
  expect(await namesFor("filter[query]=snake_case")).toEqual(["snake_case"]);
  expect(await namesFor(`filter[query]=${encodeURIComponent("\\")}`)).toEqual(["back\\slash"]);
});

test("filter[external_id] is exact, and an ISBN matches however it is written", async () => {
  for (const isbn of [
    "9781496822482",
    "978-1-4968-2248-2",
    "978 1 4968 2248 2",
    "149682248X",
    "1-4968-2248-x",
  ])
    expect(await namesFor(`filter[external_id]=${encodeURIComponent(isbn)}`)).toEqual([
      "El Ñandú de la pampa",
    ]);
  expect(await namesFor("filter[external_id]=ref%201")).toEqual(["100% Algodón"]);
  expect(await namesFor("filter[external_id]=ref")).toEqual([]);
});

test("filters by id, file type, language and state take comma lists", async () => {
  const all = pageOf(await api.get("?fields=id,name")).data;
  const [one, two] = all;
  expect(await namesFor(`filter[id]=${one?.id},${two?.id},999`)).toEqual(
    [String(one?.name), String(two?.name)].sort(),
  );
  expect(await namesFor("filter[file_type]=audio,physical")).toEqual(["1000 leguas", "snakeXcase"]);
  expect(await namesFor("filter[lang]=pt")).toEqual(["1000 leguas"]);
  expect(await namesFor("filter[conversion_status]=done")).toEqual(["El Ñandú de la pampa", "snakeXcase"]);
  expect(await namesFor("filter[conversion_status]=converting")).toEqual(["100% Algodón", "1000 leguas"]);
  expect(await namesFor("filter[conversion_status]=failed,deferred")).toEqual(["back\\slash", "snake_case"]);
  expect(await namesFor("filter[lang]=en&filter[file_type]=pdf")).toEqual(["back\\slash"]);
});

test("an unknown filter is refused in the words of the source documents", async () => {
  const answer = await api.get("?filter[unknown_key]=1&filter[query][x]=2&filter=3&unknown=4&filtered=5");
  expect(answer.status).toBe(422);
  expect(errorOf(answer)).toEqual({
    message: "The given data was invalid.",
    errors: {
      "filter.unknown_key": ["The selected filter.unknown_key is invalid."],
      "filter.query.x": ["The selected filter.query.x is invalid."],
      filter: ["The selected filter is invalid."],
    },
  });
});

test("values that cannot be are a 422 at their filter", async () => {
  for (const [query, field] of [
    ["filter[id]=", "filter.id"],
    ["filter[id]=1,x", "filter.id"],
    ["filter[file_type]=mobi", "filter.file_type"],
    ["filter[lang]=Spanish", "filter.lang"],
    ["filter[conversion_status]=soon", "filter.conversion_status"],
    ["filter[external_id]=", "filter.external_id"],
    ["filter[query]=a%00b", "filter.query"],
    [`filter[query]=${"x".repeat(256)}`, "filter.query"],
    ["sort=name", "sort"],
    ["sort=-published_at", "sort"],
  ]) {
    const answer = await api.get(`?${query}`);
    expect([query, answer.status, Object.keys(errorsOf(answer))]).toEqual([query, 422, [field]]);
  }
});

describe("date filters", () => {
  const NOW = Date.parse("2026-11-22T10:00:00Z");
  const read = (field: "created_at" | "updated_at", from?: string, to?: string) => {
    const faults: FieldFaults = {};
    const window = readDateWindow(field, { from, to }, NOW, faults);
    const errors = { ...sentencesOf(faults) };
    return { window, errors, fields: Object.keys(errors) };
  };

  test("take Y-m-d H:i:s and nothing else", async () => {
    for (const wrong of [
      "2026-11-01",
      "2026-11-01T00:00:00",
      "2026-02-30 00:00:00",
      "yesterday",
      "",
      "2026-11-01 24:00:00",
    ]) {
      const { errors } = read("created_at", wrong);
      expect(errors).toEqual({
        "filter.created_at.from": ["The filter.created_at.from field must match the format Y-m-d H:i:s."],
      });
    }
    for (const space of ["+", "%20", " "])
      expect(await namesFor(`filter[created_at][from]=2026-01-01${space}00:00:00`)).toHaveLength(6);
    expect(await namesFor("filter[created_at][to]=2026-01-01 00:00:00")).toEqual([]);
  });

  test("updated_at: both bounds lie within the last month, of which 31 days are always allowed", () => {
    expect(read("updated_at", "2026-10-22 10:00:00").fields).toEqual([]);
    expect(read("updated_at", "2026-10-22 09:59:59").fields).toEqual(["filter.updated_at.from"]);
    expect(read("updated_at", undefined, "2026-10-01 00:00:00").fields).toEqual(["filter.updated_at.to"]);
    const inMarch = Date.parse("2026-03-15T00:00:00Z");
    const errors: FieldFaults = {};
    readDateWindow("updated_at", { from: "2026-02-12 00:00:00", to: undefined }, inMarch, errors);
    expect(errors).toEqual({});
  });

  test("updated_at: a lone from reaches to now, a lone to reaches back one month", () => {
    expect(read("updated_at", "2026-11-01 00:00:00").window).toEqual({
      from: "2026-11-01 00:00:00",
      before: null,
    });
    expect(read("updated_at", undefined, "2026-11-20 00:00:00").window).toEqual({
      from: "2026-10-20 00:00:00",
      before: "2026-11-20 00:00:01",
    });
  });

  test("created_at: any past date, a lone bound leaves the other side open", () => {
    expect(read("created_at", "1999-01-01 00:00:00").window).toEqual({
      from: "1999-01-01 00:00:00",
      before: null,
    });
    expect(read("created_at", undefined, "1999-01-01 00:00:00").window).toEqual({
      from: null,
      before: "1999-01-01 00:00:01",
    });
  });

  test("a span is one calendar month at most, and 31 days are always allowed", () => {
    expect(read("created_at", "2024-01-31 00:00:00", "2024-03-02 00:00:00").fields).toEqual([]);
    expect(read("created_at", "2024-07-01 00:00:00", "2024-08-01 00:00:00").fields).toEqual([]);
    expect(read("created_at", "2024-01-01 00:00:00", "2024-12-31 23:59:59").errors).toEqual({
      "filter.created_at.to": [
        "The filter.created_at.to field must not be later than 2024-02-01 00:00:00: one month after from at most.",
      ],
    });
  });

  test("a to later today counts as now, a later day is refused, from may not be after to", () => {
    expect(read("created_at", "2026-11-22 00:00:00", "2026-11-22 23:59:59").fields).toEqual([]);
    expect(read("created_at", "2026-11-20 00:00:00", "2026-11-23 00:00:00").fields).toEqual([
      "filter.created_at.to",
    ]);
    expect(read("created_at", "2026-11-22 11:00:00").fields).toEqual(["filter.created_at.from"]);
    expect(read("created_at", "2026-11-20 00:00:00", "2026-11-19 00:00:00").fields).toEqual([
      "filter.created_at.to",
    ]);
  });
});
