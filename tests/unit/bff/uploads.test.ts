import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as link from "#app/api/uploads/[uploadId]/link/route.ts";
import * as one from "#app/api/uploads/[uploadId]/route.ts";
import * as all from "#app/api/uploads/route.ts";
import * as served from "#app/uploads/[uploadId]/[fileName]/route.ts";
import { auth } from "#lib/bff/auth.ts";
import { pool } from "#lib/bff/db/pool.ts";
import { signAddress } from "#lib/bff/uploads/signed-address.ts";
import { sweepUploads } from "#lib/bff/uploads/sweep-uploads.ts";
import { uploadLinkSchema } from "#lib/uploads/schema.ts";
import { call, cookieOf, createAccount, type Door, ORIGIN, openDoor, PASSWORD, signInAs } from "./door.ts";

let folder: string;
let door: Door;
let editor: string;
let viewer: string;
let other: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "colophon-uploads-"));
  door = await openDoor({ DATA_DIR: folder, MAX_FILE_MB: "1" });
  editor = await signInAs("editor");
  viewer = await signInAs("viewer");
  await createAccount("editor", "second@example.com");
  const body = { email: "second@example.com", password: PASSWORD };
  other = cookieOf((await auth().api.signInEmail({ body, returnHeaders: true })).headers);
});
afterAll(async () => {
  await door.close();
  await rm(folder, { recursive: true, force: true });
});

const PDF = Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(50_000, "a")]);
const TUS = { "tus-resumable": "1.0.0" };

const begin = (size: number, name = "Mi libro.pdf", cookie = editor) =>
  call(all.POST, {
    method: "POST",
    path: "/api/uploads",
    cookie,
    headers: {
      ...TUS,
      "upload-length": String(size),
      "upload-metadata": `filename ${Buffer.from(name).toString("base64")}`,
    },
  });

async function beginId(size: number, name?: string) {
  const res = await begin(size, name);
  expect(res.status).toBe(201);
  const id = /^\/api\/uploads\/([0-9a-f]{32})$/.exec(res.headers.get("location") ?? "")?.[1];
  if (!id) throw new Error("The upload has no address.");
  return id;
}

/** Sends bytes as the browser would. */
function send(id: string, offset: number, bytes: Uint8Array | ReadableStream, cookie = editor) {
  const request = new Request(`${ORIGIN}/api/uploads/${id}`, {
    method: "PATCH",
    headers: {
      ...TUS,
      origin: ORIGIN,
      cookie,
      "upload-offset": String(offset),
      "content-type": "application/offset+octet-stream",
    },
    body: bytes as BodyInit,
    duplex: "half",
  } as RequestInit);
  return one.PATCH(request, { params: Promise.resolve({ uploadId: id }) });
}

const visit = (id: string, cookie = editor) => ({
  params: { uploadId: id },
  path: `/api/uploads/${id}`,
  cookie,
});
const head = (id: string, cookie?: string) =>
  call(one.HEAD, { ...visit(id, cookie), method: "HEAD", headers: TUS });
const drop = (id: string, cookie?: string) =>
  call(one.DELETE, { ...visit(id, cookie), method: "DELETE", headers: TUS });
const linkOf = (id: string, cookie?: string) => call(link.POST, { ...visit(id, cookie), method: "POST" });

async function upload(bytes: Uint8Array, name?: string) {
  const id = await beginId(bytes.length, name);
  expect((await send(id, 0, bytes)).status).toBe(204);
  const res = await linkOf(id);
  expect(res.status).toBe(200);
  return uploadLinkSchema.parse((await res.json()).data);
}

function fetchServed(address: string, headers: Record<string, string> = {}, method: "GET" | "HEAD" = "GET") {
  const [, , uploadId = "", fileName = ""] = new URL(address).pathname.split("/").map(decodeURIComponent);
  const serve = method === "HEAD" ? served.HEAD : served.GET;
  return serve(new Request(address, { method, headers }), {
    params: Promise.resolve({ uploadId, fileName }),
  });
}

test("a file comes in parts, becomes an address, and is served from there to somebody without a cookie", async () => {
  const id = await beginId(PDF.length);
  expect((await send(id, 0, PDF.subarray(0, 20_000))).headers.get("upload-offset")).toBe("20000");
  expect((await linkOf(id)).status).toBe(409);
  const told = await head(id);
  expect([told.status, told.headers.get("upload-offset")]).toEqual([200, "20000"]);
  expect((await send(id, 20_000, PDF.subarray(20_000))).status).toBe(204);

  const made = uploadLinkSchema.parse((await (await linkOf(id)).json()).data);
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
  expect(await readdir(join(folder, "uploads"))).not.toContain(id);
  expect((await head(id)).headers.get("upload-offset")).toBe(String(PDF.length));
  expect((await linkOf(id)).status).toBe(200);
});

test("what arrived before a connection broke is not asked for again", async () => {
  const id = await beginId(PDF.length);
  const arrived = async () => (await stat(join(folder, "uploads", id))).size > 0;
  const breaking = new ReadableStream({
    async start(controller) {
      controller.enqueue(PDF.subarray(0, 30_000));
      await vi.waitUntil(arrived);
      controller.error(new Error("The connection broke."));
    },
  });
  await send(id, 0, breaking);
  const offset = Number((await head(id)).headers.get("upload-offset"));
  expect(offset).toBeGreaterThan(0);
  expect((await send(id, offset, PDF.subarray(offset))).status).toBe(204);
  const { file_url } = uploadLinkSchema.parse((await (await linkOf(id)).json()).data);
  expect(Buffer.from(await (await fetchServed(file_url)).arrayBuffer()).equals(PDF)).toBe(true);
});

test("nobody without a session, nobody who may only look, and no page of another site", async () => {
  expect((await begin(10, "a.pdf", "")).status).toBe(401);
  expect((await begin(10, "a.pdf", viewer)).status).toBe(403);
  const id = await beginId(10);
  expect((await head(id, "")).status).toBe(401);
  expect((await send(id, 0, PDF.subarray(0, 10), "")).status).toBe(401);
  expect((await linkOf(id, viewer)).status).toBe(403);
  const headers = {
    ...TUS,
    "upload-length": "10",
    origin: "https://evil.example",
    "sec-fetch-site": "cross-site",
  };
  expect((await call(all.POST, { method: "POST", cookie: editor, headers })).status).toBe(403);
  expect((await begin(10)).headers.get("access-control-allow-origin")).toBeNull();
});

test("for anybody but the person who began it there is no such upload", async () => {
  const id = await beginId(PDF.length);
  expect((await head(id, other)).status).toBe(404);
  expect((await send(id, 0, PDF, other)).status).toBe(404);
  expect((await linkOf(id, other)).status).toBe(404);
  expect((await drop(id, other)).status).toBe(404);
  expect((await head(id)).status).toBe(200);
});

test.each(["..", "%2e%2e", "../../etc/passwd", "0".repeat(31), `${"0".repeat(32)}/x`])(
  "path traversal: the upload %j is none",
  async (id) => {
    expect((await head(id)).status).toBe(404);
    expect((await drop(id)).status).toBe(404);
  },
);

test("a file that is too big is refused before its first byte, and none can grow past its size", async () => {
  const res = await begin(1024 * 1024 + 1);
  expect(res.status).toBe(413);
  expect(await res.json()).toMatchObject({ message: "This file has 2 MB; a file may have 1 MB at most." });
  expect((await begin(0)).status).toBe(422);
  const id = await beginId(10);
  expect((await send(id, 0, PDF)).status).toBeGreaterThanOrEqual(400);
  expect(Number((await head(id)).headers.get("upload-offset"))).toBeLessThanOrEqual(10);
});

test("a file is what its bytes say: a web page called .pdf is refused, and nothing of it is kept", async () => {
  const page = Buffer.from("<!doctype html><title>Sign in</title>");
  const id = await beginId(page.length, "book.pdf");
  await send(id, 0, page);
  const res = await linkOf(id);
  expect(res.status).toBe(415);
  expect(await res.json()).toMatchObject({ message: expect.stringContaining("book.pdf is not a PDF") });
  expect(existsSync(join(folder, "uploads", id))).toBe(false);
  expect((await head(id)).status).toBe(404);
});

test("an address is good for one file, one name and one time", async () => {
  const { file_url, upload_id } = await upload(PDF);
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
    signAddress(upload_id, "Mi libro.pdf", Date.now() - 25 * 60 * 60 * 1000).url,
  ];
  for (const address of forged) {
    const res = await fetchServed(address);
    expect(res.status).toBe(403);
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
  const { file_url } = await upload(PDF);
  const res = await fetchServed(file_url, { range });
  expect([res.status, res.headers.get("content-range")]).toEqual([status, contentRange]);
  const text = await res.text();
  if (body === null) expect(text.length).toBe(PDF.length);
  else expect(text).toBe(body);
});

test("a part is refused to somebody who holds the beginning of another file; HEAD has no body", async () => {
  const { file_url, upload_id } = await upload(PDF);
  const range = "bytes=0-4";
  expect((await fetchServed(file_url, { range, "if-range": '"another"' })).status).toBe(200);
  expect((await fetchServed(file_url, { range, "if-range": `"${upload_id}"` })).status).toBe(206);
  const res = await fetchServed(file_url, {}, "HEAD");
  expect([res.headers.get("content-length"), await res.text()]).toEqual([String(PDF.length), ""]);
});

test("names become one harmless part of an address", async () => {
  const names = [
    ["../../etc/passwd", "passwd"],
    ["C:\\books\\Año 1\u0000.pdf", "Año 1.pdf"],
    ["..", "file"],
    [`${"x".repeat(400)}.pdf`, `${"x".repeat(146)}.pdf`],
  ] as const;
  for (const [given, kept] of names) expect((await upload(PDF, given)).file_name).toBe(kept);
});

test("given up: every byte goes, on its way or whole", async () => {
  const id = await beginId(PDF.length);
  await send(id, 0, PDF.subarray(0, 100));
  expect((await drop(id)).status).toBe(204);
  expect(existsSync(join(folder, "uploads", id))).toBe(false);
  const { upload_id, file_url } = await upload(PDF);
  expect((await drop(upload_id)).status).toBe(204);
  expect(existsSync(join(folder, "files/uploads", `${upload_id}.pdf`))).toBe(false);
  expect((await fetchServed(file_url)).status).toBe(410);
});

test("what nobody comes back for is swept: after a day unfinished, after a week whole", async () => {
  const age = (id: string, hours: number) =>
    pool().query("update uploads set expires_at = expires_at - make_interval(hours => $2) where id = $1", [
      id,
      hours,
    ]);
  const unfinished = await beginId(PDF.length);
  await send(unfinished, 0, PDF.subarray(0, 100));
  const { upload_id: whole, file_url } = await upload(PDF);
  const stray = join(folder, "uploads", "f".repeat(32));
  await writeFile(stray, "bytes of a process that ended");
  await writeFile(join(folder, "uploads", "e".repeat(32)), "bytes of a moment ago");
  const longAgo = new Date(Date.now() - 25 * 60 * 60 * 1000);
  await utimes(stray, longAgo, longAgo);

  await age(unfinished, 23);
  await age(whole, 7 * 24 - 1);
  expect(await sweepUploads()).toBe(0);
  expect((await fetchServed(file_url)).status).toBe(200);
  expect(existsSync(stray)).toBe(false);
  expect(existsSync(join(folder, "uploads", "e".repeat(32)))).toBe(true);

  await age(unfinished, 2);
  await age(whole, 2);
  expect(await sweepUploads()).toBe(2);
  expect((await head(unfinished)).status).toBe(404);
  expect(existsSync(join(folder, "uploads", unfinished))).toBe(false);
  expect(existsSync(join(folder, "files/uploads", `${whole}.pdf`))).toBe(false);
  expect((await fetchServed(file_url)).status).toBe(410);
});
