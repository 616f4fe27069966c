import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as item from "#app/api/content/[contentId]/route.ts";
import * as track from "#app/api/content/[contentId]/tracks/[trackId]/route.ts";
import * as list from "#app/api/content/route.ts";
import * as conversions from "#app/api/conversions/route.ts";
import { sampleContent, startFakeStore } from "#tests/support/fake-store.ts";
import { call, type Door, openStaffedDoor, TOKEN } from "./door.ts";

let door: Door;
let editor: string;
let viewer: string;

beforeAll(async () => {
  ({ door, editor, viewer } = await openStaffedDoor());
});
afterAll(() => door.close());
beforeEach(() => {
  door.store.calls.length = 0;
  door.store.reply = () => ({ json: { data: sampleContent() } });
});

const TRICKS = [
  "..",
  ".",
  "%2e%2e",
  "..%2f..%2fadmin",
  "1/../../tokens",
  "1%2Ftracks",
  "1\\..",
  "1?x=1",
  "1#x",
  "1;x",
];

test.each([...TRICKS, "1\r\nX-User-Token: evil", "1\u0000", "-1", "0", "1e3", "١٢", " 1", ""])(
  "path traversal: the id %j reaches nothing behind the proxy",
  async (contentId) => {
    for (const [method, handler] of Object.entries({ GET: item.GET, PUT: item.PUT, DELETE: item.DELETE })) {
      const body = method === "PUT" ? { name: "x" } : undefined;
      const res = await call(handler, { method, params: { contentId }, cookie: editor, body });
      expect(res.status).toBe(404);
      expect(await res.json()).toMatchObject({ kind: "not_found" });
    }
    expect(door.store.calls).toEqual([]);
  },
);

test.each([...TRICKS, "order", "9007199254740993"])(
  "path traversal: the track id %j reaches nothing behind the proxy",
  async (trackId) => {
    const params = { contentId: "1", trackId };
    const res = await call(track.DELETE, { method: "DELETE", params, cookie: editor });
    expect(res.status).toBe(404);
    expect(door.store.calls).toEqual([]);
  },
);

test("query smuggling: tokens, unknown filters and repeated parameters do not pass", async () => {
  door.store.reply = () => ({
    json: { data: [], links: { next: null, prev: null }, meta: { has_more: false } },
  });
  const path =
    "/api/content?api_token=evil&user_token=evil&filter[query]=first&filter[query]=hall&filter[x]=1&%0d%0aX:1=2&per_page=5";
  const res = await call(list.GET, { path, cookie: viewer });
  expect(res.status).toBe(200);
  expect([...(door.store.calls[0]?.query ?? [])]).toEqual([
    ["filter[query]", "hall"],
    ["per_page", "5"],
  ]);
});

test("query smuggling: ids of conversions are digits or refused", async () => {
  const res = await call(conversions.GET, {
    path: "/api/conversions?ids=1,2%26api_token%3Dx",
    cookie: viewer,
  });
  expect(res.status).toBe(422);
  expect((await res.json()).errors).toHaveProperty("ids");
  expect(door.store.calls).toEqual([]);
});

test("header smuggling: nothing the browser sends reaches the store but what the proxy writes", async () => {
  const headers = {
    "x-user-token": "evil",
    authorization: "Bearer evil",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    "x-http-method-override": "DELETE",
    "idempotency-key": "evil",
    accept: "text/html",
  };
  const res = await call(item.GET, { params: { contentId: "1" }, cookie: viewer, headers });
  expect(res.status).toBe(200);
  const sent = door.store.calls[0];
  expect(sent?.method).toBe("GET");
  expect(sent?.headers["x-user-token"]).toBe(TOKEN);
  expect(Object.keys(sent?.headers ?? {}).toSorted()).toEqual(
    ["accept", "connection", "host", "x-request-id", "x-user-token"].toSorted(),
  );
  expect(JSON.stringify(sent?.headers)).not.toContain("evil");
});

test("header smuggling: headers of the store stay behind the proxy, a session cookie above all", async () => {
  door.store.reply = () => ({
    json: { data: sampleContent() },
    headers: {
      "set-cookie": "colophon.session=evil",
      "access-control-allow-origin": "*",
      "x-powered-by": "store",
      location: "https://evil.example",
      etag: '"r1.abc"',
    },
  });
  const res = await call(item.GET, { params: { contentId: "1" }, cookie: viewer });
  expect([...res.headers.keys()].toSorted()).toEqual([
    "cache-control",
    "content-type",
    "etag",
    "x-request-id",
  ]);
  expect(res.headers.get("cache-control")).toBe("no-store, private");
});

test("log injection: a request id with other characters is replaced", async () => {
  const own = await call(item.GET, {
    params: { contentId: "1" },
    cookie: viewer,
    headers: { "x-request-id": 'a" injected="' },
  });
  expect(own.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  const kept = await call(item.GET, {
    params: { contentId: "1" },
    cookie: viewer,
    headers: { "x-request-id": "req-7" },
  });
  expect(kept.headers.get("x-request-id")).toBe("req-7");
  expect(door.store.calls.at(-1)?.headers["x-request-id"]).toBe("req-7");
});

test.each([301, 302, 307, 308])(
  "token theft by redirect: status %i of the store is not followed",
  async (status) => {
    const thief = await startFakeStore();
    door.store.reply = () => ({ status, headers: { location: `${thief.url}/steal` }, json: {} });
    try {
      const res = await call(item.GET, { params: { contentId: "1" }, cookie: viewer });
      expect(res.status).toBe(502);
      expect(await res.json()).toMatchObject({ kind: "store_unreachable" });
      expect(res.headers.get("location")).toBeNull();
      expect(thief.calls).toEqual([]);
    } finally {
      await thief.close();
    }
  },
);

test.each([
  ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  ["another site that hides its kind", { origin: "https://evil.example", "sec-fetch-site": "" }],
  ["a sister host", { origin: "http://evil.localhost:3000", "sec-fetch-site": "same-site" }],
  ["another port", { origin: "http://localhost:8080", "sec-fetch-site": "same-site" }],
  [
    "a name that resolves to this machine",
    { origin: "http://rebound.example:3000", host: "rebound.example:3000" },
  ],
  ["a sandboxed frame", { origin: "null" }],
  ["a page without an origin", { origin: "" }],
  ["an own origin in a cross-site request", { "sec-fetch-site": "cross-site" }],
])("cross-site request forgery: a change sent by %s is refused", async (_who, headers) => {
  const res = await call(list.POST, { method: "POST", cookie: editor, body: { name: "x" }, headers });
  expect(res.status).toBe(403);
  expect(await res.json()).toMatchObject({ kind: "forbidden" });
  expect(door.store.calls).toEqual([]);
});

test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "text/json", ""])(
  "cross-site request forgery: a body of type %j, which a form can send, is refused",
  async (type) => {
    const headers = { "content-type": type };
    const res = await call(list.POST, { method: "POST", cookie: editor, body: { name: "x" }, headers });
    expect(res.status).toBe(415);
    expect(door.store.calls).toEqual([]);
  },
);

test("token substitution: a token in the body is dropped", async () => {
  const body = { name: "x", user_token: "evil", api_token: "evil" };
  await call(list.POST, { method: "POST", cookie: editor, body });
  expect(JSON.parse(door.store.calls[0]?.body ?? "")).toEqual({ name: "x" });
});

test("memory exhaustion: a body without a stated length is cut off at 5 MiB", async () => {
  const chunk = new Uint8Array(1024 * 1024).fill(32);
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      sent += 1;
      controller.enqueue(chunk);
      if (sent === 1000) controller.close();
    },
  });
  const request = new Request("http://localhost:3000/api/content", {
    method: "POST",
    headers: { origin: "http://localhost:3000", "content-type": "application/json", cookie: editor },
    body,
    duplex: "half",
  } as RequestInit);
  const res = await list.POST(request, { params: Promise.resolve({}) });
  expect(res.status).toBe(413);
  expect(sent).toBeLessThan(10);
});

test("token leak: a store that echoes the token gives it to nobody", async () => {
  const echo = { message: `Bad token ${TOKEN}`, errors: { name: [`token ${TOKEN} is bad`] } };
  for (const status of [401, 403, 404, 409, 412, 422, 429, 500]) {
    door.store.reply = () => ({ status, json: echo, headers: { etag: `"${TOKEN}"` } });
    const res = await call(item.PUT, {
      method: "PUT",
      params: { contentId: "1" },
      cookie: editor,
      body: { name: "x" },
    });
    const all = JSON.stringify([...res.headers]) + (await res.text());
    expect(all).not.toContain(TOKEN);
  }
  door.store.reply = () => ({ json: { data: { ...sampleContent(), name: `Book ${TOKEN}` } } });
  const res = await call(item.GET, { params: { contentId: "1" }, cookie: viewer });
  expect(await res.text()).not.toContain(TOKEN);
});
