import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refreshContentStatus } from "#lib/server/catalog/conversions/refresh-content-status.ts";
import { conversions } from "#lib/server/db/schema/conversions.ts";
import { purgeJob } from "#lib/server/jobs/purge.job.ts";
import { until } from "#tests/support/until.ts";
import { createTitle, readTitle, untilFinal } from "./support/desk.ts";
import { withGaps } from "./support/mp4-layouts.ts";
import { buildSmallPdf } from "./support/pdf.ts";
import {
  CHAPTER_LENGTH,
  CHAPTERS,
  CLOSED,
  OPEN,
  openShelf,
  PREVIEW,
  pdfFile,
  SECONDS,
  type Shelf,
  trackOne,
} from "./support/shelf.ts";
import { readSoundSample } from "./support/sound-samples.ts";

const FRAME_BYTES = 96;

let shelf: Shelf;
beforeAll(async () => {
  shelf = await openShelf();
});
afterAll(() => shelf.close());

/** Every address under which something of a book lies. */
async function allParts(): Promise<string[]> {
  const [one, two] = await shelf.tracksOf();
  return [
    ...["/read", "/file", "/pages/0001.webp", "/pages/0005.webp"].map((part) => shelf.pdf.path + part),
    ...["/read", "/file", "/chapters/0001.html", "/images/0001.webp"].map((part) => shelf.epub.path + part),
    ...["/read", "/file", `/tracks/${one}`, `/tracks/${two}`].map((part) => shelf.audio.path + part),
  ];
}

describe("a title that is neither free nor has a preview", () => {
  test("opens nothing: neither the page nor any part by its own address", async () => {
    await shelf.setAll(CLOSED);
    expect(new Set(await shelf.statuses(await allParts()))).toEqual(new Set([403]));
    const page = await (await shelf.shop.visit(`${shelf.pdf.path}/read`)).text();
    expect(page).toContain("This book is for its buyers");
    expect(page).not.toContain("/pages/");
  });

  test("opens nothing by the keys of the storage or by paths that climb", async () => {
    const guesses = [
      `/books/derived/${shelf.pdf.id}/1-1/pages/0001.webp`,
      `/files/covers/..%2f..%2foriginals%2f${shelf.pdf.id}%2f1-1.pdf`,
      `${shelf.pdf.path}/pages/..%2f..%2f..%2foriginals`,
      `${shelf.pdf.path}/pages/%2e%2e/file`,
      `/previews/${shelf.pdf.id}/pages/0001.webp`,
    ];
    for (const found of await shelf.statuses(guesses)) expect([403, 404]).toContain(found);
  });
});

describe("a title that asks for a sign-in", () => {
  test("says so with 401, and every part of it refuses as well", async () => {
    await shelf.setAll({ free: true, require_login: true, preview: false });
    expect(new Set(await shelf.statuses(await allParts()))).toEqual(new Set([401]));
    await shelf.setAll({ free: false, preview: true, preview_require_login: true });
    expect(new Set(await shelf.statuses(await allParts()))).toEqual(new Set([401]));
    const page = await (await shelf.shop.visit(`${shelf.epub.path}/read`)).text();
    expect(page).toContain("A sign-in is needed");
    expect(page).toContain("The whole of it has to be bought.");
    const product = await (await shelf.shop.visit(shelf.epub.path)).text();
    expect(product).toContain("Read the preview");
    expect(product).toContain("A sign-in at the store is needed for the preview.");
  });
});

/** `free` and its `require_login`, and an open preview: what the pages and the file answer, and what is said. */
test.each([
  { free: false, require_login: false, preview: false, read: 403, file: 403, link: null, note: null },
  { free: false, require_login: true, preview: false, read: 403, file: 403, link: null, note: null },
  {
    free: false,
    require_login: false,
    preview: true,
    read: 200,
    file: 403,
    link: "Read the preview",
    note: null,
  },
  {
    free: false,
    require_login: true,
    preview: true,
    read: 200,
    file: 403,
    link: "Read the preview",
    note: null,
  },
  { free: true, require_login: false, preview: false, read: 200, file: 200, link: "Read", note: null },
  { free: true, require_login: false, preview: true, read: 200, file: 200, link: "Read", note: null },
  {
    free: true,
    require_login: true,
    preview: false,
    read: 401,
    file: 401,
    link: "Read",
    note: "A sign-in at the store is needed to read it.",
  },
  {
    free: true,
    require_login: true,
    preview: true,
    read: 200,
    file: 401,
    link: "Read the preview",
    note: "The whole of it is free to people who are signed in at the store.",
  },
])("free $free, require_login $require_login, preview $preview: page $read, file $file", async (row) => {
  const { free, require_login, preview, read, file, link, note } = row;
  await shelf.setAll({ free, require_login, preview, preview_require_login: false });
  for (const { path } of [shelf.pdf, shelf.epub]) {
    expect(await shelf.statuses([path, `${path}/read`, `${path}/file`])).toEqual([200, read, file]);
    const product = await (await shelf.shop.visit(path)).text();
    const [, label = null] = /<a class="button" href="[^"]*\/read">([^<]*)</.exec(product) ?? [];
    expect(label).toBe(link);
    const [, said = null] = /<p class="muted">([^<]*sign[^<]*)</.exec(product) ?? [];
    expect(said).toBe(note);
    const page = await (await shelf.shop.visit(`${path}/read`)).text();
    expect(page.includes("The whole of it is free")).toBe(read === 200 && note !== null);
  }
});

describe("a free title", () => {
  beforeAll(() => shelf.setAll(OPEN));

  test("gives a PDF whole, in parts, and never as another type", async () => {
    const whole = await shelf.shop.visit(`${shelf.pdf.path}/file`);
    expect(whole.status).toBe(200);
    expect(whole.headers.get("content-type")).toBe("application/pdf");
    expect(whole.headers.get("x-content-type-options")).toBe("nosniff");
    expect(Buffer.from(await whole.arrayBuffer()).equals(pdfFile)).toBe(true);
    const part = await shelf.shop.visit(`${shelf.pdf.path}/file`, { range: "bytes=5-9" });
    expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes 5-9/${pdfFile.length}`]);
    expect(Buffer.from(await part.arrayBuffer()).equals(pdfFile.subarray(5, 10))).toBe(true);
    expect((await shelf.shop.visit(`${shelf.pdf.path}/file`, { range: "bytes=99999999-" })).status).toBe(416);
  });

  test("gives every chapter, picture and track", async () => {
    const [one, two] = await shelf.tracksOf();
    const parts = [
      ...["/chapters/0001.html", "/chapters/0008.html", "/images/0008.webp"].map(
        (part) => shelf.epub.path + part,
      ),
      ...[`/tracks/${one}`, `/tracks/${two}`, "/read"].map((part) => shelf.audio.path + part),
    ];
    expect(new Set(await shelf.statuses(parts))).toEqual(new Set([200]));
    const sound = await shelf.shop.visit(`${shelf.audio.path}/tracks/${one}`);
    expect(Buffer.from(await sound.arrayBuffer()).equals(trackOne)).toBe(true);
    expect(await shelf.status(`${shelf.epub.path}/chapters/0009.html`)).toBe(404);
  });

  test("is free only until its time", async () => {
    await shelf.shop.change(shelf.pdf.id, { free_until: "2020-01-01T00:00:00Z" });
    expect(await shelf.status(`${shelf.pdf.path}/file`)).toBe(403);
    await shelf.shop.change(shelf.pdf.id, { free_until: null });
  });
});

describe("a title with a preview", () => {
  beforeAll(() => shelf.setAll(PREVIEW));

  test("shows the first pages of a PDF and not the file", async () => {
    const page = await (await shelf.shop.visit(`${shelf.pdf.path}/read`)).text();
    expect(page.match(/<img/g)).toHaveLength(5);
    expect(page).toContain("Shown here: 5 of 12");
    const parts = ["/pages/0001.webp", "/pages/0005.webp", "/pages/0006.webp", "/pages/0000.webp", "/file"];
    expect(await shelf.statuses(parts.map((part) => shelf.pdf.path + part))).toEqual([
      200, 200, 404, 404, 403,
    ]);
  });

  test("never shows more than half of a short book", async () => {
    const short = await shelf.shop.publish("pdf", PREVIEW, buildSmallPdf({ pages: ["a", "b", "c", "d"] }));
    const pages = ["/pages/0001.webp", "/pages/0002.webp", "/pages/0003.webp"];
    expect(await shelf.statuses(pages.map((part) => short.path + part))).toEqual([200, 200, 404]);
  });

  test("shows the first chapters of an EPUB, the last of them in part, and only their pictures", async () => {
    const chapters = Array.from({ length: CHAPTERS }, (_, index) => `/chapters/000${index + 1}.html`);
    const found = await shelf.statuses(chapters.map((part) => shelf.epub.path + part));
    // 10,000 characters at least; a chapter has some 5,900.
    expect(found).toEqual([200, 200, 404, 404, 404, 404, 404, 404]);
    const second = await (await shelf.shop.visit(`${shelf.epub.path}/chapters/0002.html`)).text();
    expect(second).toContain("Chapter 2, paragraph 1:");
    expect(second).not.toContain(`Chapter 2, paragraph ${CHAPTER_LENGTH / 100}:`);
    expect(second).toContain("The preview ends here.");
    expect(second).not.toContain("0003.html");
    const pictures = ["/images/0001.webp", "/images/0002.webp", "/images/0003.webp", "/images/0008.webp"];
    expect(await shelf.statuses(pictures.map((part) => shelf.epub.path + part))).toEqual([
      200, 200, 404, 404,
    ]);
    expect(await shelf.status(`${shelf.epub.path}/file`)).toBe(403);
  });

  test("has one also of an EPUB that was converted before chapters were measured, from the next night on", async () => {
    const { shop, desk, epub } = shelf;
    const chapters = async () => {
      const [row] = await desk.db.select().from(conversions).where(eq(conversions.content_id, epub.id));
      return row?.chapters ?? [];
    };
    const measured = await chapters();
    const unmeasured = measured.map(({ title, file }) => ({ title, file }));
    await desk.db.$client.query("update catalog.conversions set chapters = $2 where content_id = $1", [
      epub.id,
      JSON.stringify(unmeasured),
    ]);
    expect(await (await shop.visit(`${epub.path}/read`)).text()).toContain(
      "There is no preview of this book",
    );
    await desk.db.transaction((tx) => desk.ctx.queue.send(tx, purgeJob, {}));
    await until(chapters, (all) => all.every(({ length }) => length > 0));
    expect(await chapters()).toEqual(measured);
    expect(await (await shop.visit(`${epub.path}/read`)).text()).toContain("/chapters/0001.html");
  });

  test("plays the beginning of the first track: no Range reaches beyond", async () => {
    const [one, two] = await shelf.tracksOf();
    const sound = await shelf.shop.visit(`${shelf.audio.path}/tracks/${one}`);
    const heard = Buffer.from(await sound.arrayBuffer());
    expect(heard.length / trackOne.length).toBeCloseTo(60 / SECONDS, 2);
    // Behind a table of its own, which takes one frame.
    expect(trackOne.includes(heard.subarray(FRAME_BYTES))).toBe(true);
    const beyond = await shelf.shop.visit(`${shelf.audio.path}/tracks/${one}`, {
      range: `bytes=${heard.length}-`,
    });
    expect(beyond.status).toBe(416);
    const last = await shelf.shop.visit(`${shelf.audio.path}/tracks/${one}`, { range: "bytes=-10" });
    expect(last.headers.get("content-range")).toBe(
      `bytes ${heard.length - 10}-${heard.length - 1}/${heard.length}`,
    );
    expect(await shelf.status(`${shelf.audio.path}/tracks/${two}`)).toBe(404);
    const page = await (await shelf.shop.visit(`${shelf.audio.path}/read`)).text();
    expect(page).toContain("Not part of the preview");
    expect(page).toContain("The preview ends after 1:00.");
  });

  test("has none of sound that cannot be cut, and says so", async () => {
    const { shop } = shelf;
    // Its beginning is all over the file.
    const sound = withGaps(await readSoundSample("m4b"), 36_000);
    const { id, path } = await shop.publish("audio", PREVIEW, sound);
    expect(await (await shop.visit(path)).text()).not.toContain("Hear the preview");
    const page = await (await shop.visit(`${path}/read`)).text();
    expect(page).toContain("There is no preview of this audiobook.");
    expect(page).not.toContain("<audio");
    const [track] = (await shop.history(id)).files;
    expect(track?.preview?.shared_seconds).toBe(0);
    expect(await shelf.status(`${path}/tracks/${track?.track_id}`)).toBe(404);
    await shop.change(id, OPEN);
    const whole = await shop.visit(`${path}/tracks/${track?.track_id}`);
    expect(Buffer.from(await whole.arrayBuffer()).equals(sound)).toBe(true);
  });

  test("gives nothing of another title", async () => {
    const [one] = await shelf.tracksOf();
    expect(
      await shelf.statuses([`${shelf.epub.path}/tracks/${one}`, `${shelf.epub.path}/pages/0001.webp`]),
    ).toEqual([404, 404]);
  });
});

test("the first visitor of a deferred title starts its conversion; then it can be read", async () => {
  const id = await createTitle(shelf.desk, "pdf", shelf.desk.server.serve("/deferred.pdf", pdfFile));
  await untilFinal(shelf.desk, id);
  await shelf.shop.change(id, OPEN);
  await shelf.desk.db.transaction(async (tx) => {
    await tx.update(conversions).set({ status: "deferred" }).where(eq(conversions.content_id, id));
    await refreshContentStatus(tx, id);
  });
  const path = `/books/${(await readTitle(shelf.desk, id)).slug}`;
  expect(await shelf.status(path)).toBe(200);
  expect((await readTitle(shelf.desk, id)).conversion_status).toBe("deferred");

  const first = await shelf.shop.visit(`${path}/read`);
  expect(first.status).toBe(202);
  expect(await first.text()).toContain("The book is being made ready");
  expect((await untilFinal(shelf.desk, id)).conversion_status).toBe("done");
  expect(await shelf.status(`${path}/read`)).toBe(200);
});
