import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { saidSchema } from "#lib/content/said-schema.ts";
import { INCLUDES } from "#lib/content/schema.ts";
import { type ApiAnswer, type ContentApi, itemOf, startContentApi } from "#tests/support/content-api.ts";

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi();
});
afterAll(() => api.close());

const FILE = "https://files.example/a.mp3";
const TEN = Array.from({ length: 10 }, (_, index) => index);

const staleSchema = z.strictObject({
  message: z.string(),
  current: z.union([z.looseObject({ name: z.string() }), z.array(z.looseObject({ title: z.string() }))]),
  changed: z.array(z.string()),
  ...saidSchema.shape,
});
const staleOf = ({ json }: ApiAnswer) => staleSchema.parse(json);
const trackListSchema = z.object({ data: z.array(z.looseObject({ id: z.number(), title: z.string() })) });
const tracksOf = ({ json }: ApiAnswer) => trackListSchema.parse(json).data;
const etagOf = ({ headers }: ApiAnswer) => headers.get("etag") ?? "";
const ifMatch = (etag: string) => ({ headers: { "if-match": etag } });

async function createBook(): Promise<{ id: number; etag: string }> {
  const answer = await api.post("", { name: "Book", file_type: "physical", author: ["A"], stock: 1 });
  return { id: itemOf(answer).id, etag: etagOf(answer) };
}

async function createAudiobook(): Promise<{ id: number; etag: string; first: number }> {
  const { id } = itemOf(await api.post("", { name: "Audio", file_type: "audio", file_url: FILE }));
  const list = await api.get(`/${id}/tracks`);
  return { id, etag: etagOf(list), first: tracksOf(list)[0]?.id ?? 0 };
}

describe("the ETag", () => {
  test('is "r<revision>.<hash>"; the revision moves with each change and only then', async () => {
    const { id, etag } = await createBook();
    expect(etag).toMatch(/^"r1\.[\w-]{22}"$/);
    expect(etagOf(await api.put(`/${id}`, { stock: 1 }))).toBe(etag);
    const changed = etagOf(await api.put(`/${id}`, { stock: 2 }));
    expect(changed).toMatch(/^"r2\./);
    expect(etagOf(await api.get(`/${id}?include=prices`))).toMatch(/^"r2\./);
  });

  test("is compared whole by If-None-Match and by its revision by If-Match", async () => {
    const { id, etag } = await createBook();
    const short = await api.get(`/${id}?fields=id`);
    expect(etagOf(short)).not.toBe(etag);
    expect((await api.get(`/${id}?fields=id`, { headers: { "if-none-match": etag } })).status).toBe(200);
    const held = { headers: { "if-none-match": etagOf(short) } };
    expect((await api.get(`/${id}?fields=id`, held)).status).toBe(304);
    expect((await api.put(`/${id}`, { stock: 5 }, ifMatch(etagOf(short)))).status).toBe(200);
  });

  test("keeps its revision while the conversion goes on", async () => {
    const { id } = await createAudiobook();
    const before = etagOf(await api.get(`/${id}`));
    const list = etagOf(await api.get(`/${id}/tracks`));
    await api.ctx.db.$client.query(
      "update catalog.conversions set status = 'converting', percent = 40 where content_id = $1",
      [id],
    );
    await api.ctx.db.$client.query(
      "update catalog.content set conversion_status = 'converting', updated_at = now() where id = $1",
      [id],
    );
    expect(etagOf(await api.get(`/${id}`))).not.toBe(before);
    expect(etagOf(await api.get(`/${id}/tracks`))).not.toBe(list);
    expect(
      (
        await api.put(
          `/${id}/tracks/order`,
          tracksOf(await api.get(`/${id}/tracks`)).map((t) => t.id),
          ifMatch(list),
        )
      ).status,
    ).toBe(200);
    expect((await api.put(`/${id}`, { audience: "All" }, ifMatch(before))).status).toBe(200);
  });
});

describe("a stale write of a title", () => {
  test("is a 412 with the present title, its ETag and the fields written since; nothing is written", async () => {
    const { id, etag } = await createBook();
    await api.put(`/${id}`, { author: ["A", "B"], name: "Book", prices: { USD: 3 } });
    const latest = await api.put(`/${id}`, {
      free: { enabled: true, until: "2027-01-01" },
      geographic_restrictions: { mode: "allow", countries: ["AR"] },
      bisac: ["FIC019000"],
      external_id: "stale-1",
    });
    const answer = await api.put(`/${id}`, { name: "Lost" }, ifMatch(etag));
    expect(answer.status).toBe(412);
    expect(answer.headers.get("etag")).toBe(etagOf(latest));
    const { message, current, changed } = staleOf(answer);
    expect(message).toBe(
      "This content was changed after the state that If-Match names. Read it again, then repeat the change.",
    );
    expect(current).toEqual(itemOf(await api.get(`/${id}?include=${ALL_BLOCKS}`)));
    expect(changed).toEqual([
      "author",
      "bisac",
      "external_id",
      "free",
      "free_until",
      "geographic_restrictions",
      "prices",
    ]);
    expect(current).toMatchObject({ name: "Book" });
  });

  test("names only what was written after the revision that was held", async () => {
    const { id } = await createBook();
    const second = etagOf(await api.put(`/${id}`, { author: ["B"] }));
    await api.put(`/${id}`, { stock: 9, author: ["B"] });
    expect(staleOf(await api.put(`/${id}`, { name: "X" }, ifMatch(second))).changed).toEqual(["stock"]);
  });

  test("names every field when the record no longer reaches back", async () => {
    const { id, etag } = await createBook();
    await api.put(`/${id}`, { stock: 2 });
    await api.ctx.db.$client.query("delete from catalog.content_revisions where content_id = $1", [id]);
    await api.put(`/${id}`, { stock: 3 });
    const { changed } = staleOf(await api.put(`/${id}`, { name: "X" }, ifMatch(etag)));
    expect(changed).toEqual(expect.arrayContaining(["name", "author", "prices", "stock", "tracks"]));
  });

  test("holds for DELETE too", async () => {
    const { id, etag } = await createBook();
    const fresh = etagOf(await api.put(`/${id}`, { stock: 2 }));
    expect((await api.delete(`/${id}`, ifMatch(etag))).status).toBe(412);
    expect((await api.get(`/${id}`)).status).toBe(200);
    expect((await api.delete(`/${id}`, ifMatch(fresh))).status).toBe(204);
  });

  test("a title that was deleted and restored is another state", async () => {
    const { id, etag } = await createBook();
    await api.delete(`/${id}`);
    expect((await api.put(`/${id}`, { stock: 2 }, ifMatch(etag))).status).toBe(404);
    await api.post(`/${id}/restore`);
    expect(staleOf(await api.put(`/${id}`, { stock: 2 }, ifMatch(etag))).changed).toEqual([]);
  });

  test("comes as RFC 9457 to those who ask for it", async () => {
    const { id, etag } = await createBook();
    await api.put(`/${id}`, { stock: 2 });
    const headers = { "if-match": etag, accept: "application/problem+json" };
    const answer = await api.put(`/${id}`, { stock: 3 }, { headers });
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.json).toMatchObject({ status: 412, changed: ["stock"], current: { id } });
  });
});

const ALL_BLOCKS = INCLUDES.join(",");

describe("the header", () => {
  test("* means any state of a title that is there", async () => {
    const { id } = await createBook();
    expect((await api.put(`/${id}`, { stock: 4 }, ifMatch("*"))).status).toBe(200);
    expect((await api.put("/999", { stock: 4 }, ifMatch("*"))).status).toBe(404);
  });

  test("may list several ETags, and a proxy may have marked one as weak", async () => {
    const { id, etag } = await createBook();
    expect((await api.put(`/${id}`, { stock: 4 }, ifMatch(`"x", ${etag}`))).status).toBe(200);
    const fresh = etagOf(await api.get(`/${id}`));
    expect((await api.put(`/${id}`, { stock: 5 }, ifMatch(`W/${fresh}`))).status).toBe(200);
  });

  test.each(['"abc"', '"r"', '"r1"', '"rx.y"', '"r9.abc"', '""', '"r1,r2"'])(
    "an ETag of another make is never the present state: %s",
    async (etag) => {
      const { id } = await createBook();
      expect((await api.put(`/${id}`, { stock: 4 }, ifMatch(etag))).status).toBe(412);
    },
  );

  test.each(["r1.abc", '"r1.abc', "1", '"a" "b"', '*, "a"', ","])(
    "what is no list of ETags is a 400: %s",
    async (header) => {
      const { id } = await createBook();
      const answer = await api.put(`/${id}`, { stock: 4 }, ifMatch(header));
      expect(answer.status).toBe(400);
      expect(answer.text).toContain("The If-Match header must be * or the ETag of an earlier answer");
    },
  );
});

describe("track writes", () => {
  test("each honours If-Match; a stale one is a 412 with the present list, and writes nothing", async () => {
    const { id, etag, first } = await createAudiobook();
    const added = await api.post(`/${id}/tracks`, { title: "B", file_url: FILE }, ifMatch(etag));
    expect(added.status).toBe(201);
    const before = await api.get(`/${id}/tracks`);
    for (const write of [
      () => api.post(`/${id}/tracks`, { title: "C", file_url: FILE }, ifMatch(etag)),
      () => api.put(`/${id}/tracks/${first}`, { title: "Z" }, ifMatch(etag)),
      () => api.put(`/${id}/tracks/order`, [itemOf(added).id, first], ifMatch(etag)),
      () => api.delete(`/${id}/tracks/${first}`, ifMatch(etag)),
    ]) {
      const answer = await write();
      expect(answer.status).toBe(412);
      expect(staleOf(answer)).toMatchObject({ current: tracksOf(before), changed: ["tracks"] });
      expect(etagOf(answer)).toBe(etagOf(before));
    }
    expect((await api.get(`/${id}/tracks`)).text).toBe(before.text);
  });

  test("the answer to a new order holds the ETag for the next one", async () => {
    const { id, first } = await createAudiobook();
    const second = itemOf(await api.post(`/${id}/tracks`, { title: "B", file_url: FILE })).id;
    let etag = etagOf(await api.get(`/${id}/tracks`));
    for (const order of [
      [second, first],
      [first, second],
      [second, first],
    ]) {
      const answer = await api.put(`/${id}/tracks/order`, { order }, ifMatch(etag));
      expect(answer.status).toBe(200);
      etag = etagOf(answer);
    }
  });
});

describe("races", () => {
  test("of ten changes that start from one ETag, one wins and nine are told what it changed", async () => {
    const { id, etag } = await createBook();
    const answers = await Promise.all(
      TEN.map((index) => api.put(`/${id}`, { stock: index + 10 }, ifMatch(etag))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...TEN.slice(1).map(() => 412)]);
    for (const answer of answers.filter(({ status }) => status === 412))
      expect(staleOf(answer).changed).toEqual(["stock"]);
    expect(etagOf(await api.get(`/${id}`))).toMatch(/^"r2\./);
  });

  test("an order against an added and a deleted track: what wins is whole, the rest is refused", async () => {
    const { id, first } = await createAudiobook();
    for (const title of ["B", "C", "D"]) await api.post(`/${id}/tracks`, { title, file_url: FILE });
    const list = await api.get(`/${id}/tracks`);
    const ids = tracksOf(list).map((track) => track.id);
    const held = ifMatch(etagOf(list));
    const [order, add, remove] = await Promise.all([
      api.put(`/${id}/tracks/order`, ids.toReversed(), held),
      api.post(`/${id}/tracks`, { title: "E", file_url: FILE }, held),
      api.delete(`/${id}/tracks/${first}`, held),
    ]);
    const won = [order, add, remove].filter(({ status }) => status < 300);
    expect(won).toHaveLength(1);
    expect([order, add, remove].filter(({ status }) => status === 412)).toHaveLength(2);
    const after = tracksOf(await api.get(`/${id}/tracks`));
    expect(after.map((track) => track.order)).toEqual(after.map((_, index) => index + 1));
    const expected = order === won[0] ? "DCBAudio" : add === won[0] ? "AudioBCDE" : "BCD";
    expect(after.map(({ title }) => title).join("")).toBe(expected);
  });

  test("without If-Match an order that no longer names every track is refused, never half done", async () => {
    const { id, first } = await createAudiobook();
    for (const title of ["B", "C"]) await api.post(`/${id}/tracks`, { title, file_url: FILE });
    for (let round = 0; round < 5; round++) {
      const ids = tracksOf(await api.get(`/${id}/tracks`)).map((track) => track.id);
      const last = ids.at(-1) === first ? ids[0] : ids.at(-1);
      const [order] = await Promise.all([
        api.put(`/${id}/tracks/order`, ids.toReversed()),
        api.post(`/${id}/tracks`, { title: `N${round}`, file_url: FILE }),
        api.delete(`/${id}/tracks/${last}`),
      ]);
      expect([200, 422]).toContain(order.status);
      const after = tracksOf(await api.get(`/${id}/tracks`));
      expect(after.map((track) => track.order)).toEqual(after.map((_, index) => index + 1));
      expect(after).toHaveLength(ids.length);
    }
  });
});
