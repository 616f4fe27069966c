import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as conversion from "#app/api/content/[contentId]/conversion/route.ts";
import { pool } from "#lib/bff/db/pool.ts";
import { sampleContent } from "#tests/support/fake-store.ts";
import { call, type Door, openStaffedDoor } from "./door.ts";

let door: Door;
let editor: string;
let viewer: string;
const params = { contentId: "468166" };

beforeAll(async () => {
  ({ door, editor, viewer } = await openStaffedDoor());
});
afterAll(() => door.close());
beforeEach(() => {
  door.store.calls.length = 0;
  door.store.reply = () => ({ status: 202, json: { data: sampleContent() } });
});

const FILE = "https://files.example/open.pdf?signature=s3cret";
const start = (cookie: string, body?: unknown, headers: Record<string, string> = {}) =>
  call(conversion.POST, { method: "POST", params, cookie, body, headers });

test("another file goes to the store whole, and into the record without what its address carries", async () => {
  const res = await start(editor, { file_url: FILE, track_id: 9 }, { "x-request-id": "exchange-1" });
  expect(res.status).toBe(202);
  const [sent] = door.store.calls;
  expect([sent?.method, sent?.path]).toEqual(["POST", "/api/v3/content/468166/conversion"]);
  expect(sent?.query.get("id_type")).toBe("internal");
  expect(JSON.parse(sent?.body ?? "")).toEqual({ file_url: FILE, track_id: 9 });
  const { rows } = await pool().query(
    "select action, content_id, account_email, request from audit where request_id = 'exchange-1'",
  );
  expect(rows).toEqual([
    {
      action: "conversion.start",
      content_id: "468166",
      account_email: "editor@example.com",
      request: { file_url: "https://files.example/open.pdf", track_id: 9 },
    },
  ]);
});

test("a plain second try sends no body, as stores without this know it", async () => {
  expect((await start(editor)).status).toBe(202);
  expect(door.store.calls.map(({ body }) => body)).toEqual([""]);
});

test.each([
  ["no address", { file_url: "open.pdf" }, "file_url"],
  ["null, which is no file", { file_url: null }, "file_url"],
  ["a misspelt key, which would try the old file again", { fileUrl: FILE }, "fileUrl"],
])("%s is refused before the store is asked", async (_what, body, field) => {
  const res = await start(editor, body);
  expect(res.status).toBe(422);
  expect(await res.json()).toMatchObject({ kind: "invalid", errors: { [field]: [expect.any(String)] } });
  expect(door.store.calls).toEqual([]);
});

test("bytes without a type are not taken for a plain second try", async () => {
  const headers = { "content-type": "", "content-length": "20" };
  expect((await start(editor, { file_url: FILE }, headers)).status).toBe(415);
  expect(door.store.calls).toEqual([]);
});

test("a viewer exchanges nothing", async () => {
  expect((await start(viewer, { file_url: FILE })).status).toBe(403);
  expect(door.store.calls).toEqual([]);
});

test("what the store has against it comes in the person's language", async () => {
  door.store.reply = () => ({
    status: 409,
    json: { message: "This one is done.", code: "file_not_failed", params: { status: "done" } },
  });
  const res = await start(`${editor}; locale=es`, { file_url: FILE });
  expect([res.status, (await res.json()).message]).toEqual([
    409,
    "Solo se acepta otro archivo donde la conversión ha fallado; este ya está convertido.",
  ]);
});
