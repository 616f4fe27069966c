import { expect, test } from "vitest";
import type { FakeStore } from "#tests/support/fake-store.ts";
import { openFakeStore } from "./open-fake-store.ts";

const TOKEN = "sk_live_of_version_one";
const ISSUES = "/integration-api/v1/dashboard/issues";
const open = (reply: FakeStore["reply"]) => openFakeStore(reply, { token: TOKEN, version: "v1" });

/** The keys that matter of the published sample, with its nulls, empty text and numbers for booleans. */
const ISSUE = {
  id: 468166,
  external_id: "9781496822482",
  license: { ppu: false, retail: true },
  file_type: "epub",
  lang: "en",
  name: "Conversations with Donald Hall",
  slug: "conversations-with-donald-hall",
  conversion_status: "done",
  conversion_details: null,
  published_at: {
    timestamp: 1616122800,
    date: "2021-03-19 00:00:00",
    timezone: "America/Argentina/Buenos_Aires",
  },
  cover_image_path: "",
  created_at: "2021-03-06 06:00:51",
  ti_updated_at: "2021-03-24 16:10:15",
  cover: "",
  url: "",
  share_url: "",
  description: "<i>Conversations with Donald Hall</i> offers a unique glimp...",
  free: false,
  free_to: null,
  prices: { USD: 25 },
  preview: true,
  require_login: null,
  require_login_for_preview: 0,
  conversion_status_progress: null,
  published_at_utc: "2021-03-19 03:00:00",
  issue_description: { issue_id: 468166, description: "<i>Conversations with Donald Hall</i> offers more." },
};

test("the published sample reads as a title of version 3", async () => {
  const { api } = await open(() => ({ json: { CODE: "success", data: { issue: ISSUE } } }));
  const { data, etag } = await api.get("468166");
  expect(etag).toMatch(/^W\//);
  expect(data).toMatchObject({
    id: 468166,
    external_id: "9781496822482",
    file_type: "epub",
    cover_url: null,
    created_at: "2021-03-06T06:00:51Z",
    updated_at: "2021-03-24T16:10:15Z",
    published_at: "2021-03-19T03:00:00Z",
    license: "retail",
    free: { enabled: false, until: null, require_login: false },
    preview: { enabled: true, require_login: false },
    prices: [{ currency_id: "USD", amount: 25 }],
    description: "<i>Conversations with Donald Hall</i> offers more.",
  });
  expect(data.author).toBeUndefined();
});

test("a sparse issue, with text for numbers and an empty list for prices, reads too", async () => {
  const issue = { id: "9", name: "A", type: "mp3", prices: [], free: "1", published_at: null, license: null };
  const { api } = await open(() => ({ json: { data: { issue } } }));
  const { data } = await api.get("9");
  expect(data).toMatchObject({
    id: 9,
    file_type: "audio",
    prices: [],
    free: { enabled: true },
    published_at: null,
  });
});

test("numbered pages travel as cursors, and the token in the page links goes nowhere", async () => {
  const { api, store } = await open(() => ({
    json: {
      data: {
        paginator: {
          current_page: 2,
          last_page: 3,
          data: [ISSUE],
          next_page_url: `https://store.example${ISSUES}?page=3&api_token=${TOKEN}`,
        },
      },
    },
  }));
  const page = await api.list(
    new URLSearchParams("cursor=page-2&per_page=15&filter[query]=hall&sort=-updated_at"),
  );
  expect(page.links).toEqual({ next: "page-3", prev: "page-1" });
  expect(page.meta.has_more).toBe(true);
  expect(JSON.stringify(page)).not.toContain(TOKEN);
  expect(Object.fromEntries(store.calls[0]?.query ?? [])).toEqual({
    page: "2",
    per_page: "15",
    query: "hall",
    api_token: TOKEN,
  });
});

test.each(["filter[file_type]=pdf", "filter[query]=a&filter[conversion_status]=deferred", "cursor=../x"])(
  "what version 1 cannot look for is refused, never faked: %s",
  async (search) => {
    const { api, store } = await open(() => ({ json: {} }));
    await expect(api.list(new URLSearchParams(search))).rejects.toMatchObject({
      kind: "invalid",
      status: 422,
    });
    expect(store.calls).toEqual([]);
  },
);

test("a title is created in the words of version 1", async () => {
  const { api, store } = await open(() => ({ status: 201, json: { data: { issue: { id: 1, name: "A" } } } }));
  await api.create({
    name: "A",
    file_type: "audio",
    file_url: "https://files.example/a.mp3",
    published_at: "2019-09-13",
    keywords: ["api"],
    bisac: ["FIC029000"],
    prices: [{ currency_id: "USD", amount: 2.5 }],
    free: { enabled: true, until: null, require_login: false },
    preview: { enabled: true },
  });
  expect(JSON.parse(store.calls[0]?.body ?? "")).toEqual({
    name: "A",
    extension: "mp3",
    file_url: "https://files.example/a.mp3",
    publication_date: "2019-09-13",
    keyword: ["api"],
    bisac: [{ code: "FIC029000" }],
    prices: { USD: 2.5 },
    free: true,
    free_until: null,
    free_to: null,
    require_login: false,
    preview: true,
  });
});

test("an update, which version 1 answers with nothing, gives the title as it is then", async () => {
  const { api, store } = await open(({ method }) =>
    method === "PUT" ? { status: 204 } : { json: { data: { issue: { ...ISSUE, name: "New" } } } },
  );
  expect((await api.update("468166", { name: "New" }, null)).data.name).toBe("New");
  expect(store.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    `PUT ${ISSUES}/468166`,
    `GET ${ISSUES}/468166`,
  ]);
});

test("field errors come back under the names that the forms use", async () => {
  const errors = { publication_date: ["is required."], "keyword.1": ["is long."], name: ["is required."] };
  const { api } = await open(() => ({
    status: 422,
    json: { CODE: "validation_error", message: "No.", errors },
  }));
  await expect(api.create({})).rejects.toMatchObject({
    kind: "invalid",
    fieldErrors: { published_at: ["is required."], "keywords.1": ["is long."], name: ["is required."] },
  });
});

test("tracks count from 0 there and from 1 here, and an order is sent whole", async () => {
  const track = (id: number, order: number) => ({
    id,
    order,
    track_title: `Track ${id}`,
    duration: 728,
    size_in_kb: 5,
  });
  const { api, store } = await open(({ method }) =>
    method === "PUT" ? { status: 204 } : { json: { data: [track(7, 1), track(9, 0)] } },
  );
  const { data } = await api.reorderTracks("1", [9, 7], null);
  expect(data.map(({ id, order, title }) => [id, order, title])).toEqual([
    [9, 1, "Track 9"],
    [7, 2, "Track 7"],
  ]);
  expect(store.calls[0]?.path).toBe(`${ISSUES}/1/tracks-orders`);
  expect(JSON.parse(store.calls[0]?.body ?? "")).toEqual({
    tracks: [
      { id: 9, order: 0 },
      { id: 7, order: 1 },
    ],
  });
});

test("what version 1 does not know says so without asking the store", async () => {
  const { api, store } = await open(() => ({ json: {} }));
  await expect(api.restore("1")).rejects.toMatchObject({ kind: "not_found" });
  await expect(api.retryConversion("1")).rejects.toMatchObject({ kind: "not_found" });
  expect(store.calls).toEqual([]);
});
