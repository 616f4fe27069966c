import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type ContentApi,
  errorOf,
  errorsOf,
  itemOf,
  PUBLIC_URL,
  pageOf,
  startContentApi,
  V3,
} from "#tests/support/content-api.ts";

let api: ContentApi;
const TITLES = 57;

beforeAll(async () => {
  api = await startContentApi();
  // Ties on purpose: seven publication dates, and all created in the same instant but for microseconds.
  await api.ctx.db.$client.query(`
    insert into catalog.content (external_id, external_id_key, name, slug, lang, file_type, conversion_status,
      published_at, created_at, updated_at)
    select 'ext-' || i, 'ext-' || i, 'Title ' || i, 'title-' || i, 'es', 'physical', 'done',
      timestamptz '2026-01-01 00:00:00+00' + (i % 7) * interval '1 day',
      timestamptz '2026-02-01 00:00:00+00' + (i / 3) * interval '1 microsecond',
      timestamptz '2026-03-01 00:00:00+00' + (i % 5) * interval '1 microsecond'
    from generate_series(1, ${TITLES}) i`);
});
afterAll(() => api.close());

type Walk = { ids: number[]; pages: number[][] };

/** Follows links from the first page to the end. */
async function walk(query: string, link: "next" | "prev" = "next", start?: string): Promise<Walk> {
  const pages: number[][] = [];
  let path: string | null = start ?? `${V3}?${query}`;
  while (path !== null) {
    const answer = await api.call("GET", path);
    expect(answer.status).toBe(200);
    const page = pageOf(answer);
    expect(page.meta.has_more).toBe(page.links.next !== null);
    pages.push(page.data.map(({ id }) => Number(id)));
    path = page.links[link]?.replace(PUBLIC_URL, "") ?? null;
    expect(pages.length).toBeLessThan(100);
  }
  return { ids: pages.flat(), pages };
}

async function idsInOrder(order: string): Promise<number[]> {
  const result = await api.ctx.db.$client.query<{ id: string }>(
    `select id from catalog.content order by ${order}`,
  );
  return result.rows.map(({ id }) => Number(id));
}

describe("a walk sees every item exactly once, ties broken by id", () => {
  test.each([
    ["", "published_at desc, id desc"],
    ["sort=created_at", "created_at, id"],
    ["sort=-created_at", "created_at desc, id desc"],
    ["sort=updated_at", "updated_at, id"],
    ["sort=-updated_at", "updated_at desc, id desc"],
  ])("%s in both directions", async (query, order) => {
    const expected = await idsInOrder(order);
    const forward = await walk(`per_page=10&${query}`);
    expect(forward.ids).toEqual(expected);

    const lastCursor = await cursorOfLastPage(`per_page=10&${query}`);
    const backward = await walk("", "prev", lastCursor);
    expect(backward.pages.toReversed().flat()).toEqual(expected);
    expect(backward.pages.toReversed()).toEqual(forward.pages);
  });

  async function cursorOfLastPage(query: string): Promise<string> {
    let path = `${V3}?${query}`;
    for (;;) {
      const next = pageOf(await api.call("GET", path)).links.next;
      if (next === null) return path;
      path = next.replace(PUBLIC_URL, "");
    }
  }
});

test("a title that is published during the walk neither doubles nor hides another", async () => {
  const first = pageOf(await api.get("?per_page=20"));
  const added = await api.post("", { name: "Newest", file_type: "physical", published_at: "2026-10-01" });
  const rest = await walk("", "next", first.links.next?.replace(PUBLIC_URL, ""));
  const seen = [...first.data.map(({ id }) => Number(id)), ...rest.ids];
  expect(new Set(seen).size).toBe(TITLES);
  expect(seen).toHaveLength(TITLES);
  await api.ctx.db.$client.query("delete from catalog.content where name = 'Newest'");
  expect(added.status).toBe(201);
});

test("links are full addresses that keep every other parameter, but never a token", async () => {
  const page = pageOf(
    await api.get("?per_page=5&include=prices&fields=id,prices&filter[lang]=es&user_token=secret"),
  );
  const next = new URL(page.links.next ?? "");
  expect(next.origin + next.pathname).toBe(PUBLIC_URL + V3);
  expect(Object.fromEntries(next.searchParams)).toEqual({
    per_page: "5",
    include: "prices",
    fields: "id,prices",
    "filter[lang]": "es",
    cursor: expect.any(String),
  });
  expect(page.links.prev).toBeNull();
});

test("a whole links.next is accepted as a cursor, and so is the bare token", async () => {
  const next = pageOf(await api.get("?per_page=5")).links.next ?? "";
  const token = new URL(next).searchParams.get("cursor") ?? "";
  const byToken = await api.get(`?per_page=5&cursor=${token}`);
  const byUrl = await api.get(`?per_page=5&cursor=${encodeURIComponent(next)}`);
  expect(pageOf(byToken).data).toHaveLength(5);
  expect(pageOf(byUrl).data).toEqual(pageOf(byToken).data);
});

test("a cursor that is damaged or belongs to another walk is a 422 on cursor", async () => {
  const token =
    new URL(pageOf(await api.get("?per_page=5")).links.next ?? "").searchParams.get("cursor") ?? "";
  const forged = Buffer.from("next|9999-99-99 00:00:00+00|1|0123456789abcdef").toString("base64url");
  for (const query of [
    `cursor=${token.slice(0, -4)}`,
    `cursor=${token}A`,
    `cursor=A${token.slice(1)}`,
    "cursor=%00",
    "cursor=https://books.example/",
    `cursor=${forged}`,
    `cursor=${token}&sort=created_at`,
    `cursor=${token}&filter[query]=title`,
  ]) {
    const answer = await api.get(`?${query}`);
    expect([query, answer.status, Object.keys(errorsOf(answer))]).toEqual([query, 422, ["cursor"]]);
  }
  expect((await api.get(`?cursor=${token}&per_page=7`)).status).toBe(200);
});

test("per_page is never clamped", async () => {
  expect(pageOf(await api.get("")).data).toHaveLength(TITLES);
  expect(pageOf(await api.get("?per_page=500")).data).toHaveLength(TITLES);
  for (const wrong of ["0", "501", "-1", "ten", "", "1.5", "99999999999999"]) {
    const answer = await api.get(`?per_page=${wrong}`);
    expect(answer.status).toBe(422);
    expect(errorOf(answer)).toEqual({
      message: "The given data was invalid.",
      errors: { per_page: ["The per page must be between 1 and 500."] },
    });
  }
});

test("the core object has its keys in the order of the contract", async () => {
  const [item] = pageOf(await api.get("?per_page=1")).data;
  expect(Object.keys(item ?? {})).toEqual(
    "id external_id name slug lang file_type audience cover_url reader_url product_url created_at updated_at published_at license free preview conversion_status".split(
      " ",
    ),
  );
  expect(item).toMatchObject({
    published_at: "2026-01-07T00:00:00Z",
    license: "owner",
    free: { enabled: false, until: null, require_login: false },
    preview: { enabled: false, require_login: false },
  });
});

test("fields selects from core fields and included blocks, and has the last word", async () => {
  const keysFor = async (query: string) =>
    Object.keys(pageOf(await api.get(`?per_page=1&${query}`)).data[0] ?? {});
  expect(await keysFor("fields=name,id")).toEqual(["id", "name"]);
  expect(await keysFor("include=prices,description&fields=id,prices")).toEqual(["id", "prices"]);
  expect(await keysFor("fields=id,description")).toEqual(["id"]);
  expect(await keysFor("include=metadata&fields=metadata")).toEqual(
    "publisher author bisac keywords narrator category collection country edition metrics".split(" "),
  );
  expect(await keysFor("fields=description")).toEqual([]);
  const unknown = await api.get("?fields=id,colour");
  expect(unknown.status).toBe(422);
  expect(errorsOf(unknown).fields?.[0]).toContain("names colour, which is not known. Known: id, external_id");
});

test("an include that is not offered is answered with the sentence of the source documents", async () => {
  const answer = await api.get("?include=prices,reviews");
  expect(answer.status).toBe(422);
  const sentence =
    "Requested include(s) are not allowed. Allowed include(s) are: prices, description, metadata, geographic_restrictions, table_of_contents, physical, sale, price_schedule, conversion, file, cover";
  expect(errorOf(answer).message).toBe(sentence);
  expect(Object.keys(errorsOf(answer))).toEqual(["include"]);
});

test("a page has a strong ETag and answers 304 to the client that holds it", async () => {
  const first = await api.get("?per_page=3");
  const etag = first.headers.get("etag") ?? "";
  expect(etag).toMatch(/^"[\w-]{22}"$/);
  const again = await api.get("?per_page=3", { headers: { "if-none-match": `"other", ${etag}` } });
  expect([again.status, again.text]).toEqual([304, ""]);
  expect((await api.get("?per_page=4", { headers: { "if-none-match": etag } })).status).toBe(200);
});

test("a page that everything has vanished from still knows the way back", async () => {
  const ids: unknown[] = [];
  for (const number of [1, 2, 3])
    ids.push(itemOf(await api.post("", { name: `Gone ${number}`, file_type: "physical" })).id);
  const next =
    pageOf(await api.get("?per_page=2&filter[query]=gone")).links.next?.replace(PUBLIC_URL, "") ?? "";
  await api.delete(`/${ids[0]}`);
  const empty = pageOf(await api.call("GET", next));
  expect(empty).toMatchObject({ data: [], links: { next: null }, meta: { has_more: false } });
  const back = pageOf(await api.call("GET", empty.links.prev?.replace(PUBLIC_URL, "") ?? ""));
  expect(back.data.map(({ id }) => id)).toEqual([ids[2]]);
  expect(back.links.next).not.toBeNull();
});

test("a page that was just sent is sent anew, under another ETag, as soon as a title on it has changed", async () => {
  const address = `${V3}?per_page=3&sort=created_at`;
  const before = await api.call("GET", address);
  const again = await api.call("GET", address);
  expect(again.headers.get("etag")).toBe(before.headers.get("etag"));
  const [first] = pageOf(before).data;
  await api.ctx.db.$client.query("update catalog.content set name = 'Renamed' where id = $1", [first?.id]);
  const after = await api.call("GET", address);
  expect(pageOf(after).data[0]?.name).toBe("Renamed");
  expect(after.headers.get("etag")).not.toBe(before.headers.get("etag"));
});
