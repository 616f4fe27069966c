import { existsSync } from "node:fs";
import { utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as exchange from "#app/api/content/[contentId]/conversion/route.ts";
import * as title from "#app/api/content/[contentId]/route.ts";
import * as tracks from "#app/api/content/[contentId]/tracks/route.ts";
import * as content from "#app/api/content/route.ts";
import { pool } from "#lib/bff/db/pool.ts";
import { handOverUploads } from "#lib/bff/uploads/hand-over.ts";
import { signAddress } from "#lib/bff/uploads/signed-address.ts";
import { sweepUploads } from "#lib/bff/uploads/sweep-uploads.ts";
import { markGivenUp } from "#lib/bff/uploads/upload-table.ts";
import { call } from "./door.ts";
import { fetchServed, openUploadDoor, PDF, type UploadDoor } from "./upload-door.ts";

let door: UploadDoor;
beforeAll(async () => {
  door = await openUploadDoor();
});
afterAll(() => door.close());

const LONG_AGO = new Date(Date.now() - 25 * 60 * 60 * 1000);
const keptAt = (id: string) => join(door.folder, "files/uploads", id);

test("an address is good for one file, one name and one time", async () => {
  const { file_url, upload_id } = await door.upload(PDF);
  const changed = (change: (url: URL) => void) => {
    const url = new URL(file_url);
    change(url);
    return url.href;
  };
  const forged = [
    changed((url) => url.searchParams.set("expires", String(Number(url.searchParams.get("expires")) + 1))),
    changed((url) => url.searchParams.set("signature", "x".repeat(43))),
    changed((url) => url.searchParams.delete("signature")),
    changed((url) => {
      url.pathname = `/uploads/${"0".repeat(32)}/Mi%20libro.pdf`;
    }),
    changed((url) => {
      url.pathname = `/uploads/${upload_id}/other.pdf`;
    }),
  ];
  const expired = signAddress(upload_id, "Mi libro.pdf", Date.now() - 25 * 60 * 60 * 1000).url;
  for (const [status, address] of [...forged.map((url) => [403, url] as const), [410, expired] as const]) {
    const res = await fetchServed(address);
    expect(res.status).toBe(status);
    expect(res.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  }
  expect((await fetchServed(file_url)).status).toBe(200);
});

test.each([
  ["bytes=0-4", 206, "%PDF-", "bytes 0-4/50009"],
  ["bytes=50000-", 206, "a".repeat(9), "bytes 50000-50008/50009"],
  ["bytes=-3", 206, "aaa", "bytes 50006-50008/50009"],
  ["bytes=50006-99999", 206, "aaa", "bytes 50006-50008/50009"],
  ["bytes=50009-", 416, "", "bytes */50009"],
  ["bytes=-0", 416, "", "bytes */50009"],
  ["bytes=0-1,4-5", 200, null, null],
  ["bytes=5-2", 200, null, null],
])("a part of a file: %s", async (range, status, body, contentRange) => {
  const { file_url } = await door.upload(PDF);
  const res = await fetchServed(file_url, { range });
  expect([res.status, res.headers.get("content-range")]).toEqual([status, contentRange]);
  const text = await res.text();
  if (body === null) expect(text.length).toBe(PDF.length);
  else expect(text).toBe(body);
});

test("a part is refused to somebody who holds the beginning of another file; HEAD has no body", async () => {
  const { file_url, upload_id } = await door.upload(PDF);
  const range = "bytes=0-4";
  expect((await fetchServed(file_url, { range, "if-range": '"another"' })).status).toBe(200);
  expect((await fetchServed(file_url, { range, "if-range": `"${upload_id}"` })).status).toBe(206);
  const res = await fetchServed(file_url, {}, "HEAD");
  expect([res.headers.get("content-length"), await res.text()]).toEqual([String(PDF.length), ""]);
});

test("given up: every byte goes, on its way or whole", async () => {
  const id = await door.beginId(PDF.length);
  await door.send(id, 0, PDF.subarray(0, 100));
  expect((await door.drop(id)).status).toBe(204);
  expect(existsSync(join(door.folder, "uploads", id))).toBe(false);
  const { upload_id, file_url } = await door.upload(PDF);
  expect(existsSync(keptAt(upload_id))).toBe(true);
  expect((await door.drop(upload_id)).status).toBe(204);
  expect(existsSync(keptAt(upload_id))).toBe(false);
  expect((await fetchServed(file_url)).status).toBe(410);
});

test("what a process left that was killed while it kept an upload goes too: half of it, or the bytes it came from", async () => {
  const half = await door.beginId(PDF.length);
  await door.send(half, 0, PDF);
  await writeFile(keptAt(half), PDF.subarray(0, 10));
  expect((await door.drop(half)).status).toBe(204);
  expect(existsSync(keptAt(half))).toBe(false);

  const forgotten = await door.beginId(PDF.length);
  await door.send(forgotten, 0, PDF);
  await writeFile(keptAt(forgotten), PDF.subarray(0, 10));
  await pool().query("update uploads set expires_at = now() - interval '1 hour' where id = $1", [forgotten]);
  expect(await sweepUploads()).toBe(1);
  expect(existsSync(keptAt(forgotten))).toBe(false);

  const { upload_id } = await door.upload(PDF);
  const source = join(door.folder, "uploads", upload_id);
  await writeFile(source, PDF);
  await utimes(source, LONG_AGO, LONG_AGO);
  expect(await sweepUploads()).toBe(0);
  expect(existsSync(source)).toBe(false);
  expect(existsSync(keptAt(upload_id))).toBe(true);
});

test("what nobody comes back for is swept: after a day unfinished, after a week whole", async () => {
  const age = (id: string, hours: number) =>
    pool().query("update uploads set expires_at = expires_at - make_interval(hours => $2) where id = $1", [
      id,
      hours,
    ]);
  const unfinished = await door.beginId(PDF.length);
  await door.send(unfinished, 0, PDF.subarray(0, 100));
  const { upload_id: whole, file_url } = await door.upload(PDF);
  const stray = join(door.folder, "uploads", "f".repeat(32));
  await writeFile(stray, "bytes of a process that ended");
  await writeFile(join(door.folder, "uploads", "e".repeat(32)), "bytes of a moment ago");
  await utimes(stray, LONG_AGO, LONG_AGO);

  await age(unfinished, 23);
  await age(whole, 7 * 24 - 1);
  expect(await sweepUploads()).toBe(0);
  expect((await fetchServed(file_url)).status).toBe(200);
  expect(existsSync(stray)).toBe(false);
  expect(existsSync(join(door.folder, "uploads", "e".repeat(32)))).toBe(true);

  await age(unfinished, 2);
  await age(whole, 2);
  expect(await sweepUploads()).toBe(2);
  expect((await door.head(unfinished)).status).toBe(404);
  expect(existsSync(join(door.folder, "uploads", unfinished))).toBe(false);
  expect(existsSync(keptAt(whole))).toBe(false);
  expect((await fetchServed(file_url)).status).toBe(410);
});

test.each([
  ["a new title", content.POST, "POST", (url: string) => ({ name: "The Ledger", file_url: url })],
  [
    "the cover of a new title",
    content.POST,
    "POST",
    (url: string) => ({ name: "The Ledger", cover_url: url }),
  ],
  ["a change of a title", title.PUT, "PUT", (url: string) => ({ cover_url: url })],
  ["a track", tracks.POST, "POST", (url: string) => ({ title: "One", file_url: url })],
  ["another file", exchange.POST, "POST", (url: string) => ({ file_url: url })],
] as const)(
  "what the store was told of stays when it is given up: %s",
  async (_, handler, method, bodyOf) => {
    const { file_url, upload_id } = await door.upload(PDF);
    let isTold = false;
    door.store.reply = ({ body }) => {
      isTold ||= body.includes(upload_id);
      return { status: 503, json: {} };
    };
    const params = { contentId: "7" };
    await call(handler, { method, params, cookie: door.editor, body: bodyOf(file_url) });
    expect(isTold).toBe(true);
    expect((await door.drop(upload_id)).status).toBe(204);
    expect((await fetchServed(file_url)).status).toBe(200);
  },
);

test("of two tabs, one that gives an upload up and one that tells the store of it, one is first", async () => {
  const { file_url, upload_id } = await door.upload(PDF);
  const other = await pool().connect();
  await other.query("begin");
  await other.query("update uploads set handed_over_at = now() where id = $1", [upload_id]);
  const dropped = door.drop(upload_id);
  await vi.waitUntil(async () => {
    const { rows } = await pool().query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    return rows.length > 0;
  });
  await other.query("commit");
  other.release();
  expect((await dropped).status).toBe(204);
  expect((await fetchServed(file_url)).status).toBe(200);
});

test("what a process that ended gave up by half is swept, whatever is done with it meanwhile", async () => {
  const { file_url, upload_id } = await door.upload(PDF);
  expect(await markGivenUp(upload_id)).toBe(true);
  await handOverUploads({ file_url });
  expect((await door.linkOf(upload_id)).status).toBe(200);
  expect(await sweepUploads()).toBe(1);
  expect(existsSync(keptAt(upload_id))).toBe(false);
  expect((await fetchServed(file_url)).status).toBe(410);
});
