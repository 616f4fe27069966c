import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPasses } from "#lib/server/api/storefront/passes.ts";
import { refreshContentStatus } from "#lib/server/catalog/conversions/refresh-content-status.ts";
import { conversions } from "#lib/server/db/schema/conversions.ts";
import { createTitle, type Desk, openDesk, readTitle, untilFinal } from "./support/desk.ts";
import { buildSilence } from "./support/mp3.ts";
import { buildSmallPdf } from "./support/pdf.ts";
import { buildPictureBook, openStorefront, type Storefront } from "./support/storefront.ts";

const CHAPTERS = 8;
const CHAPTER_LENGTH = 6_000;
const SECONDS = 200;

let desk: Desk;
let worker: Awaited<ReturnType<Desk["startWorker"]>>;
let shop: Storefront;
let pdf: Awaited<ReturnType<Storefront["publish"]>>;
let epub: typeof pdf;
let audio: typeof pdf;
const pdfFile = buildSmallPdf({ pages: Array.from({ length: 12 }, (_, index) => `Page ${index + 1}`) });
const [trackOne, trackTwo] = [buildSilence(SECONDS, "One"), buildSilence(30, "Two")];

const OPEN = { free: true, require_login: false, preview: false };
const PREVIEW = { free: false, preview: true, preview_require_login: false };
const CLOSED = { free: false, preview: false, preview_require_login: false, require_login: false };

beforeAll(async () => {
  desk = await openDesk();
  worker = await desk.startWorker();
  shop = await openStorefront(desk);
  pdf = await shop.publish("pdf", CLOSED, pdfFile);
  epub = await shop.publish("epub", CLOSED, await buildPictureBook(CHAPTERS, CHAPTER_LENGTH));
  audio = await shop.publish("audio", CLOSED, trackOne, trackTwo);
});
afterAll(async () => {
  await shop.close();
  await worker.stop();
  await desk.close();
});

const status = async (path: string) => (await shop.visit(path)).status;
const statuses = (paths: string[]) => Promise.all(paths.map(status));
const tracksOf = async () => (await shop.history(audio.id)).files.map(({ track_id }) => track_id);

/** Every address under which something of a book lies. */
async function allParts(): Promise<string[]> {
  const [one, two] = await tracksOf();
  return [
    ...["/read", "/file", "/pages/0001.webp", "/pages/0005.webp"].map((part) => pdf.path + part),
    ...["/read", "/file", "/chapters/0001.html", "/images/0001.webp"].map((part) => epub.path + part),
    ...["/read", "/file", `/tracks/${one}`, `/tracks/${two}`].map((part) => audio.path + part),
  ];
}

async function setAll(settings: Parameters<Storefront["change"]>[1]) {
  for (const { id } of [pdf, epub, audio]) await shop.change(id, settings);
}

describe("a title that is neither free nor has a preview", () => {
  test("opens nothing: neither the page nor any part by its own address", async () => {
    await setAll(CLOSED);
    expect(new Set(await statuses(await allParts()))).toEqual(new Set([403]));
    const page = await (await shop.visit(`${pdf.path}/read`)).text();
    expect(page).toContain("This book has to be bought");
    expect(page).not.toContain("/pages/");
  });

  test("opens nothing by the keys of the storage or by paths that climb", async () => {
    const guesses = [
      `/books/derived/${pdf.id}/1-1/pages/0001.webp`,
      `/files/covers/..%2f..%2foriginals%2f${pdf.id}%2f1-1.pdf`,
      `${pdf.path}/pages/..%2f..%2f..%2foriginals`,
      `${pdf.path}/pages/%2e%2e/file`,
      `/previews/${pdf.id}/pages/0001.webp`,
    ];
    for (const found of await statuses(guesses)) expect([403, 404]).toContain(found);
  });
});

describe("a title that asks for a sign-in", () => {
  test("says so with 401, and every part of it refuses as well", async () => {
    await setAll({ free: true, require_login: true, preview: false });
    expect(new Set(await statuses(await allParts()))).toEqual(new Set([401]));
    await setAll({ free: false, preview: true, preview_require_login: true });
    expect(new Set(await statuses(await allParts()))).toEqual(new Set([401]));
    expect(await (await shop.visit(`${epub.path}/read`)).text()).toContain("A sign-in is needed");
  });
});

describe("a free title", () => {
  beforeAll(() => setAll(OPEN));

  test("gives a PDF whole, in parts, and never as another type", async () => {
    const whole = await shop.visit(`${pdf.path}/file`);
    expect(whole.status).toBe(200);
    expect(whole.headers.get("content-type")).toBe("application/pdf");
    expect(whole.headers.get("x-content-type-options")).toBe("nosniff");
    expect(Buffer.from(await whole.arrayBuffer()).equals(pdfFile)).toBe(true);
    const part = await shop.visit(`${pdf.path}/file`, { range: "bytes=5-9" });
    expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes 5-9/${pdfFile.length}`]);
    expect(Buffer.from(await part.arrayBuffer()).equals(pdfFile.subarray(5, 10))).toBe(true);
    expect((await shop.visit(`${pdf.path}/file`, { range: "bytes=99999999-" })).status).toBe(416);
  });

  test("gives every chapter, picture and track", async () => {
    const [one, two] = await tracksOf();
    const parts = [
      ...["/chapters/0001.html", "/chapters/0008.html", "/images/0008.webp"].map((part) => epub.path + part),
      ...[`/tracks/${one}`, `/tracks/${two}`, "/read"].map((part) => audio.path + part),
    ];
    expect(new Set(await statuses(parts))).toEqual(new Set([200]));
    const sound = await shop.visit(`${audio.path}/tracks/${one}`);
    expect(Buffer.from(await sound.arrayBuffer()).equals(trackOne)).toBe(true);
    expect(await status(`${epub.path}/chapters/0009.html`)).toBe(404);
  });

  test("is free only until its time", async () => {
    await shop.change(pdf.id, { free_until: "2020-01-01T00:00:00Z" });
    expect(await status(`${pdf.path}/file`)).toBe(403);
    await shop.change(pdf.id, { free_until: null });
  });
});

describe("a title with a preview", () => {
  beforeAll(() => setAll(PREVIEW));

  test("shows the first pages of a PDF and not the file", async () => {
    const page = await (await shop.visit(`${pdf.path}/read`)).text();
    expect(page.match(/<img/g)).toHaveLength(5);
    expect(page).toContain("Shown here: 5 of 12");
    const parts = ["/pages/0001.webp", "/pages/0005.webp", "/pages/0006.webp", "/pages/0000.webp", "/file"];
    expect(await statuses(parts.map((part) => pdf.path + part))).toEqual([200, 200, 404, 404, 404]);
  });

  test("never shows more than half of a short book", async () => {
    const short = await shop.publish("pdf", PREVIEW, buildSmallPdf({ pages: ["a", "b", "c", "d"] }));
    const pages = ["/pages/0001.webp", "/pages/0002.webp", "/pages/0003.webp"];
    expect(await statuses(pages.map((part) => short.path + part))).toEqual([200, 200, 404]);
  });

  test("shows the first chapters of an EPUB, the last of them in part, and only their pictures", async () => {
    const chapters = Array.from({ length: CHAPTERS }, (_, index) => `/chapters/000${index + 1}.html`);
    const found = await statuses(chapters.map((part) => epub.path + part));
    // 10,000 characters at least; a chapter has some 5,900.
    expect(found).toEqual([200, 200, 404, 404, 404, 404, 404, 404]);
    const second = await (await shop.visit(`${epub.path}/chapters/0002.html`)).text();
    expect(second).toContain("Chapter 2, paragraph 1:");
    expect(second).not.toContain(`Chapter 2, paragraph ${CHAPTER_LENGTH / 100}:`);
    expect(second).toContain("The preview ends here.");
    expect(second).not.toContain("0003.html");
    const pictures = ["/images/0001.webp", "/images/0002.webp", "/images/0003.webp", "/images/0008.webp"];
    expect(await statuses(pictures.map((part) => epub.path + part))).toEqual([200, 200, 404, 404]);
    expect(await status(`${epub.path}/file`)).toBe(404);
  });

  test("plays the beginning of the first track: no Range reaches beyond", async () => {
    const [one, two] = await tracksOf();
    const sound = await shop.visit(`${audio.path}/tracks/${one}`);
    const heard = Buffer.from(await sound.arrayBuffer());
    expect(heard.length / trackOne.length).toBeCloseTo(60 / SECONDS, 2);
    expect(trackOne.subarray(0, heard.length).equals(heard)).toBe(true);
    const beyond = await shop.visit(`${audio.path}/tracks/${one}`, { range: `bytes=${heard.length}-` });
    expect(beyond.status).toBe(416);
    const last = await shop.visit(`${audio.path}/tracks/${one}`, { range: "bytes=-10" });
    expect(last.headers.get("content-range")).toBe(
      `bytes ${heard.length - 10}-${heard.length - 1}/${heard.length}`,
    );
    expect(await status(`${audio.path}/tracks/${two}`)).toBe(404);
    const page = await (await shop.visit(`${audio.path}/read`)).text();
    expect(page).toContain("Not part of the preview");
    expect(page).toContain("The preview ends after 1:00.");
  });

  test("gives nothing of another title", async () => {
    const [one] = await tracksOf();
    expect(await statuses([`${epub.path}/tracks/${one}`, `${epub.path}/pages/0001.webp`])).toEqual([
      404, 404,
    ]);
  });
});

describe("a chapter", () => {
  test("runs nothing, has no origin, and loads nothing but its own pictures", async () => {
    await setAll(OPEN);
    const res = await shop.visit(`${epub.path}/chapters/0001.html`);
    const policy = res.headers.get("content-security-policy")?.split("; ") ?? [];
    expect(policy).toContain("sandbox");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy.some((directive) => directive.startsWith("script-src"))).toBe(false);
    const text = await res.text();
    expect(text).not.toContain("<script");
    expect(text).toContain('src="../images/0001.webp"');
  });
});

describe("a page of the store", () => {
  test("runs only what carries its nonce, and stands in no frame", async () => {
    await setAll(OPEN);
    const first = await shop.visit(`${audio.path}/read`);
    const policy = first.headers.get("content-security-policy") ?? "";
    const [, nonce = ""] = /script-src 'nonce-([^']+)'/.exec(policy) ?? [];
    expect(await first.text()).toContain(`<script nonce="${nonce}">`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    const again = await shop.visit(`${audio.path}/read`);
    expect(again.headers.get("content-security-policy")).not.toBe(policy);
    expect(again.headers.get("x-content-type-options")).toBe("nosniff");
    const silent = await shop.visit(`${pdf.path}/read`);
    expect(silent.headers.get("content-security-policy")).not.toContain("script-src");
  });

  test("writes what editors wrote as text, and their descriptions without what runs", async () => {
    const name = `<img src=x onerror=alert(1)> & "Co"`;
    const description = `<p onclick="x()">Good <b>book</b></p><script>alert(2)</script><a href="javascript:x()">link</a>`;
    await shop.change(pdf.id, { name, description });
    const page = await (await shop.visit(pdf.path)).text();
    expect(page).not.toContain("<img src=x");
    expect(page).toContain("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Co&quot;");
    expect(page).toContain("<p>Good <b>book</b></p>");
    expect(page).not.toMatch(/<script|onclick|javascript:/);
    await shop.change(pdf.id, { name: "A title", description: null });
  });

  test("is not there for a title that was deleted or is not published yet", async () => {
    const soon = new Date(Date.now() + 86_400_000).toISOString();
    await shop.change(pdf.id, { published_at: soon });
    expect(await statuses([pdf.path, `${pdf.path}/read`, `${pdf.path}/file`])).toEqual([404, 404, 404]);
    await shop.change(pdf.id, { preorder_from: "2020-01-01T00:00:00Z" });
    // It can be ordered ahead, not read.
    expect(await statuses([pdf.path, `${pdf.path}/read`, `${pdf.path}/file`])).toEqual([200, 403, 403]);
    await shop.change(pdf.id, { published_at: "2020-01-01T00:00:00Z", preorder_from: null });
    await shop.change(pdf.id, { deleted_at: soon });
    expect(await statuses([pdf.path, `${pdf.path}/file`, "/books/none-such"])).toEqual([404, 404, 404]);
    await shop.change(pdf.id, { deleted_at: null });
  });

  test("speaks the language of the book", async () => {
    await shop.change(pdf.id, { ...PREVIEW, lang: "es" });
    expect(await (await shop.visit(pdf.path)).text()).toMatch(/<html lang="es">[\s\S]*Leer el avance/);
    await shop.change(pdf.id, { lang: "pt" });
    expect(await (await shop.visit(pdf.path)).text()).toMatch(/<html lang="pt">[\s\S]*Ler a amostra/);
    await shop.change(pdf.id, { lang: "en" });
  });
});

describe("an editor", () => {
  beforeAll(() => setAll(CLOSED));

  test("sees all that was made of a file, whatever the title's settings are, but not the file", async () => {
    const { files } = await shop.history(pdf.id);
    const preview = files[0]?.preview;
    expect(preview?.page_urls).toHaveLength(5);
    expect(await statuses(preview?.page_urls ?? [])).toEqual([200, 200, 200, 200, 200]);
    const [base] = preview?.page_urls[0]?.split("/pages/") ?? [];
    expect(await status(`${base}/file`)).toBe(404);

    const book = (await shop.history(epub.id)).files[0]?.preview;
    expect(book?.chapters.map(({ is_shared }) => is_shared)).toEqual([true, true, ...Array(6).fill(false)]);
    expect(await statuses(book?.chapters.map(({ url }) => url) ?? [])).toEqual(Array(CHAPTERS).fill(200));
    // No frame rule: the dashboard stands elsewhere.
    const chapter = await shop.visit(book?.chapters[0]?.url ?? "");
    expect(chapter.headers.get("content-security-policy")).not.toContain("frame-ancestors");

    const sounds = (await shop.history(audio.id)).files.map(({ preview: one }) => one);
    expect(sounds.map((one) => one?.shared_seconds)).toEqual([60, 0]);
    const second = await shop.visit(sounds[1]?.audio_url ?? "");
    expect(Buffer.from(await second.arrayBuffer()).equals(trackTwo)).toBe(true);
  });

  test("sees the page of the preview as a buyer would, and no more through it", async () => {
    const { preview_url: url } = await shop.history(epub.id);
    const page = await shop.visit(url ?? "");
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("This is what a buyer sees before buying.");
    const base = url?.replace("/read", "");
    const parts = ["/chapters/0001.html", "/chapters/0003.html", "/images/0008.webp", "/file"];
    expect(await statuses(parts.map((part) => base + part))).toEqual([200, 404, 404, 404]);
  });

  test("has passes that nobody can make, change or use for long", async () => {
    const { files } = await shop.history(pdf.id);
    const url = files[0]?.preview?.page_urls[0] ?? "";
    const forged = [
      url.replace(`/${pdf.id}.`, `/${epub.id}.`),
      url.replace(".desk.", ".preview."),
      url.replace(/\.desk\.(\d+)\./, (_, expires) => `.desk.${Number(expires) + 3600}.`),
      url.replace(/.\/pages/, "!/pages"),
    ];
    expect(await statuses(forged)).toEqual([404, 404, 404, 404]);
    const passes = createPasses("a secret of the tests, long enough to sign");
    const [, pass = ""] = /previews\/([^/]+)\//.exec(url) ?? [];
    expect(passes.read(pass)).toEqual({ contentId: pdf.id, scope: "desk" });
    expect(passes.read(pass, Date.now() + 2 * 3_600_000)).toBeNull();
    expect(createPasses("another secret").read(pass)).toBeNull();
  });
});

test("the first visitor of a deferred title starts its conversion; then it can be read", async () => {
  const id = await createTitle(desk, "pdf", desk.server.serve("/deferred.pdf", pdfFile));
  await untilFinal(desk, id);
  await shop.change(id, OPEN);
  await desk.db.transaction(async (tx) => {
    await tx.update(conversions).set({ status: "deferred" }).where(eq(conversions.content_id, id));
    await refreshContentStatus(tx, id);
  });
  const path = `/books/${(await readTitle(desk, id)).slug}`;
  expect(await status(path)).toBe(200);
  expect((await readTitle(desk, id)).conversion_status).toBe("deferred");

  const first = await shop.visit(`${path}/read`);
  expect(first.status).toBe(202);
  expect(await first.text()).toContain("The book is being made ready");
  expect((await untilFinal(desk, id)).conversion_status).toBe("done");
  expect(await status(`${path}/read`)).toBe(200);
});
