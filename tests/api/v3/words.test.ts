import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { contentStatsSchema } from "#lib/content/stats-schema.ts";
import { createContentStats } from "#lib/server/catalog/content/content-stats.ts";
import {
  type ApiAnswer,
  type ContentApi,
  errorsOf,
  itemOf,
  pageOf,
  startContentApi,
} from "#tests/support/content-api.ts";

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi();
  const titles = [
    { name: "A", author: ["Gabriel García Márquez"], publisher: ["Sudamericana"], prices: { USD: 1 } },
    { name: "B", author: ["Gabriel García Márquez", "Julio Cortázar"], bisac: ["FIC019000"] },
    { name: "C", author: ["Marquez, Gabriel Garcia"], description: "Text", category: ["Novela"] },
    { name: "D", author: ["100% Author_"], collection: ["Cuentos, y otros"], lang: "pt" },
    {
      name: "E",
      prices: [
        { currency_id: "EUR", amount: 0 },
        { currency_id: "USD", amount: 5, ends_at: "2020-01-01" },
      ],
      free: true,
    },
    { name: "F", prices: [{ currency_id: "USD", amount: 5, starts_at: "2099-01-01" }], description: "" },
  ];
  for (const title of titles) await api.post("", { file_type: "physical", ...title });
  await api.post("", { name: "G", file_type: "pdf", file_url: "https://files.example/a.pdf" });
  await api.ctx.db.$client.query("update catalog.content set cover_key = 'covers/a.webp' where name = 'A'");
  const gone = itemOf(await api.post("", { name: "H", file_type: "physical", author: ["Nobody"] }));
  await api.delete(`/${gone.id}`);
});
afterAll(() => api.close());

async function namesFor(query: string): Promise<string> {
  const answer = await api.get(`?sort=created_at&${query}`);
  expect(answer.status).toBe(200);
  return pageOf(answer)
    .data.map(({ name }) => name)
    .join("");
}

describe("filters of words", () => {
  test("one whole name, without regard to case and accents", async () => {
    expect(await namesFor("filter[author]=gabriel garcia MARQUEZ")).toBe("AB");
    expect(await namesFor("filter[author]=Gabriel")).toBe("");
    expect(await namesFor("filter[publisher]=sudamericana")).toBe("A");
    expect(await namesFor("filter[category]=Novela")).toBe("C");
    expect(await namesFor("filter[collection]=Novela")).toBe("");
  });

  test("a comma belongs to the name", async () => {
    expect(await namesFor("filter[collection]=cuentos, y otros")).toBe("D");
  });

  test("several filters must all hold, and a walk keeps them", async () => {
    const query = "filter[author]=Gabriel García Márquez";
    expect(await namesFor(`${query}&filter[publisher]=Sudamericana`)).toBe("A");
    const first = pageOf(await api.get(`?per_page=1&sort=created_at&${query}`));
    const next = new URL(first.links.next ?? "");
    const second = pageOf(await api.get(next.search));
    expect([...first.data, ...second.data].map(({ name }) => name)).toEqual(["A", "B"]);
    expect(second.links.next).toBeNull();
    const other = await api.get(`?per_page=1&sort=created_at&cursor=${next.searchParams.get("cursor")}`);
    expect(Object.keys(errorsOf(other))).toEqual(["cursor"]);
  });

  test.each(["author", "publisher", "collection", "category"])("an empty %s is a 422", async (name) => {
    const answer = await api.get(`?filter[${name}]=%20`);
    expect([answer.status, Object.keys(errorsOf(answer))]).toEqual([422, [`filter.${name}`]]);
  });
});

describe("filter[missing]", () => {
  test.each([
    ["cover", "BCDEFG"],
    ["price", "BCDFG"],
    ["price:USD", "BCDEFG"],
    ["price:EUR", "ABCDFG"],
    ["bisac", "ACDEFG"],
    ["description", "ABDEFG"],
    ["author", "EFG"],
    ["author,price", "FG"],
    ["author, price:USD ,cover", "EFG"],
  ])("%s", async (word, names) => {
    expect(await namesFor(`filter[missing]=${word}`)).toBe(names);
  });

  test("follows each change of a title, and prices that are on for a time only", async () => {
    const { id } = itemOf(await api.post("", { name: "Z", file_type: "physical" }));
    const change = async (fields: object) => {
      expect((await api.put(`/${id}`, fields)).status).toBe(200);
      const lacking = ["author", "bisac", "price"].map(async (word) =>
        (await namesFor(`filter[missing]=${word}`)).includes("Z") ? [word] : [],
      );
      return (await Promise.all(lacking)).flat();
    };
    const price = { currency_id: "USD", amount: 5 };
    expect(await change({ author: ["Ada"] })).toEqual(["bisac", "price"]);
    expect(await change({ bisac: ["FIC000000"], prices: [price] })).toEqual([]);
    expect(await change({ prices: [{ ...price, ends_at: "2020-01-01" }] })).toEqual(["price"]);
    expect(await change({ prices: [{ ...price, ends_at: "2999-01-01" }] })).toEqual([]);
    expect(await change({ name: "Z", author: [], bisac: null, prices: [] })).toEqual([
      "author",
      "bisac",
      "price",
    ]);
    await api.delete(`/${id}`);
  });

  test("another word is a 422 that names the known ones", async () => {
    for (const word of ["", "title", "price:", "price:GBP", "cover,title"]) {
      const answer = await api.get(`?filter[missing]=${word}`);
      expect([word, answer.status, Object.keys(errorsOf(answer))]).toEqual([word, 422, ["filter.missing"]]);
    }
    const [sentence] = errorsOf(await api.get("?filter[missing]=title"))["filter.missing"] ?? [];
    expect(sentence).toMatch(/must be one or more of cover, price, bisac, description, author, price:USD,/);
  });
});

describe("GET /stats", () => {
  const statsOf = ({ json }: ApiAnswer) => z.strictObject({ data: contentStatsSchema }).parse(json).data;

  test("counts living titles by what they are and by what they lack", async () => {
    const answer = await api.get("/stats");
    expect(answer.status).toBe(200);
    const stats = statsOf(answer);
    expect(stats).toEqual({
      total: 7,
      file_type: { pdf: 1, physical: 6 },
      conversion_status: { awaiting: 1, done: 6 },
      lang: { es: 6, pt: 1 },
      created_month: { [stats.counted_at.slice(0, 7)]: 7 },
      missing: { author: 3, bisac: 6, cover: 6, description: 6, price: 5 },
      counted_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
    for (const [word, count] of Object.entries(stats.missing))
      expect((await namesFor(`filter[missing]=${word}`)).length).toBe(count);
  });

  test("are used for a while, then counted again", async () => {
    const kept = createContentStats(api.ctx);
    const fresh = createContentStats(api.ctx, 0);
    const before = await kept();
    await fresh();
    const { id } = itemOf(await api.post("", { name: "I", file_type: "physical" }));
    expect(await kept()).toBe(before);
    expect((await fresh()).total).toBe(before.total + 1);
    await api.delete(`/${id}`);
    expect((await fresh()).total).toBe(before.total);
  });
});

describe("GET /api/v3/terms", () => {
  const termsSchema = z.strictObject({
    data: z.array(z.strictObject({ name: z.string(), count: z.number() })),
  });
  const terms = (query: string) => api.call("GET", `/api/v3/terms?${query}`);
  const termsFor = async (query: string) => termsSchema.parse((await terms(query)).json).data;

  test("without a query: the most used first, those without a living title not at all", async () => {
    expect(await termsFor("taxonomy=author")).toEqual([
      { name: "Gabriel García Márquez", count: 2 },
      { name: "100% Author_", count: 1 },
      { name: "Julio Cortázar", count: 1 },
      { name: "Marquez, Gabriel Garcia", count: 1 },
    ]);
  });

  test("by part of a name, without regard to case and accents", async () => {
    expect(await termsFor("taxonomy=author&query=CORTAZ")).toEqual([{ name: "Julio Cortázar", count: 1 }]);
    expect(await termsFor("taxonomy=author&query=nobody")).toEqual([]);
    expect(await termsFor("taxonomy=publisher&query=cortázar")).toEqual([]);
  });

  test("near duplicates come first: the same in other letters, then in another order", async () => {
    const names = (await termsFor("taxonomy=author&query=gabriel garcia marquez")).map(({ name }) => name);
    expect(names).toEqual(["Gabriel García Márquez", "Marquez, Gabriel Garcia"]);
    const typed = (await termsFor("taxonomy=author&query=Garcia Marques, Gabriel")).map(({ name }) => name);
    expect(typed).toHaveLength(2);
  });

  test("wildcards of the database are taken as they are", async () => {
    expect(await termsFor("taxonomy=author&query=0% A")).toEqual([{ name: "100% Author_", count: 1 }]);
    expect(await termsFor("taxonomy=author&query=%25%25")).toEqual([]);
    expect(await termsFor("taxonomy=author&query=r_")).toEqual([{ name: "100% Author_", count: 1 }]);
  });

  test("per_page limits, and what is wrong is a 422 at its name", async () => {
    expect(await termsFor("taxonomy=author&per_page=1")).toHaveLength(1);
    for (const [query, field] of [
      ["", "taxonomy"],
      ["taxonomy=bisac", "taxonomy"],
      ["taxonomy=author&per_page=0", "per_page"],
      ["taxonomy=author&per_page=101", "per_page"],
      [`taxonomy=author&query=${"x".repeat(256)}`, "query"],
      ["taxonomy=author&query=%00", "query"],
    ] as const) {
      const answer = await terms(query);
      expect([query, answer.status, Object.keys(errorsOf(answer))]).toEqual([query, 422, [field]]);
    }
  });

  test("needs a token", async () => {
    for (const path of ["/api/v3/terms?taxonomy=author", "/api/v3/bisac"])
      expect((await api.call("GET", path, { token: null })).status).toBe(401);
  });
});

describe("GET /api/v3/bisac", () => {
  const bisacSchema = z.strictObject({
    data: z.array(z.strictObject({ code: z.string(), label: z.string() })),
  });
  const bisac = async (query: string, rest = "") => {
    const answer = await api.call("GET", `/api/v3/bisac?query=${encodeURIComponent(query)}${rest}`);
    return bisacSchema.parse(answer.json).data;
  };
  const LITERARY = { code: "FIC019000", label: "Fiction > Literary" };

  test("by code, whole or in part, in any case", async () => {
    expect(await bisac("fic019000")).toEqual([LITERARY]);
    const codes = (await bisac("FIC019")).map(({ code }) => code);
    expect(codes[0]).toBe("FIC019000");
    expect((await bisac("fic", "&per_page=100")).every(({ code }) => code.startsWith("FIC"))).toBe(true);
  });

  test("by word: subjects of that name come first", async () => {
    const found = await bisac("literary");
    expect(found.slice(0, 5)).toContainEqual(LITERARY);
    expect(found).toHaveLength(20);
  });

  test("by path, however its parts are divided, and by words in any order", async () => {
    for (const query of ["Fiction > Literary", "fiction / literary", "literary fiction"])
      expect(await bisac(query)).toContainEqual(LITERARY);
  });

  test("nothing that fits is an empty list; without a query the beginning of the list", async () => {
    expect(await bisac("no such subject")).toEqual([]);
    expect(await bisac("", "&per_page=3")).toHaveLength(3);
    expect(await bisac("*[(\\")).toEqual([]);
  });
});
