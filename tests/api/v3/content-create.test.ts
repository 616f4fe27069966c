import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type ContentApi,
  createItem,
  errorsOf,
  itemOf,
  PUBLIC_URL,
  startContentApi,
} from "#tests/support/content-api.ts";

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi();
});
afterAll(() => api.close());

const FILE = "https://files.example/book.epub";

const create = (body: object) => createItem(api, body);

describe("create", () => {
  test.each([
    [{}, false],
    [{ keep_larger_cover: false }, false],
    [{ keep_larger_cover: true }, true],
    [{ keep_larger_cover: "1" }, true],
  ])("a cover beside a file, with %j: the larger of both is kept: %s", async (word, keepLarger) => {
    const cover_url = "https://img.example/c.png";
    const { id } = await create({
      name: "Two covers",
      file_type: "epub",
      file_url: FILE,
      cover_url,
      ...word,
    });
    const { rows } = await api.ctx.db.$client.query(
      "select data from jobs.job where name = 'cover' and (data->>'contentId')::int = $1",
      [id],
    );
    expect(rows).toMatchObject([{ data: { url: cover_url, keepLarger } }]);
  });

  test("answers 201 with every block, Location and a strong ETag, and starts the conversion", async () => {
    const answer = await api.post("", { name: "Rayuela", file_type: "epub", file_url: FILE });
    const item = itemOf(answer);
    expect(answer.status).toBe(201);
    expect(answer.headers.get("location")).toBe(`${PUBLIC_URL}/api/v3/content/${item.id}`);
    expect(answer.headers.get("etag")).toMatch(/^"r1\.[\w-]{22}"$/);
    expect(item).toMatchObject({
      external_id: null,
      name: "Rayuela",
      slug: "rayuela",
      lang: "es",
      file_type: "epub",
      license: "owner",
      conversion_status: "awaiting",
      prices: [],
      description: null,
      author: [],
      bisac: [],
      metrics: { total_pages: null, total_words: null, total_seconds: null },
      geographic_restrictions: { mode: "worldwide", countries: [] },
      table_of_contents: null,
      physical: null,
      sale: { preorder_from: null, sale_from: null },
      conversion: { status: "awaiting", stage: null, step: null, steps: 4, retryable: false },
      file: null,
    });
    const jobs = await api.ctx.db.$client.query(
      "select name from jobs.job where (data->>'conversionId')::int in (select id from catalog.conversions where content_id = $1)",
      [item.id],
    );
    expect(jobs.rows).toEqual([{ name: "convert" }]);
  });

  test("takes every field, each in its canonical form, and shows what it took", async () => {
    const item = await create({
      external_id: "978-1-4968-2248-2",
      description: "<p>Uno</p>\r\n<P>dos <b>tres</P>",
      lang: "pt-BR",
      audience: "Adults",
      published_at: "2019-09-13",
      free: { enabled: 1, until: "2027-01-01 10:00:00", require_login: "1" },
      preview: { enabled: "1", require_login: 0 },
      prices: [
        { currency_id: "USD", amount: 19.5 },
        { currency_id: "CLP", amount: 12000 },
        { currency_id: "EUR", amount: "8.505", starts_at: "2020-01-01" },
        { currency_id: "ARS", amount: 1, starts_at: "2099-01-01" },
        { currency_id: "BRL", amount: 1, ends_at: "2020-01-01" },
        { currency_id: "MXN", amount: 0 },
      ],
      publisher: ["Sudamericana"],
      author: [" Julio Cortázar ", "", "Otra", "Julio Cortázar"],
      bisac: ["FIC019000", { code: "xyz999" }],
      keyword: ["b", "a"],
      narrator: [],
      collection: ["Nueva"],
      geographic_restrictions: { mode: "allow", countries: ["ar", "UY", "AR"] },
      table_of_contents: '<ul><li onclick="x()">Uno<script>1</script></li></ul>',
      pages: 320,
      height: 20.5,
      width: 13,
      weight: 400,
      stock: 0,
      binding_type: "Rústica",
      editing_location: "Buenos Aires",
      preorder_from: "2019-01-01",
      sale_from: "2019-02-01",
    });
    expect(item).toMatchObject({
      external_id: "978-1-4968-2248-2",
      description: "<p>Uno</p>\r\n<P>dos <b>tres</P>",
      lang: "pt-BR",
      audience: "Adults",
      published_at: "2019-09-13T03:00:00Z",
      free: { enabled: true, until: "2027-01-01T13:00:00Z", require_login: true },
      preview: { enabled: true, require_login: false },
      prices: [
        { currency_id: "USD", amount: 19.5 },
        { currency_id: "CLP", amount: 12000 },
        { currency_id: "EUR", amount: 8.51 },
        { currency_id: "MXN", amount: 0 },
      ],
      publisher: ["Sudamericana"],
      author: ["Julio Cortázar", "Otra"],
      bisac: [
        { code: "FIC019000", label: "Fiction > Literary" },
        { code: "XYZ999", label: null },
      ],
      keywords: ["b", "a"],
      narrator: [],
      collection: ["Nueva"],
      metrics: { total_pages: 0, total_words: 0, total_seconds: 0 },
      geographic_restrictions: { mode: "allow", countries: ["AR", "UY"] },
      table_of_contents: "<ul><li>Uno</li></ul>",
      physical: {
        pages: 320,
        height: 20.5,
        width: 13,
        weight: 400,
        stock: 0,
        binding_type: "Rústica",
        editing_location: "Buenos Aires",
      },
      sale: { preorder_from: "2019-01-01T03:00:00Z", sale_from: "2019-02-01T03:00:00Z" },
      conversion_status: "done",
    });
    const stored = await api.ctx.db.$client.query(
      "select currency_id, amount_minor from catalog.prices where content_id = $1 order by id",
      [item.id],
    );
    expect(stored.rows.slice(0, 3)).toEqual([
      { currency_id: "USD", amount_minor: "1950" },
      { currency_id: "CLP", amount_minor: "12000" },
      { currency_id: "EUR", amount_minor: "851" },
    ]);
  });

  test("a date without time is midnight in the store, one with a zone is that instant, none is today", async () => {
    const at = async (published_at: unknown) => (await create({ published_at })).published_at;
    expect(await at("2019-09-13")).toBe("2019-09-13T03:00:00Z");
    expect(await at("2019-09-13 20:30:00")).toBe("2019-09-13T23:30:00Z");
    expect(await at("2019-09-13T20:30:00+02:00")).toBe("2019-09-13T18:30:00Z");
    expect(await at("1000-01-01")).toMatch(/^1000-01-01T/);
    expect(await at("9999-12-31")).toBe("9999-12-31T03:00:00Z");
    const today = new Intl.DateTimeFormat("sv", { timeZone: "America/Argentina/Buenos_Aires" }).format();
    expect(await at(undefined)).toBe(`${today}T03:00:00Z`);
    expect(await at(null)).toBe(`${today}T03:00:00Z`);
  });

  test("aliases are read: extension, type, mp3, publication_date, prices as an object", async () => {
    const answer = await api.post("", {
      name: "Alias",
      extension: "mp3",
      type: "audio",
      publication_date: "2020-02-29",
      prices: { USD: 9.99, EUR: 8.5 },
      file_url: FILE,
    });
    expect(itemOf(answer)).toMatchObject({
      file_type: "audio",
      published_at: "2020-02-29T03:00:00Z",
      prices: [
        { currency_id: "USD", amount: 9.99 },
        { currency_id: "EUR", amount: 8.5 },
      ],
    });
    const disagreeing = await api.post("", { name: "A", extension: "pdf", type: "epub", file_url: FILE });
    expect([disagreeing.status, Object.keys(errorsOf(disagreeing))]).toEqual([422, ["type"]]);
  });

  test("the slug is ASCII and gets a number only when it is taken", async () => {
    const slugs: unknown[] = [];
    for (let count = 0; count < 6; count++) slugs.push((await create({ name: "Ñandú & Cía." })).slug);
    expect(slugs.slice(0, 4)).toEqual(["nandu-cia", "nandu-cia-2", "nandu-cia-3", "nandu-cia-4"]);
    expect(new Set(slugs).size).toBe(6);
    for (const slug of slugs.slice(4)) expect(slug).toMatch(/^nandu-cia-\d+$/);
    expect((await create({ name: "本" })).slug).toBe("title");
  });

  test("an external id in use is a 422 that names its owner, in whatever form the ISBN is written", async () => {
    const owner = await create({ external_id: "0-8044-2957-X" });
    const before = await api.countRows();
    const answer = await api.post("", { name: "B", file_type: "physical", external_id: "9780804429573" });
    expect(answer.status).toBe(422);
    expect(errorsOf(answer)).toEqual({
      external_id: [`The external id "9780804429573" is already used by content ${owner.id}.`],
    });
    expect(await api.countRows()).toEqual(before);
  });

  test("an audiobook is created with its file as the first track", async () => {
    const { id } = itemOf(await api.post("", { name: "Voz", file_type: "audio", file_url: FILE }));
    const tracks = await api.get(`/${id}/tracks`);
    expect(tracks.json).toMatchObject({
      data: [{ title: "Voz", order: 1, duration: null, size_in_kb: null, conversion_status: "awaiting" }],
    });
  });

  test("a free title, a price of 0 and no price are three different things", async () => {
    expect(await create({ free: true })).toMatchObject({ free: { enabled: true }, prices: [] });
    expect(await create({ prices: { USD: 0 } })).toMatchObject({
      free: { enabled: false },
      prices: [{ currency_id: "USD", amount: 0 }],
    });
  });
});
