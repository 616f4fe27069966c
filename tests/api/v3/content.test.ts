import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type ContentApi,
  errorOf,
  errorsOf,
  itemOf,
  PUBLIC_URL,
  pageOf,
  startContentApi,
} from "#tests/support/content-api.ts";

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi();
});
afterAll(() => api.close());

const ALL =
  "include=prices,description,metadata,geographic_restrictions,table_of_contents,physical,sale,price_schedule,conversion,file";
const FILE = "https://files.example/book.epub";

async function create(body: object) {
  const answer = await api.post("", { name: "A title", file_type: "physical", ...body });
  expect([answer.status, answer.text]).toEqual([201, answer.text]);
  return itemOf(answer);
}

describe("create", () => {
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

describe("read", () => {
  test("id_type decides how the path is read; without it the id is internal", async () => {
    const { id } = await create({ external_id: "code/7 é" });
    const path = encodeURIComponent("code/7 é");
    expect((await api.get(`/${path}`)).status).toBe(404);
    expect(itemOf(await api.get(`/${path}?id_type=external`)).id).toBe(id);
    expect(itemOf(await api.get(`/${id}?id_type=internal`)).id).toBe(id);
    expect((await api.get(`/${id}?id_type=external`)).status).toBe(404);
    const wrong = await api.get(`/${id}?id_type=isbn`);
    expect([wrong.status, Object.keys(errorsOf(wrong))]).toEqual([422, ["id_type"]]);
  });

  test("what is not there is a 404 in the words of the contract", async () => {
    for (const id of ["999", "0", "-1", "abc", "99999999999999999999999", "%00", "a%00b", "%E0%A4%A"]) {
      for (const idType of ["", "?id_type=external"]) {
        const answer = await api.get(`/${id}${idType}`);
        expect([id, answer.status, answer.text]).toEqual([id, 404, '{"message":"Content not found."}']);
      }
    }
  });

  test("the ETag compares whole: another include or a change makes another one", async () => {
    const { id } = await create({});
    const plain = (await api.get(`/${id}`)).headers.get("etag") ?? "";
    const whole = (await api.get(`/${id}?${ALL}`)).headers.get("etag") ?? "";
    expect(plain).not.toBe(whole);
    expect((await api.get(`/${id}`, { headers: { "if-none-match": plain } })).status).toBe(304);
    await api.put(`/${id}`, { name: "Changed" });
    const after = await api.get(`/${id}`, { headers: { "if-none-match": plain } });
    expect([after.status, after.headers.get("etag")?.slice(0, 4)]).toEqual([200, '"r2.']);
  });

  test("include and fields shape one item as they shape the list", async () => {
    const { id } = await create({ prices: { USD: 1 } });
    expect((await api.get(`/${id}?include=prices&fields=name,prices`)).json).toEqual({
      data: { name: "A title", prices: [{ currency_id: "USD", amount: 1 }] },
    });
  });
});

describe("update", () => {
  test("a key left out stays, a list replaces the old one whole, null and [] clear", async () => {
    const { id } = await create({
      external_id: "u-1",
      description: "Text",
      audience: "All",
      author: ["One", "Two"],
      publisher: ["P"],
      prices: { USD: 1, EUR: 2 },
      free: { enabled: true, until: "2030-01-01", require_login: true },
      geographic_restrictions: { mode: "block", countries: ["AR"] },
      pages: 10,
    });
    const first = itemOf(
      await api.put(`/${id}`, { author: ["Three"], prices: [{ currency_id: "EUR", amount: 3 }] }),
    );
    expect(first).toMatchObject({
      external_id: "u-1",
      description: "Text",
      author: ["Three"],
      publisher: ["P"],
      prices: [{ currency_id: "EUR", amount: 3 }],
      free: { enabled: true, until: "2030-01-01T03:00:00Z", require_login: true },
    });
    const cleared = itemOf(
      await api.put(`/${id}`, {
        external_id: null,
        description: null,
        audience: null,
        author: [],
        publisher: null,
        prices: [],
        free: null,
        geographic_restrictions: null,
        pages: null,
        lang: null,
      }),
    );
    expect(cleared).toMatchObject({
      external_id: null,
      description: null,
      audience: null,
      author: [],
      publisher: [],
      prices: [],
      free: { enabled: false, until: null },
      geographic_restrictions: { mode: "worldwide", countries: [] },
      physical: { pages: null },
      lang: "es",
    });
  });

  test("name and published_at cannot be cleared", async () => {
    const { id } = await create({});
    for (const field of ["name", "published_at"]) {
      const answer = await api.put(`/${id}`, { [field]: null });
      expect([answer.status, errorsOf(answer)]).toEqual([
        422,
        { [field]: [`The ${field} field is required.`] },
      ]);
    }
  });

  test("the file and its type cannot change here; the stored type may be repeated", async () => {
    const { id } = await create({});
    expect((await api.put(`/${id}`, { file_type: "physical" })).status).toBe(200);
    for (const body of [{ file_type: "pdf" }, { file_url: FILE }, { file_url: null }]) {
      const answer = await api.put(`/${id}`, body);
      const [field = ""] = Object.keys(body);
      expect([answer.status, errorsOf(answer)]).toEqual([
        422,
        {
          [field]: [
            `The ${field} field cannot change here: the file and its type stay as they were created.`,
          ],
        },
      ]);
    }
  });

  test("physical fields are refused on a digital title, and sale_from before the stored preorder_from", async () => {
    const { id } = itemOf(
      await api.post("", { name: "D", file_type: "pdf", file_url: FILE, preorder_from: "2026-05-01" }),
    );
    const physical = await api.put(`/${id}`, { pages: 3, stock: null });
    expect([physical.status, Object.keys(errorsOf(physical))]).toEqual([422, ["pages"]]);
    const early = await api.put(`/${id}`, { name: "Not kept", sale_from: "2026-04-30" });
    expect([early.status, Object.keys(errorsOf(early))]).toEqual([422, ["sale_from"]]);
    expect(itemOf(await api.get(`/${id}`)).name).toBe("D");
    expect((await api.put(`/${id}`, { sale_from: "2026-05-01" })).status).toBe(200);
  });

  test("revision and updated_at move only when something really changed", async () => {
    const body = {
      name: "Same",
      external_id: "same-1",
      published_at: "2026-01-05",
      author: ["A", "B"],
      bisac: ["FIC000000"],
      prices: { USD: 1.5, CLP: 100 },
      description: "<b>x</b>",
      table_of_contents: "<p>1</p>",
      height: 20.5,
      free: { enabled: true, until: "2030-01-01" },
      geographic_restrictions: { mode: "allow", countries: ["AR"] },
      sale_from: "2026-02-01",
    };
    const { id } = await create(body);
    const stateOf = async () => {
      const sql = "select revision, updated_at::text from catalog.content where id = $1";
      return (await api.ctx.db.$client.query(sql, [id])).rows[0];
    };
    const before = await stateOf();
    expect((await api.put(`/${id}`, body)).status).toBe(200);
    expect((await api.put(`/${id}`, {})).status).toBe(200);
    expect(await stateOf()).toEqual(before);
    for (const change of [
      { author: ["B", "A"] },
      { prices: { CLP: 100, USD: 1.51 } },
      { height: 20.6 },
      { sale_from: null },
    ]) {
      const last = await stateOf();
      expect((await api.put(`/${id}`, change)).status).toBe(200);
      const now = await stateOf();
      expect(now.revision).toBe(last.revision + 1);
      expect(now.updated_at > last.updated_at).toBe(true);
    }
  });

  test("an odd description, saved back as it was read, is byte for byte the same", async () => {
    const description = '<P CLASS=x>\t a &nbsp;&amp; b <!-- c --><br/>\r\n"ü" 😀 </p \n><unknown attr>';
    const { id } = await create({ description });
    const read = itemOf(await api.get(`/${id}?include=description`)).description;
    expect(read).toBe(description);
    const saved = await api.put(`/${id}`, { description: read });
    expect(itemOf(saved).description).toBe(description);
    expect(saved.headers.get("etag")).toMatch(/^"r1\./);
  });

  test("an external id in use is a 422, one's own in another form is not", async () => {
    const owner = await create({ external_id: "taken" });
    const { id } = await create({ external_id: "9780306406157" });
    const answer = await api.put(`/${id}`, { external_id: "taken", name: "Not kept" });
    expect(errorsOf(answer)).toEqual({
      external_id: [`The external id "taken" is already used by content ${owner.id}.`],
    });
    expect(itemOf(await api.put(`/${id}`, { external_id: "978-0-306-40615-7" }))).toMatchObject({
      external_id: "978-0-306-40615-7",
      name: "A title",
    });
  });

  test("the address of the current cover sent back is no change, another one is fetched, null takes it away", async () => {
    const { id } = await create({});
    await api.ctx.db.$client.query("update catalog.content set cover_key = 'covers/1.webp' where id = $1", [
      id,
    ]);
    const coverJobs = async () => {
      const sql =
        "select data->>'url' as url from jobs.job where name = 'cover' and (data->>'contentId')::bigint = $1";
      return (await api.ctx.db.$client.query(sql, [id])).rows.map(({ url }) => url);
    };
    const current = `${PUBLIC_URL}/files/covers/1.webp`;
    expect(itemOf(await api.put(`/${id}`, { cover_url: current })).cover_url).toBe(current);
    expect(await coverJobs()).toEqual([]);
    await api.put(`/${id}`, { cover_url: "https://img.example/c.png" });
    expect(await coverJobs()).toEqual(["https://img.example/c.png"]);
    expect(itemOf(await api.put(`/${id}`, { cover_url: null })).cover_url).toBeNull();
  });
});

describe("delete and restore", () => {
  test("a deleted title is gone for every reader, and restore brings it back whole", async () => {
    const { id } = await create({ name: "Vanishing", author: ["A"], prices: { USD: 2 } });
    const removed = await api.delete(`/${id}`);
    expect([removed.status, removed.text]).toEqual([204, ""]);
    expect((await api.get(`/${id}`)).status).toBe(404);
    expect((await api.put(`/${id}`, { name: "X" })).status).toBe(404);
    expect((await api.delete(`/${id}`)).status).toBe(404);
    expect(pageOf(await api.get("?filter[query]=vanishing")).data).toEqual([]);
    const restored = await api.post(`/${id}/restore`);
    expect(restored.status).toBe(200);
    expect(itemOf(restored)).toMatchObject({ id, name: "Vanishing", author: ["A"], slug: "vanishing" });
    expect((await api.post(`/${id}/restore`)).status).toBe(200);
    expect((await api.post("/999/restore")).status).toBe(404);
  });

  test("the external id is free at once; a restore that would collide is a 409", async () => {
    const { id } = await create({ external_id: "twice" });
    await api.delete("/twice?id_type=external");
    const second = await create({ external_id: "twice" });
    const answer = await api.post(`/${id}/restore`);
    expect(answer.status).toBe(409);
    expect(errorOf(answer).message).toBe(
      `The external id "twice" is already used by content ${second.id}. Change it there, then restore this one.`,
    );
    expect((await api.get(`/${id}`)).status).toBe(404);
  });

  test("a tombstone is kept for 30 days", async () => {
    const { id } = await create({});
    await api.delete(`/${id}`);
    await api.ctx.db.$client.query(
      "update catalog.content set deleted_at = now() - interval '31 days' where id = $1",
      [id],
    );
    expect((await api.post(`/${id}/restore`)).status).toBe(404);
  });

  test("nothing is written or deleted on a guess: an id that names two titles is a 409", async () => {
    const one = await create({ name: "One" });
    const two = await create({ name: "Two", external_id: String(one.id) });
    for (const answer of [
      await api.delete(`/${one.id}`),
      await api.put(`/${one.id}`, { name: "X" }),
      await api.post(`/${one.id}/conversion`),
    ]) {
      expect(answer.status).toBe(409);
      expect(errorOf(answer).message).toContain("id_type=internal or id_type=external");
    }
    expect(itemOf(await api.get(`/${one.id}`)).name).toBe("One");
    expect((await api.delete(`/${one.id}?id_type=external`)).status).toBe(204);
    expect((await api.get(`/${two.id}`)).status).toBe(404);
    expect((await api.get(`/${one.id}`)).status).toBe(200);
  });
});

describe("conversion", () => {
  test("a failed one is retried with 202; a running or finished one is a 409", async () => {
    const { id } = itemOf(await api.post("", { name: "C", file_type: "pdf", file_url: FILE }));
    expect((await api.post(`/${id}/conversion`)).status).toBe(409);
    await api.ctx.db.$client.query(
      "update catalog.conversions set status = 'error', message = 'This is a web page.', retryable = true where content_id = $1",
      [id],
    );
    await api.ctx.db.$client.query("update catalog.content set conversion_status = 'error' where id = $1", [
      id,
    ]);
    expect(itemOf(await api.get(`/${id}?include=conversion`)).conversion).toMatchObject({
      status: "error",
      message: "This is a web page.",
      progress: null,
      retryable: true,
    });
    const retried = await api.post(`/${id}/conversion`);
    expect([retried.status, itemOf(retried).conversion_status]).toEqual([202, "awaiting"]);
    const { id: physical } = await create({});
    expect((await api.post(`/${physical}/conversion`)).status).toBe(409);
    expect((await api.post("/999/conversion")).status).toBe(404);
  });
});
