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
