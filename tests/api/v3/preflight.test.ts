import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Preflight, preflightSchema } from "#lib/content/preflight-schema.ts";
import { buildMp3 } from "#lib/server/demo/files/mp3.ts";
import { buildZip } from "#lib/server/demo/files/zip.ts";
import { type ContentApi, startContentApi } from "#tests/support/content-api.ts";
import { serveInPieces } from "#tests/support/serve-in-pieces.ts";
import { buildBook, CONTAINER } from "#tests/worker/support/epub.ts";
import { type FileServer, openFileServer } from "#tests/worker/support/file-server.ts";
import { OTHER_SOUND } from "#tests/worker/support/other-sound.ts";
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

async function look(file_url: string, file_type?: string): Promise<Preflight> {
  const answer = await api.post("/preflight", { file_url, ...(file_type ? { file_type } : {}) });
  expect([answer.status, answer.text]).toEqual([200, answer.text]);
  return preflightSchema.parse(answer.json);
}

const codesOf = ({ problems }: Preflight) => problems.map(({ code }) => code);

const answerWith = (path: string, status: number, body = "", headers: Record<string, string> = {}) =>
  files.serve(path, (_req, res) => res.writeHead(status, headers).end(body));

describe("preflight: what a file is, and says about itself", () => {
  test("an EPUB, by pieces of its server: type, size, host, and its package", async () => {
    const filler = { name: "OEBPS/images/big.bin", data: Buffer.alloc(4_000_000, 7), stored: true };
    const book = buildBook({ version: 3, extra: [filler] });
    const { url, sent } = serveInPieces(files, "/book.epub", book);
    const seen = await look(url, "epub");
    expect(seen).toMatchObject({
      ok: true,
      file_type: "epub",
      media_type: "application/epub+zip",
      size_in_kb: Math.ceil(book.length / 1024),
      final_host: files.place,
      problems: [],
      found: {
        name: "El libro & la prueba",
        author: ["Ana Ruiz", "Luis Mar"],
        lang: "es",
        isbn: "9780306406157",
      },
    });
    expect(sent()).toBeLessThanOrEqual(1024 * 1024);
  });

  test("a PDF: pages, title and author; also from a server that sends no pieces", async () => {
    const pdf = buildSmallPdf({ pages: ["One", "Two", "Three"], title: "Tide tables", author: "M. Ware" });
    const found = { name: "Tide tables", author: ["M. Ware"], pages: 3 };
    expect((await look(serveInPieces(files, "/a.pdf", pdf).url, "pdf")).found).toMatchObject(found);
    expect((await look(files.serve("/b.pdf", pdf))).found).toMatchObject(found);
  });

  test("an MP3: its tags and, with no kind named, that it is audio", async () => {
    const mp3 = buildMp3({ seconds: 400, title: "Chapter one" });
    expect(await look(serveInPieces(files, "/one.mp3", mp3).url)).toMatchObject({
      ok: true,
      file_type: "audio",
      media_type: "audio/mpeg",
      found: { name: "Chapter one" },
    });
  });

  test("a server that says nothing of its size still tells what the file is", async () => {
    const pdf = buildSmallPdf({ pages: ["One"] });
    const url = files.serve("/chunked.pdf", (_req, res) => {
      res.write(pdf);
      res.end();
    });
    expect(await look(url, "pdf")).toMatchObject({
      ok: true,
      file_type: "pdf",
      size_in_kb: null,
      found: null,
    });
  });

  test("nothing is stored, and nothing is queued", async () => {
    const before = await api.countRows();
    await look(files.serve("/c.pdf", buildSmallPdf({ pages: ["One"] })), "pdf");
    expect(await api.countRows()).toEqual(before);
  });
});

describe("preflight: what is wrong, by its code", () => {
  test.each([
    [401, "needs_login"],
    [403, "needs_login"],
    [404, "not_found"],
    [410, "not_found"],
    [500, "server_failed"],
  ])("an answer of %i is %s", async (status, code) => {
    const seen = await look(answerWith(`/status-${status}`, status), "pdf");
    expect([seen.ok, codesOf(seen)]).toEqual([false, [code]]);
    expect(seen.problems[0]?.fix).toBeTruthy();
  });

  test("a page that asks for a password, and one that a redirect to a sign-in leads to", async () => {
    const page = "<!doctype html><title>Books</title><form><input type=password name=p></form>";
    const html = { "content-type": "text/html" };
    expect(codesOf(await look(answerWith("/locked", 200, page, html), "epub"))).toEqual(["needs_login"]);
    answerWith("/users/sign_in", 200, "<!doctype html><p>Who are you", html);
    const away = answerWith("/away", 302, "", { location: "/users/sign_in" });
    expect(codesOf(await look(away, "epub"))).toEqual(["needs_login"]);
  });

  test("addresses that lead on and on are told apart from a server that fails", async () => {
    const round = answerWith("/round", 302, "", { location: "/round" });
    const [problem] = (await look(round, "pdf")).problems;
    expect(problem).toMatchObject({
      code: "too_many_redirects",
      params: { max: 3 },
      message: "The address of the file redirects more than 3 times.",
      fix: "Use the address it ends at.",
    });
  });

  test("any other page is web_page, whatever it is called", async () => {
    const url = answerWith("/book.epub/view", 200, "<!DOCTYPE html><html><body>A book</body></html>");
    expect(codesOf(await look(url, "epub"))).toEqual(["web_page"]);
  });

  test.each(Object.entries(OTHER_SOUND))("%s is sound that is not taken", async (kind, file) => {
    const url = files.serve(`/${encodeURIComponent(kind)}.bin`, file);
    for (const type of ["audio", undefined] as const)
      expect((await look(url, type)).problems).toMatchObject([
        {
          code: "sound_not_taken",
          message: "This is sound of a kind that is not taken.",
          fix: "Export it as MP3, M4A or M4B, WAV, AIFF, FLAC or Ogg, and use that.",
        },
      ]);
    expect((await look(url, "pdf")).problems).toMatchObject([
      { code: "wrong_type", params: { expected: "pdf", actual: "audio" } },
    ]);
  });

  test("another type than chosen says which was wanted and which it is", async () => {
    const pdf = files.serve("/really-a-pdf.epub", buildSmallPdf({ pages: ["One"] }));
    const seen = await look(pdf, "epub");
    expect(seen).toMatchObject({ ok: false, file_type: "pdf", found: null });
    expect(seen.problems).toMatchObject([
      {
        code: "wrong_type",
        params: { expected: "epub", actual: "pdf" },
        message: "This is a PDF, not an EPUB.",
      },
    ]);
    const zip = files.serve("/archive.zip", buildZip([{ name: "a.txt", data: "hello" }]));
    expect((await look(zip, "epub")).problems[0]?.params).toEqual({ expected: "epub", actual: "archive" });
    expect((await look(zip)).problems[0]?.params).toEqual({ expected: "any", actual: "archive" });
  });

  test("too large by what the server states, before anything more is read", async () => {
    const url = files.serve("/huge.pdf", (_req, res) => {
      res.writeHead(206, { "content-range": `bytes 0-65535/${6 * 1024 * 1024}` });
      res.end(Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(65527)]));
    });
    const seen = await look(url, "pdf");
    expect(seen.problems).toMatchObject([{ code: "too_large", params: { max_mb: 5 } }]);
    expect(files.hits("/huge.pdf")).toBe(1);
  });

  test("empty, with and without pieces", async () => {
    expect(codesOf(await look(answerWith("/empty", 200), "pdf"))).toEqual(["empty"]);
    expect(codesOf(await look(serveInPieces(files, "/empty-in-pieces", Buffer.alloc(0)).url, "pdf"))).toEqual(
      ["empty"],
    );
  });

  test("a PDF with a password, an EPUB with DRM, a damaged one", async () => {
    const locked = buildSmallPdf({ pages: ["One"], isLocked: true });
    expect(codesOf(await look(files.serve("/locked.pdf", locked), "pdf"))).toEqual(["encrypted"]);
    const drm = buildBook({ version: 3, extra: [{ name: "META-INF/license.lcpl", data: "{}" }] });
    expect(codesOf(await look(serveInPieces(files, "/drm.epub", drm).url, "epub"))).toEqual(["drm"]);
    const whole = buildBook({ version: 3 });
    const cut = whole.subarray(0, whole.length - 200);
    expect(codesOf(await look(serveInPieces(files, "/cut.epub", cut).url, "epub"))).toEqual(["damaged"]);
    const empty = buildZip([
      { name: "mimetype", data: "application/epub+zip", stored: true },
      { name: "META-INF/container.xml", data: CONTAINER },
    ]);
    expect(codesOf(await look(files.serve("/no-package.epub", empty), "epub"))).toEqual(["damaged"]);
  });

  test("a signed address that ends soon, or has ended, is named with its end; one that lasts is not", async () => {
    const pdf = buildSmallPdf({ pages: ["One"] });
    const inMinutes = (minutes: number) => Math.floor(Date.now() / 1000) + minutes * 60;
    const soon = inMinutes(10);
    const expiring = await look(files.serve(`/s.pdf?Expires=${soon}&Signature=x`, pdf), "pdf");
    const at = new Date(soon * 1000).toISOString().replace(".000Z", "Z");
    expect(expiring.problems).toMatchObject([{ code: "expires_soon", params: { at } }]);
    const over = new Date(inMinutes(-2 * 24 * 60) * 1000);
    const query = `Expires=${over.getTime() / 1000}&Signature=x`;
    const ended = [
      await look(files.serve(`/over.pdf?${query}`, pdf), "pdf"),
      await look(answerWith(`/refused.pdf?${query}`, 403, "<Error>Request has expired</Error>"), "pdf"),
      await look(answerWith(`/gone.pdf?${query}`, 410, "Its time is over."), "pdf"),
    ];
    for (const { ok, problems } of ended) {
      expect([ok, problems.length]).toEqual([false, 1]);
      const at = over.toISOString().replace(".000Z", "Z");
      expect(problems[0]).toMatchObject({ code: "expired", message: `This address expired on ${at}.` });
    }
    const lasting = await look(files.serve(`/s.pdf?expires=${inMinutes(24 * 60)}&signature=x`, pdf), "pdf");
    expect([lasting.ok, lasting.problems]).toEqual([true, []]);
  });

  test("share links come back in their direct form", async () => {
    const drive = await look("https://drive.google.com/file/d/abc123/view?usp=sharing", "pdf");
    expect(codesOf(drive)).toContain("drive_link");
    expect(drive.suggested_url).toBe(
      "https://drive.usercontent.google.com/download?id=abc123&export=download&confirm=t",
    );
    const dropbox = await look("https://www.dropbox.com/s/xyz/book.pdf?dl=0", "pdf");
    expect(codesOf(dropbox)).toContain("dropbox_link");
    expect(dropbox.suggested_url).toBe("https://www.dropbox.com/s/xyz/book.pdf?dl=1");
  });
});

test.each([
  ["https://drive.google.com/drive/folders/abc123?usp=sharing", "folder_link"],
  ["https://www.dropbox.com/scl/fo/xyz/abc?rlkey=k&dl=0", "folder_link"],
  ["https://docs.google.com/document/d/abc123/edit", "document_link"],
])(
  "preflight: a folder or a document in place of a file is said, and nothing else: %s",
  async (url, code) => {
    expect(await look(url, "pdf")).toMatchObject({ ok: false, final_host: null, problems: [{ code }] });
  },
);
