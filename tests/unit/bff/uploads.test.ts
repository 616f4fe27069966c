import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as all from "#app/api/uploads/route.ts";
import { uploadLinkSchema } from "#lib/uploads/schema.ts";
import { call, ORIGIN } from "./door.ts";
import { fetchServed, openUploadDoor, PDF, TUS, type UploadDoor } from "./upload-door.ts";

let door: UploadDoor;
beforeAll(async () => {
  door = await openUploadDoor();
});
afterAll(() => door.close());

test("a file comes in parts, becomes an address, and is served from there to somebody without a cookie", async () => {
  const id = await door.beginId(PDF.length);
  expect((await door.send(id, 0, PDF.subarray(0, 20_000))).headers.get("upload-offset")).toBe("20000");
  expect((await door.linkOf(id)).status).toBe(409);
  const told = await door.head(id);
  expect([told.status, told.headers.get("upload-offset")]).toEqual([200, "20000"]);
  expect((await door.send(id, 20_000, PDF.subarray(20_000))).status).toBe(204);

  const made = uploadLinkSchema.parse((await (await door.linkOf(id)).json()).data);
  expect(made).toMatchObject({ kind: "pdf", media_type: "application/pdf", file_name: "Mi libro.pdf" });
  expect(made.file_url.startsWith(`${ORIGIN}/uploads/${id}/Mi%20libro.pdf?expires=`)).toBe(true);
  const res = await fetchServed(made.file_url);
  expect(Buffer.from(await res.arrayBuffer()).equals(PDF)).toBe(true);
  expect(Object.fromEntries(res.headers)).toMatchObject({
    "content-type": "application/pdf",
    "content-length": String(PDF.length),
    "content-disposition": "attachment; filename*=UTF-8''Mi%20libro.pdf",
    "x-content-type-options": "nosniff",
  });
  // It left the folder of what is on its way, and whoever asks again learns that it is whole.
  expect(await readdir(join(door.folder, "uploads"))).not.toContain(id);
  expect((await door.head(id)).headers.get("upload-offset")).toBe(String(PDF.length));
  expect((await door.linkOf(id)).status).toBe(200);
});

test("what arrived before a connection broke is not asked for again", async () => {
  const id = await door.beginId(PDF.length);
  const arrived = async () => (await stat(join(door.folder, "uploads", id))).size > 0;
  const breaking = new ReadableStream({
    async start(controller) {
      controller.enqueue(PDF.subarray(0, 30_000));
      await vi.waitUntil(arrived);
      controller.error(new Error("The connection broke."));
    },
  });
  await door.send(id, 0, breaking);
  const offset = Number((await door.head(id)).headers.get("upload-offset"));
  expect(offset).toBeGreaterThan(0);
  expect((await door.send(id, offset, PDF.subarray(offset))).status).toBe(204);
  const { file_url } = uploadLinkSchema.parse((await (await door.linkOf(id)).json()).data);
  expect(Buffer.from(await (await fetchServed(file_url)).arrayBuffer()).equals(PDF)).toBe(true);
});

test("nobody without a session, nobody who may only look, and no page of another site", async () => {
  expect((await door.begin(10, "a.pdf", "")).status).toBe(401);
  expect((await door.begin(10, "a.pdf", door.viewer)).status).toBe(403);
  const id = await door.beginId(10);
  expect((await door.head(id, "")).status).toBe(401);
  expect((await door.send(id, 0, PDF.subarray(0, 10), "")).status).toBe(401);
  expect((await door.linkOf(id, door.viewer)).status).toBe(403);
  const headers = {
    ...TUS,
    "upload-length": "10",
    origin: "https://evil.example",
    "sec-fetch-site": "cross-site",
  };
  expect((await call(all.POST, { method: "POST", cookie: door.editor, headers })).status).toBe(403);
  expect((await door.begin(10)).headers.get("access-control-allow-origin")).toBeNull();
});

test("for anybody but the person who began it there is no such upload", async () => {
  const id = await door.beginId(PDF.length);
  expect((await door.head(id, door.other)).status).toBe(404);
  expect((await door.send(id, 0, PDF, door.other)).status).toBe(404);
  expect((await door.linkOf(id, door.other)).status).toBe(404);
  expect((await door.drop(id, door.other)).status).toBe(404);
  expect((await door.head(id)).status).toBe(200);
});

test.each(["..", "%2e%2e", "../../etc/passwd", "0".repeat(31), `${"0".repeat(32)}/x`])(
  "path traversal: the upload %j is none",
  async (id) => {
    expect((await door.head(id)).status).toBe(404);
    expect((await door.drop(id)).status).toBe(404);
  },
);

test("a file that is too big is refused before its first byte, and none can grow past its size", async () => {
  const res = await door.begin(1024 * 1024 + 1);
  expect(res.status).toBe(413);
  expect(await res.json()).toMatchObject({ message: "This file has 2 MB; a file may have 1 MB at most." });
  expect((await door.begin(0)).status).toBe(422);
  const id = await door.beginId(10);
  expect((await door.send(id, 0, PDF)).status).toBeGreaterThanOrEqual(400);
  expect(Number((await door.head(id)).headers.get("upload-offset"))).toBeLessThanOrEqual(10);
});

test("a file is what its bytes say: a web page called .pdf is refused, and nothing of it is kept", async () => {
  const page = Buffer.from("<!doctype html><title>Sign in</title>");
  const id = await door.beginId(page.length, "book.pdf");
  await door.send(id, 0, page);
  const res = await door.linkOf(id);
  expect(res.status).toBe(415);
  expect(await res.json()).toMatchObject({ message: expect.stringContaining("book.pdf is not a PDF") });
  expect(existsSync(join(door.folder, "uploads", id))).toBe(false);
  expect((await door.head(id)).status).toBe(404);
});

test("names become one harmless part of an address", async () => {
  const names = [
    ["../../etc/passwd", "passwd"],
    ["C:\\books\\Año 1\u0000.pdf", "Año 1.pdf"],
    ["..", "file"],
    [`${"x".repeat(400)}.pdf`, `${"x".repeat(146)}.pdf`],
  ] as const;
  for (const [given, kept] of names) expect((await door.upload(PDF, given)).file_name).toBe(kept);
});
