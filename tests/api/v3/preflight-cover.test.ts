import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { preflightSchema } from "#lib/content/preflight-schema.ts";
import { type ContentApi, startContentApi } from "#tests/support/content-api.ts";
import { serveInPieces } from "#tests/support/serve-in-pieces.ts";
import { buildBook } from "#tests/worker/support/epub.ts";
import { type FileServer, openFileServer } from "#tests/worker/support/file-server.ts";
import { buildPicturedMp3 } from "#tests/worker/support/mp3.ts";
import { buildSmallPdf } from "#tests/worker/support/pdf.ts";

let files: FileServer;
let api: ContentApi;
beforeAll(async () => {
  files = await openFileServer();
  api = await startContentApi({ fileUrlAllow: [files.place] });
});
afterAll(async () => {
  await api.close();
  await files.close();
});

async function coverAt(file_url: string, file_type: string) {
  const answer = await api.post("/preflight", { file_url, file_type });
  return preflightSchema.parse(answer.json).cover;
}

/** What no codec makes small, so that only its beginning is read. */
const noise = (width: number, height: number) => {
  const background = {
    width,
    height,
    channels: 3,
    noise: { type: "gaussian", mean: 128, sigma: 60 },
  } as const;
  return sharp({ create: { ...background, background: "#345" } });
};

test("the cover in an EPUB is measured by its beginning, however large it is", async () => {
  const large = await noise(900, 1200).png().toBuffer();
  expect(large.length).toBeGreaterThan(1024 * 1024);
  const { url, sent } = serveInPieces(files, "/large.epub", buildBook({ version: 3, cover: large }));
  expect(await coverAt(url, "epub")).toEqual({ width: 900, height: 1200 });
  expect(sent()).toBeLessThanOrEqual(1024 * 1024);
  const upright = await noise(300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const turned = serveInPieces(files, "/turned.epub", buildBook({ version: 2, cover: upright }));
  expect(await coverAt(turned.url, "epub")).toEqual({ width: 200, height: 300 });
  expect(await coverAt(serveInPieces(files, "/bare.epub", buildBook({ version: 3 })).url, "epub")).toBeNull();
});

test("a PDF has no cover of a size: its first page is drawn as large as one likes", async () => {
  const pdf = buildSmallPdf({ pages: ["One", "Two"] });
  expect(await coverAt(serveInPieces(files, "/a.pdf", pdf).url, "pdf")).toBeNull();
});

test("the picture in the tags of a sound file is measured; one that is cut off or none is not", async () => {
  const picture = await noise(700, 700).jpeg({ quality: 100 }).toBuffer();
  const mp3 = buildPicturedMp3(400, picture);
  expect(await coverAt(serveInPieces(files, "/a.mp3", mp3).url, "audio")).toEqual({
    width: 700,
    height: 700,
  });
  const broken = buildPicturedMp3(400, Buffer.from("no picture at all"));
  expect(await coverAt(serveInPieces(files, "/b.mp3", broken).url, "audio")).toBeNull();
});
