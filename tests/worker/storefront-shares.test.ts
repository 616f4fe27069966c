import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { conversions } from "#lib/server/db/schema/conversions.ts";
import { type Desk, openDesk } from "./support/desk.ts";
import { buildBook, buildTextBook } from "./support/epub.ts";
import { buildSilence } from "./support/mp3.ts";
import { buildSmallPdf } from "./support/pdf.ts";
import { OPEN, PREVIEW } from "./support/shelf.ts";
import { buildPictureBook, openStorefront, type Storefront } from "./support/storefront.ts";

let desk: Desk;
let shop: Storefront;
let worker: Awaited<ReturnType<Desk["startWorker"]>>;
beforeAll(async () => {
  desk = await openDesk();
  worker = await desk.startWorker();
  shop = await openStorefront(desk);
});
afterAll(async () => {
  await shop.close();
  await worker.stop();
  await desk.close();
});

const pageAt = async (path: string) => (await shop.visit(path)).text();
const paragraphs = (count: number) => "<p>Some words of a book that is long.</p>".repeat(count);

describe("of a book of pictures as much is shared as of a PDF of as many pages", () => {
  const count = 60;

  test("each in a chapter of its own", async () => {
    const pages = Array.from({ length: count }, (_, index) => `Page ${index + 1}`);
    const printed = await shop.publish("pdf", PREVIEW, buildSmallPdf({ pages }));
    const { id, path } = await shop.publish("epub", PREVIEW, await buildPictureBook(count, 0));
    const shared = (await shop.history(printed.id)).files[0]?.preview?.shared_pages;
    expect(shared).toBe(6);
    const statuses = Array.from({ length: count }, async (_, index) => {
      const picture = `${path}/images/${String(index + 1).padStart(4, "0")}.webp`;
      return (await shop.visit(picture)).status;
    });
    expect((await Promise.all(statuses)).lastIndexOf(200) + 1).toBe(shared);
    const chapters = (await shop.history(id)).files[0]?.preview?.chapters ?? [];
    expect(chapters.filter(({ is_shared }) => is_shared)).toHaveLength(6);
    expect((await pageAt(`${path}/read`)).split('target="chapter"').length - 1).toBe(6);
  });

  test("all in one chapter", async () => {
    const { path } = await shop.publish("epub", PREVIEW, await buildPictureBook(count, 0, "one chapter"));
    const chapter = await pageAt(`${path}/chapters/0001.html`);
    expect(chapter.match(/<img /g)).toHaveLength(6);
    expect(chapter).toContain("The preview ends here.");
    expect((await shop.visit(`${path}/images/0006.webp`)).status).toBe(200);
    expect((await shop.visit(`${path}/images/0007.webp`)).status).toBe(404);
  });
});

test("the contents on the page of a title have every entry, with and without entries of its own", async () => {
  const { id, path } = await shop.publish("pdf", PREVIEW, buildSmallPdf({ pages: ["a", "b"] }));
  const contents = [{ title: "Alone" }, { title: "Part", children: [{ title: "Within" }] }];
  await shop.change(id, { table_of_contents: contents });
  expect(await pageAt(path)).toContain("<ul><li>Alone</li><li>Part<ul><li>Within</li></ul></li></ul>");
});

test("nothing is shared of a book of one page, and its page offers no preview", async () => {
  const { id, path } = await shop.publish("pdf", PREVIEW, buildSmallPdf({ pages: ["All there is"] }));
  expect((await shop.visit(`${path}/pages/0001.webp`)).status).toBe(404);
  const reader = await pageAt(`${path}/read`);
  expect(reader).toContain("There is no preview of this book.");
  expect(reader).not.toContain("Preview.");
  expect(await pageAt(path)).not.toContain("Read the preview");
  expect((await shop.history(id)).files[0]?.preview?.shared_pages).toBe(0);
  await shop.change(id, OPEN);
  expect(await pageAt(`${path}/read`)).toContain("Pages: 1, ");
});

test.each([PREVIEW, OPEN])("a title that could not be converted offers nothing to read", async (settings) => {
  const { path } = await shop.publish("pdf", settings, buildSmallPdf({ pages: ["a"], isLocked: true }));
  expect(await pageAt(path)).not.toContain(`${path}/read`);
  expect(await pageAt(`${path}/read`)).toContain("The book cannot be shown");
});

test("a chapter without a name is called by its number, in the list and at the end of the one before", async () => {
  const { id, path } = await shop.publish("epub", OPEN, buildTextBook([paragraphs(3), paragraphs(3)]));
  await shop.change(id, { lang: "es" });
  const second = '<span lang="es">Capítulo 2</span>';
  expect(await pageAt(`${path}/read`)).toContain(`target="chapter">${second}</a>`);
  expect(await pageAt(`${path}/chapters/0001.html`)).toContain(`Siguiente: ${second}</a>`);
});

test("a chapter that is one block of lines is shared up to a line, not just its heading", async () => {
  const verse = `<h1>Verse</h1><div>${"A line of the poem goes here<br/>".repeat(770)}</div>`;
  const { path } = await shop.publish("epub", PREVIEW, buildTextBook([verse]));
  const chapter = await pageAt(`${path}/chapters/0001.html`);
  expect(chapter.split("A line of the poem goes here<br />").length).toBeGreaterThan(250);
  expect(chapter).toMatch(/<br \/><\/div><footer[^>]*>\s*<p>The preview ends here\.<\/p>/);
});

describe("a note behind the chapters that are shared", () => {
  test("is no link in the preview, and leads to its place in the whole book", async () => {
    const noted = `<p>Word<a href="c3.xhtml#n1">1</a>, <a href="c1.xhtml#here">here</a>, <a href="#gone">gone</a>.</p><p id="here">So.</p>${paragraphs(300)}<p id="gone">Far.</p>`;
    const { id, path } = await shop.publish(
      "epub",
      PREVIEW,
      buildTextBook([noted, paragraphs(300), `<p id="n1">The note.</p>`]),
    );
    const shared = await pageAt(`${path}/chapters/0001.html`);
    expect(shared).toContain('<p>Word<a>1</a>, <a href="0001.html#here">here</a>, <a>gone</a>.</p>');
    await shop.change(id, OPEN);
    const whole = await pageAt(`${path}/chapters/0001.html`);
    expect(whole).toContain('<a href="0003.html#n1">1</a>');
    expect(whole).toContain('<a href="#gone">gone</a>');
  });

  test("that was cut off in another chapter is no link either", async () => {
    const linked = `<p>See <a href="c2.xhtml#near">near</a>, <a href="c2.xhtml#far">far</a>, <a href="c2.xhtml">all</a>.</p>`;
    const { id, path } = await shop.publish(
      "epub",
      PREVIEW,
      buildTextBook([linked, `<p id="near">Near.</p>${paragraphs(600)}<p id="far">Far.</p>`]),
    );
    const shared = await pageAt(`${path}/chapters/0001.html`);
    expect(shared).toContain('<a href="0002.html#near">near</a>, <a>far</a>, <a href="0002.html">all</a>');
    await shop.change(id, OPEN);
    expect(await pageAt(`${path}/chapters/0001.html`)).toContain('<a href="0002.html#far">far</a>');
  });

  test("is a page in the language of the store when it is asked for, with a way back", async () => {
    const { id, path } = await shop.publish(
      "epub",
      PREVIEW,
      buildTextBook([paragraphs(300), paragraphs(300)]),
    );
    await shop.change(id, { lang: "es" });
    const missing = await shop.visit(`${path}/chapters/0002.html`);
    expect(missing.status).toBe(404);
    expect(missing.headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none'/);
    const page = await missing.text();
    expect(page).toContain('<html lang="es">');
    expect(page).toContain("Esta parte no se puede leer aquí");
    expect(page).toContain('<a href="0001.html">Al primer capítulo</a>');
    expect(page).not.toContain("Some words");
  });
});

test("a book of more chapters than are kept says so to editors and to readers, and where the rest is", async () => {
  const bodies = Array.from({ length: 503 }, (_, index) => `<p>Chapter ${index + 1}.</p>`);
  const { id, path } = await shop.publish("epub", OPEN, buildTextBook(bodies));
  const [file] = (await shop.history(id)).files;
  expect(file?.preview?.chapters).toHaveLength(500);
  expect(file?.report?.messages.find(({ id: code }) => code === "chapters_left_out")).toMatchObject({
    severity: "warning",
    params: { count: 500, all: 503 },
  });
  const reader = await pageAt(`${path}/read`);
  expect(reader).toContain("Shown here: 500 of 503 chapters.");
  expect(reader).toContain(`<a href="${path}/file" download>Get the EPUB</a>`);
  expect(await pageAt(`${path}/chapters/0500.html`)).toContain("The rest is in the file of the book.");
  expect(await pageAt(`${path}/chapters/0499.html`)).not.toContain("The rest is in");
  await shop.change(id, PREVIEW);
  expect(await pageAt(`${path}/read`)).not.toContain("Get the EPUB");
});

test("a chapter keeps the direction and the language of its own document", async () => {
  const root = '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="ar" dir="rtl"><body>';
  const rtl = buildBook({
    version: 3,
    extra: [{ name: "OEBPS/text/one.xhtml", data: `${root}<p>كتاب</p></body></html>` }],
  });
  const { path } = await shop.publish("epub", OPEN, rtl);
  const chapter = await pageAt(`${path}/chapters/0001.html`);
  expect(chapter).toContain('<html lang="ar" dir="rtl">');
  expect(chapter).toContain('<footer lang="en" dir="ltr">');
  expect(await pageAt(`${path}/chapters/0002.html`)).not.toContain('dir="rtl"');
});

test("contents that are longer than the page shows say that they go on", async () => {
  const { id, path } = await shop.publish("pdf", PREVIEW, buildSmallPdf({ pages: ["a", "b"] }));
  const entries = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ title: `Part ${index + 1}` }));
  await shop.change(id, { table_of_contents: entries(500) });
  expect(await pageAt(path)).not.toContain("The contents go on in the book.");
  await shop.change(id, { table_of_contents: entries(501) });
  expect(await pageAt(path)).toContain("The contents go on in the book.");
});

test("while the first track is converted, its preview is on its way", async () => {
  const { id, path } = await shop.publish(
    "audio",
    PREVIEW,
    buildSilence(200, "One"),
    buildSilence(200, "Two"),
  );
  const [one] = (await shop.history(id)).files.map(({ track_id }) => track_id ?? 0);
  const set = (status: "converting" | "error") =>
    desk.db
      .update(conversions)
      .set({ status })
      .where(and(eq(conversions.content_id, id), eq(conversions.track_id, one ?? 0)));
  await set("converting");
  expect(await pageAt(path)).toContain("Hear the preview");
  expect(await pageAt(`${path}/read`)).toContain("It can be heard in a moment.");
  await set("error");
  await shop.change(id, { conversion_status: "error" });
  expect(await pageAt(path)).not.toContain("Hear the preview");
  expect(await pageAt(`${path}/read`)).toContain("There is no preview of this audiobook.");
});

test("a chapter that is too large to be read whole is named in the report", async () => {
  const large = `<p>${"A word. ".repeat((16 * 1024 * 1024) / 8)}</p>`;
  const { id } = await shop.publish("epub", OPEN, buildTextBook([large, "<p>Small.</p>"]));
  const messages = (await shop.history(id)).files[0]?.report?.messages;
  expect(messages?.find(({ id: code }) => code === "chapters_cut")).toMatchObject({
    severity: "warning",
    params: { count: 1 },
    location: expect.stringMatching(/\.xhtml$/),
  });
});

test("chapters that a book lists and does not hold are counted in the report, and named", async () => {
  const bodies = Array.from({ length: 9 }, (_, index) => `<p>Chapter ${index + 1}.</p>`);
  const { id } = await shop.publish("epub", OPEN, buildTextBook(bodies, "en", ["c2", "c4", "c9"]));
  const [file] = (await shop.history(id)).files;
  expect(file?.preview?.chapters).toHaveLength(6);
  expect(file?.report?.messages.find(({ id: code }) => code === "chapters_missing")).toMatchObject({
    severity: "warning",
    params: { count: 3 },
    location: "OEBPS/c2.xhtml, OEBPS/c4.xhtml, OEBPS/c9.xhtml",
  });
});

test("a formula is shown as one; of a drawing the report says that it is not", async () => {
  const formula =
    "<math><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>=</mo><msup><mi>x</mi><mn>2</mn></msup></math>";
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg"><title>A graph</title><path d="M0 0h9"/></svg>`;
  const book = buildTextBook([`<p>${formula}</p><p>${drawing}</p>${drawing}${paragraphs(10)}`]);
  const { id, path } = await shop.publish("epub", OPEN, book);
  const chapter = await pageAt(`${path}/chapters/0001.html`);
  expect(chapter).toContain(formula);
  expect(chapter).toContain('<span role="figure">A graph </span>');
  const messages = (await shop.history(id)).files[0]?.report?.messages;
  expect(messages?.find(({ id: code }) => code === "drawings_left_out")).toMatchObject({
    severity: "info",
    params: { count: 2 },
  });
});

test("tracks of a free audiobook that do not play say why; those of a preview that they are no part of it", async () => {
  const sounds = ["One", "Two", "Three"].map((title) => buildSilence(200, title));
  const { id, path } = await shop.publish("audio", OPEN, ...sounds);
  const [, two, three] = (await shop.history(id)).files.map(({ track_id }) => track_id ?? 0);
  const set = (track: number | undefined, status: "error" | "converting") =>
    desk.db
      .update(conversions)
      .set({ status })
      .where(and(eq(conversions.content_id, id), eq(conversions.track_id, track ?? 0)));
  await set(two, "error");
  await set(three, "converting");
  const free = await pageAt(`${path}/read`);
  expect(free.match(/Cannot be played|Being made ready|Not part of the preview/g)).toEqual([
    "Cannot be played",
    "Being made ready",
  ]);
  await shop.change(id, PREVIEW);
  expect((await pageAt(`${path}/read`)).match(/Cannot be played|Not part of the preview/g)).toEqual([
    "Not part of the preview",
    "Not part of the preview",
  ]);
});
