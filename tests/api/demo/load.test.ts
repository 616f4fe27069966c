import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_CATALOG } from "#lib/server/demo/demo-catalog.ts";
import { loadTitle } from "#lib/server/demo/load-title.ts";
import { createStore, StoreRefusal } from "#lib/server/demo/store.ts";
import { type ContentApi, pageOf, STORE_TOKEN, startContentApi } from "#tests/support/content-api.ts";

/** Exempt from the guard in the API of the tests; nothing is fetched, for there is no worker. */
const FILES = "http://localhost:8099";

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi();
});
afterAll(() => api.close());

test("loads every title once, however often it runs", async () => {
  const store = createStore({ url: api.origin, token: STORE_TOKEN });
  const load = async () => {
    const loaded = [];
    for (const title of DEMO_CATALOG) loaded.push(await loadTitle(store, title, FILES));
    return loaded;
  };
  const first = await load();
  const rows = await api.countRows();
  const second = await load();

  expect(first.every(({ isNew }) => isNew)).toBe(true);
  expect(second).toEqual(first.map(({ id }) => ({ id, isNew: false })));
  const { content, tracks, conversions } = await api.countRows();
  expect({ content, tracks, conversions }).toEqual({
    content: DEMO_CATALOG.length,
    tracks: rows.tracks,
    conversions: rows.conversions,
  });

  const page = pageOf(await api.get("?per_page=500&include=prices"));
  const names = page.data.map(({ name }) => name);
  expect(names.toSorted()).toEqual(DEMO_CATALOG.map(({ name }) => name).toSorted());
});

test("the audiobook has its 24 tracks in their order, the first one under its own name", async () => {
  const book = DEMO_CATALOG.find((title) => title.fileType === "audio");
  const answer = await api.get(`/${book?.isbn}/tracks?id_type=external`);
  const titles = pageOfTracks(answer.json);
  expect(titles).toEqual(book?.tracks.map(({ title }) => title));
});

test("a refusal of the store says which field it is about", async () => {
  const store = createStore({ url: api.origin, token: STORE_TOKEN });
  const body = { name: "x", file_type: "epub", file_url: "http://127.0.0.1:4080/book.epub" };
  const refusal = await store.post("", body).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(StoreRefusal);
  expect(refusal).toMatchObject({ status: 422, errors: { file_url: [expect.stringContaining("private")] } });
});

function pageOfTracks(json: unknown): string[] {
  const { data } = json as { data: { title: string }[] };
  return data.map(({ title }) => title);
}
