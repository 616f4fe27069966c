import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as unknown from "#app/api/[...path]/route.ts";
import * as retry from "#app/api/content/[contentId]/conversion/route.ts";
import * as restore from "#app/api/content/[contentId]/restore/route.ts";
import * as item from "#app/api/content/[contentId]/route.ts";
import * as track from "#app/api/content/[contentId]/tracks/[trackId]/route.ts";
import * as order from "#app/api/content/[contentId]/tracks/order/route.ts";
import * as tracks from "#app/api/content/[contentId]/tracks/route.ts";
import * as list from "#app/api/content/route.ts";
import * as metrics from "#app/api/metrics/route.ts";
import * as readyz from "#app/api/readyz/route.ts";
import * as session from "#app/api/session/route.ts";
import { pool } from "#lib/bff/db/pool.ts";
import type { RouteHandler } from "#lib/bff/route.ts";
import { sampleContent } from "#tests/support/fake-store.ts";
import { call, type Door, openStaffedDoor } from "./door.ts";

let door: Door;
let editor: string;
let viewer: string;
const params = { contentId: "468166", trackId: "9" };

beforeAll(async () => {
  ({ door, editor, viewer } = await openStaffedDoor());
});
afterAll(() => door.close());
beforeEach(() => {
  door.store.calls.length = 0;
  door.store.reply = () => ({ json: { data: sampleContent() }, headers: { etag: '"r3.abc"' } });
});

const CHANGES: [string, string, RouteHandler][] = [
  ["create", "POST", list.POST],
  ["update", "PUT", item.PUT],
  ["delete", "DELETE", item.DELETE],
  ["restore", "POST", restore.POST],
  ["start a conversion", "POST", retry.POST],
  ["add a track", "POST", tracks.POST],
  ["rename a track", "PUT", track.PUT],
  ["delete a track", "DELETE", track.DELETE],
  ["reorder tracks", "PUT", order.PUT],
];
const READS: [string, string, RouteHandler][] = [
  ["list", "GET", list.GET],
  ["read a title", "GET", item.GET],
  ["list tracks", "GET", tracks.GET],
  ["read the session", "GET", session.GET],
];

test.each([...CHANGES, ...READS])("without a session nobody may %s", async (_what, method, handler) => {
  for (const cookie of ["", "colophon.session=forged.c2lnbmF0dXJl"]) {
    const res = await call(handler, { method, params, cookie });
    expect(res.status).toBe(401);
    expect(await res.json()).toMatchObject({ kind: "signed_out" });
  }
  expect(door.store.calls).toEqual([]);
});

test.each(CHANGES)("a viewer may not %s", async (_what, method, handler) => {
  const res = await call(handler, { method, params, cookie: viewer, body: { name: "x" } });
  expect(res.status).toBe(403);
  expect(await res.json()).toMatchObject({ kind: "forbidden" });
  expect(door.store.calls).toEqual([]);
});

test("a title is read with every block, with its ETag, and 304 when the browser holds it", async () => {
  const res = await call(item.GET, { params, cookie: viewer });
  expect(res.status).toBe(200);
  expect(res.headers.get("etag")).toBe('"r3.abc"');
  expect((await res.json()).data.name).toBe("Conversations with Donald Hall");
  expect(door.store.calls[0]?.path).toBe("/api/v3/content/468166");
  expect(door.store.calls[0]?.query.get("include")).toContain("metadata");
  const again = await call(item.GET, { params, cookie: viewer, headers: { "if-none-match": '"r3.abc"' } });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe("");
});

test("links of a page are bare cursors, whatever address the store gives", async () => {
  door.store.reply = () => ({
    json: {
      data: [sampleContent()],
      links: { next: "https://store.internal/api/v3/content?cursor=abc%3D&per_page=1", prev: "bare" },
      meta: { has_more: true },
    },
  });
  const res = await call(list.GET, { path: "/api/content?per_page=1", cookie: viewer });
  const text = await res.text();
  expect(JSON.parse(text).links).toEqual({ next: "abc=", prev: "bare" });
  expect(text).not.toContain("store.internal");
});

test("a save passes If-Match, and its record tells who, what, before and after, without secrets", async () => {
  const body = { name: "New name", file_url: "https://files.example/a.pdf?signature=s3cret", password: "p" };
  const headers = { "if-match": '"r3.abc"', "x-request-id": "save-1" };
  const res = await call(item.PUT, {
    method: "PUT",
    path: "/api/content/468166",
    params,
    cookie: editor,
    body,
    headers,
  });
  expect(res.status).toBe(200);
  expect(door.store.calls.at(-1)).toMatchObject({ method: "PUT", path: "/api/v3/content/468166" });
  expect(door.store.calls.at(-1)?.headers["if-match"]).toBe('"r3.abc"');
  const { rows } = await pool().query("select * from audit where request_id = 'save-1'");
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    account_email: "editor@example.com",
    role: "editor",
    action: "content.update",
    method: "PUT",
    path: "/api/content/468166",
    content_id: "468166",
    before: { name: "Conversations with Donald Hall" },
    request: { name: "New name", file_url: "https://files.example/a.pdf" },
    status: 200,
  });
  expect(JSON.stringify(rows)).not.toMatch(/s3cret|password/);
});

test("a change that the store refuses is recorded with its outcome", async () => {
  door.store.reply = ({ method }) =>
    method === "POST" ? { status: 422, json: { message: "No.", errors: { name: ["is taken."] } } } : {};
  const headers = { "x-request-id": "refused-1" };
  const res = await call(list.POST, {
    method: "POST",
    cookie: editor,
    body: { name: "x\u0000\ud800" },
    headers,
  });
  expect(res.status).toBe(422);
  expect(await res.json()).toEqual({
    kind: "invalid",
    message: "No.",
    errors: { name: ["is taken."] },
    request_id: "refused-1",
  });
  const { rows } = await pool().query("select action, status from audit where request_id = 'refused-1'");
  expect(rows).toEqual([{ action: "content.create", status: 422 }]);
});

test("a new title is answered with 201, and its record names it", async () => {
  door.store.reply = () => ({ status: 201, json: { data: sampleContent(77) } });
  const headers = { "x-request-id": "made-1" };
  const res = await call(list.POST, { method: "POST", cookie: editor, body: { name: "x" }, headers });
  expect(res.status).toBe(201);
  const { rows } = await pool().query("select content_id from audit where request_id = 'made-1'");
  expect(rows).toEqual([{ content_id: "77" }]);
});

test.each([
  [400, 400, "invalid"],
  [401, 502, "store_refused"],
  [403, 502, "store_refused"],
  [404, 404, "not_found"],
  [409, 409, "conflict"],
  [412, 412, "stale"],
  [422, 422, "invalid"],
  [429, 429, "too_many"],
  [418, 502, "unexpected"],
  [500, 502, "store_unreachable"],
  [503, 502, "store_unreachable"],
])("status %i of the store becomes %i, %s", async (given, status, kind) => {
  door.store.reply = () => ({ status: given, json: { message: "Words." }, headers: { "retry-after": "7" } });
  const res = await call(item.GET, { params, cookie: viewer });
  expect(res.status).toBe(status);
  const body = await res.json();
  expect(body.kind).toBe(kind);
  expect(body.request_id).toBe(res.headers.get("x-request-id"));
  if (kind === "too_many") expect(res.headers.get("retry-after")).toBe("7");
});

test("an answer that is no title is an error, not an empty one", async () => {
  door.store.reply = () => ({ text: "<html>maintenance</html>" });
  expect((await call(item.GET, { params, cookie: viewer })).status).toBe(502);
  door.store.reply = () => ({ json: { data: { id: "x" } } });
  expect((await call(item.GET, { params, cookie: viewer })).status).toBe(502);
});

test("an order of tracks is checked before it goes on, and goes on as ids", async () => {
  const bad = await call(order.PUT, { method: "PUT", params, cookie: editor, body: { order: ["a"] } });
  expect(bad.status).toBe(422);
  expect(door.store.calls).toEqual([]);
  door.store.reply = () => ({ json: { data: [] }, headers: { etag: '"t2"' } });
  const res = await call(order.PUT, { method: "PUT", params, cookie: editor, body: { order: [9, 7] } });
  expect(res.status).toBe(200);
  expect(res.headers.get("etag")).toBe('"t2"');
  expect(JSON.parse(door.store.calls.at(-1)?.body ?? "")).toEqual({ order: [9, 7] });
});

test("the dashboard is ready once its tables are there", async () => {
  const res = await call(readyz.GET);
  expect(res.status).toBe(200);
  expect(await res.json()).toEqual({ status: "ready" });
});

test("what is not a route is refused in the form of every other refusal", async () => {
  const res = await call(unknown.GET, { path: "/api/tokens", cookie: editor });
  expect(res.status).toBe(404);
  expect(await res.json()).toMatchObject({ kind: "not_found" });
  expect(door.store.calls).toEqual([]);
});

test("metrics tell about the process", async () => {
  const res = await call(metrics.GET);
  expect(await res.text()).toMatch(/^process_resident_memory_bytes \d+$/m);
});
