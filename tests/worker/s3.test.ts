import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import * as link from "#app/api/uploads/[uploadId]/link/route.ts";
import * as one from "#app/api/uploads/[uploadId]/route.ts";
import * as all from "#app/api/uploads/route.ts";
import * as served from "#app/uploads/[uploadId]/[fileName]/route.ts";
import { contentSchema } from "#lib/content/schema.ts";
import { getContent } from "#lib/server/catalog/content/get-content.ts";
import { purgeJob } from "#lib/server/jobs/purge.job.ts";
import type { Worker } from "#lib/server/worker/create-worker.ts";
import { uploadLinkSchema } from "#lib/uploads/schema.ts";
import { type S3Server, startS3Server } from "#tests/support/s3-server.ts";
import { until } from "#tests/support/until.ts";
import { call, type Door, ORIGIN, openDoor, signInAs } from "#tests/unit/bff/door.ts";
import { createTitle, type Desk, openDesk, readConversion, readTitle, untilFinal } from "./support/desk.ts";
import { buildBook } from "./support/epub.ts";
import { buildSilence } from "./support/mp3.ts";
import { openStorefront, type Storefront } from "./support/storefront.ts";

let s3: S3Server;
let folder: string;
let door: Door;
let desk: Desk;
let worker: Worker;
let shop: Storefront;
let cookie: string;
/** Where the store finds the dashboard's signed addresses. */
const dashboard = createAdaptorServer({
  fetch: (request) => {
    const [, , uploadId = "", fileName = ""] = new URL(request.url).pathname
      .split("/")
      .map(decodeURIComponent);
    return served.GET(request, { params: Promise.resolve({ uploadId, fileName }) });
  },
});

beforeAll(async () => {
  s3 = await startS3Server();
  for (const [name, value] of Object.entries(s3.env)) vi.stubEnv(name, value);
  folder = await mkdtemp(join(tmpdir(), "colophon-s3-"));
  door = await openDoor({ DATA_DIR: folder, STORAGE_URL: s3.storageUrl });
  cookie = await signInAs("editor");
  dashboard.listen(0, "127.0.0.1");
  await once(dashboard, "listening");
  desk = await openDesk({ storageUrl: s3.storageUrl });
  desk.ctx.fileUrlAllow = [...desk.ctx.fileUrlAllow, placeOf()];
  worker = await desk.startWorker();
  shop = await openStorefront(desk);
});
afterAll(async () => {
  await shop.close();
  await worker.stop();
  await desk.close();
  await door.close();
  await once(dashboard.close(), "close");
  await s3.close();
  await rm(folder, { recursive: true, force: true });
});

function placeOf(): string {
  const { port } = z.object({ port: z.number() }).parse(dashboard.address());
  return `127.0.0.1:${port}`;
}

/** Sends a file as the browser does; gives the address at which the store fetches it. */
async function upload(name: string, bytes: Buffer) {
  const headers = { "tus-resumable": "1.0.0" };
  const begun = await call(all.POST, {
    method: "POST",
    path: "/api/uploads",
    cookie,
    headers: {
      ...headers,
      "upload-length": String(bytes.length),
      "upload-metadata": `filename ${Buffer.from(name).toString("base64")}`,
    },
  });
  const uploadId = begun.headers.get("location")?.split("/").at(-1) ?? "";
  const params = { uploadId };
  const path = `/api/uploads/${uploadId}`;
  await one.PATCH(
    new Request(ORIGIN + path, {
      method: "PATCH",
      headers: {
        ...headers,
        origin: ORIGIN,
        cookie,
        "upload-offset": "0",
        "content-type": "application/offset+octet-stream",
      },
      body: new Uint8Array(bytes),
    }),
    { params: Promise.resolve(params) },
  );
  const linked = await call(link.POST, { method: "POST", path, params, cookie });
  expect(linked.status).toBe(200);
  const { file_url } = uploadLinkSchema.parse((await linked.json()).data);
  return {
    fileUrl: file_url.replace(ORIGIN, `http://${placeOf()}`),
    giveUp: () => call(one.DELETE, { method: "DELETE", path, params, cookie, headers }),
  };
}

const under = (prefix: string) => s3.keys().filter((key) => key.startsWith(prefix));
const bodyOf = async (path: string, headers?: Record<string, string>) => {
  const res = await shop.visit(path, headers);
  return { status: res.status, body: Buffer.from(await res.arrayBuffer()) };
};

test("a book in S3: uploaded, converted, read page by page, and purged; what is another's stays", async () => {
  const cover = await sharp({ create: { width: 600, height: 900, channels: 3, background: "teal" } })
    .png()
    .toBuffer();
  const book = buildBook({ version: 3, cover });
  const sent = await upload("Mi libro.epub", book);
  expect(under("uploads/")).toEqual([expect.stringMatching(/^uploads\/[0-9a-f]{32}$/)]);

  const id = await createTitle(desk, "epub", sent.fileUrl);
  expect(await untilFinal(desk, id)).toMatchObject({ conversion_status: "done", total_words: 8 });
  const { id: conversionId } = await readConversion(desk, id);
  expect(under(`originals/${id}/`)).toEqual([`originals/${id}/${conversionId}-1.epub`]);
  expect(under(`derived/${id}/`)).toEqual(
    ["0001.html", "0002.html"].map((name) => `derived/${id}/${conversionId}-1/chapters/${name}`),
  );
  expect(under(`covers/${id}-`)).toHaveLength(4);

  await shop.change(id, { free: true });
  const { slug } = await readTitle(desk, id);
  expect((await bodyOf(`/books/${slug}/chapters/0001.html`)).body.toString()).toContain("Una pala<b>bra</b>");
  expect((await bodyOf(`/books/${slug}/file`)).body.equals(book)).toBe(true);
  const { json } = await getContent(desk.ctx, { id: String(id), idType: "internal" });
  const { cover: sizes } = contentSchema.parse(JSON.parse(json));
  const original = await bodyOf(new URL(sizes?.original ?? "").pathname);
  expect(original.body.equals(cover)).toBe(true);

  expect((await sent.giveUp()).status).toBe(204);
  expect(under("uploads/")).toEqual([]);

  // Keys that begin like those of the book, as those of a title with a longer number do.
  const neighbours = [`originals/${id}0/1-1.pdf`, `derived/${id}0/1-1/pages/0001.webp`];
  for (const key of neighbours) await desk.ctx.storage.put(key, Buffer.from("of another title"));
  await shop.change(id, { deleted_at: "2020-01-01T00:00:00Z" });
  await desk.db.transaction((tx) => desk.ctx.queue.send(tx, purgeJob, {}));
  await until(s3.keys, (keys) => keys.length === neighbours.length);
  expect(s3.keys()).toEqual(neighbours.toSorted());
});

test("sound in S3: a part of a track is read as a part, and a failed attempt leaves nothing", async () => {
  const sound = buildSilence(20, "One");
  const { path, id } = await shop.publish("audio", { free: true }, sound);
  const [track] = (await shop.history(id)).files;
  const part = await bodyOf(`${path}/tracks/${track?.track_id}`, { range: "bytes=100-299" });
  expect(part.status).toBe(206);
  expect(part.body.equals(sound.subarray(100, 300))).toBe(true);

  const bad = await createTitle(desk, "pdf", desk.server.serve("/bad.pdf", Buffer.from("no PDF")));
  expect(await untilFinal(desk, bad)).toMatchObject({ conversion_status: "error" });
  expect(s3.keys().filter((key) => key.includes(`/${bad}/`))).toEqual([]);
});
