import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fault } from "#lib/content/fault-schema.ts";
import { MAX_TERMS } from "#lib/content/text-schema.ts";
import { retryConversion } from "#lib/server/catalog/conversions/retry-conversion.ts";
import { writeTerms } from "#lib/server/catalog/terms/write-terms.ts";
import { content } from "#lib/server/db/schema/content.ts";
import { files } from "#lib/server/db/schema/files.ts";
import { tracks } from "#lib/server/db/schema/tracks.ts";
import type { Worker } from "#lib/server/worker/create-worker.ts";
import { until } from "#tests/support/until.ts";
import {
  createTitle,
  type Desk,
  openDesk,
  readConversion,
  readConversions,
  readTitle,
  untilFinal,
} from "./support/desk.ts";
import { buildBook } from "./support/epub.ts";
import { buildSilence } from "./support/mp3.ts";
import { buildSmallPdf } from "./support/pdf.ts";

let desk: Desk;
let worker: Worker;
beforeAll(async () => {
  desk = await openDesk();
  worker = await desk.startWorker();
});
afterAll(async () => {
  await worker.stop();
  await desk.close();
});

const picture = (background: string) =>
  sharp({ create: { width: 60, height: 90, channels: 3, background } })
    .png()
    .toBuffer();

test("a PDF: file, counts, contents and cover are there, and the editor's revision has not moved", async () => {
  const pdf = buildSmallPdf({ pages: ["One two", "Three"], outline: [{ title: "Start", page: 1 }] });
  const id = await createTitle(desk, "pdf", desk.server.serve("/books/Novela%20uno.pdf", pdf));
  const created = await readTitle(desk, id);
  const title = await untilFinal(desk, id);
  expect(title).toMatchObject({
    conversion_status: "done",
    name: "A title",
    revision: 1,
    total_pages: 2,
    total_words: 3,
    total_seconds: 0,
    table_of_contents: [{ title: "Start", page: 1 }],
  });
  expect(title.updated_at > created.updated_at).toBe(true);
  const [file] = await desk.db
    .select()
    .from(files)
    .where(eq(files.id, title.file_id ?? 0));
  expect(file).toMatchObject({
    name: "Novela uno.pdf",
    media_type: "application/pdf",
    size_in_bytes: pdf.length,
    checksum_sha256: createHash("sha256").update(pdf).digest("hex"),
  });
  expect(await desk.ctx.storage.size(file?.storage_key ?? "")).toBe(pdf.length);
  expect(title.cover_key).toMatch(new RegExp(`^covers/${id}-[0-9a-f]{16}\\.webp$`));
  expect(await desk.ctx.storage.exists(title.cover_key ?? "")).toBe(true);
  expect(await readConversion(desk, id)).toMatchObject({ status: "done", step: 4, percent: 100, attempt: 1 });
  // The attempt's folder goes a moment after its result has come; the worker's own stays.
  const inWork = () => readdir(join(desk.dataDir, "tmp"), { recursive: true });
  expect(await until(inWork, (names) => names.length === 1)).toEqual([expect.stringMatching(/^worker-\w+$/)]);
});

test("an EPUB is read; what the editor wrote stays", async () => {
  const url = desk.server.serve("/b.epub", buildBook({ version: 3, cover: await picture("red") }));
  const id = await createTitle(desk, "epub", url);
  await desk.db
    .update(content)
    .set({ table_of_contents: [{ title: "Mine" }], cover_key: "covers/mine.webp" })
    .where(eq(content.id, id));
  const title = await untilFinal(desk, id);
  expect(title).toMatchObject({ conversion_status: "done", total_words: 8, total_pages: 0 });
  expect(title).toMatchObject({ table_of_contents: [{ title: "Mine" }], cover_key: "covers/mine.webp" });
});

test("an EPUB names its authors where the editor named none, and only there", async () => {
  const book = buildBook({ version: 3 });
  const nameless = await createTitle(desk, "epub", desk.server.serve("/nameless.epub", book));
  const named = await createTitle(desk, "epub", desk.server.serve("/named.epub", book));
  await desk.db.transaction((tx) => writeTerms(tx, named, { author: ["Somebody Else"] }));
  await untilFinal(desk, nameless);
  await untilFinal(desk, named);
  const authors = Array.from({ length: MAX_TERMS + 5 }, (_, index) => `Author ${index + 1}`);
  const opf = `<package version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>All</dc:title>${authors.map((name) => `<dc:creator>${name}</dc:creator>`).join("")}</metadata>
    <manifest><item id="c1" href="text/one.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c1"/></spine></package>`;
  const crowd = buildBook({ version: 3, extra: [{ name: "OEBPS/book.opf", data: opf }] });
  const crowded = await createTitle(desk, "epub", desk.server.serve("/crowded.epub", crowd));
  await untilFinal(desk, crowded);
  const authorsOf = async (id: number) => {
    const { rows } = await desk.db.$client.query<{ name: string }>(
      `select t.name from catalog.content_terms ct join catalog.terms t on t.id = ct.term_id
       where ct.content_id = $1 and ct.taxonomy = 'author' order by ct.position`,
      [id],
    );
    return rows.map(({ name }) => name);
  };
  expect(await authorsOf(nameless)).toEqual(["Ana Ruiz", "Luis Mar"]);
  expect(await authorsOf(named)).toEqual(["Somebody Else"]);
  // As many as the same title takes when it is saved.
  expect(await authorsOf(crowded)).toEqual(authors.slice(0, MAX_TERMS));
});

test("states, steps and sentences come in order, each ending in n/m", async () => {
  // The database itself writes down every change, so that none is missed between two looks.
  await desk.db.$client.query(`
    create table public.seen (id bigserial, content_id bigint, status text, step int, percent int, message text);
    create function public.see() returns trigger language plpgsql as $$ begin
      insert into public.seen (content_id, status, step, percent, message)
      values (new.content_id, new.status, new.step, new.percent, new.message); return new; end $$;
    create trigger see after insert or update on catalog.conversions for each row execute function public.see();`);
  const id = await createTitle(desk, "pdf", desk.server.serve("/s.pdf", buildSmallPdf({ pages: ["A"] })));
  await untilFinal(desk, id);
  const { rows } = await desk.db.$client.query(
    "select status, step, percent, message from public.seen where content_id = $1 order by id",
    [id],
  );
  // Pages are counted while they are rendered: how often, depends on how fast that goes.
  const counted = /^Rendering page \d+ of \d+, step 3\/4$/;
  const steps = rows.filter(
    ({ message }, index) => message !== rows[index - 1]?.message && !counted.test(message ?? ""),
  );
  expect(steps.map(({ status, message }) => `${status}: ${message}`)).toEqual([
    "awaiting: null",
    "started_dispatching_conversion: Starting the conversion 1/4",
    "converting: Downloading the file 1/4",
    "converting: Reading the file 2/4",
    "converting: Rendering pages 3/4",
    "converting: Publishing 4/4",
    "done: null",
  ]);
  const percents = rows.map((row) => row.percent ?? 0);
  expect(percents).toEqual(percents.toSorted((one, other) => one - other));
});

test("an audiobook with one bad track: the others are done, the title is in error, a retry mends it", async () => {
  const good = desk.server.serve("/1.mp3", buildSilence(12));
  const other = desk.server.serve("/3.mp3", buildSilence(30));
  const bad = desk.server.serve("/2.mp3", Buffer.from("<!doctype html><html>Sign in</html>"));
  const id = await createTitle(desk, "audio", good, bad, other);
  const title = await untilFinal(desk, id);
  const states = async () => (await readConversions(desk, id)).map(({ status }) => status);
  expect(await states()).toEqual(["done", "error", "done"]);
  expect(title).toMatchObject({ conversion_status: "error", total_seconds: 42 });
  const durations = await desk.db
    .select()
    .from(tracks)
    .where(eq(tracks.content_id, id))
    .orderBy(tracks.position);
  expect(durations.map((track) => track.duration_seconds)).toEqual([12, null, 30]);

  desk.server.serve("/2.mp3", buildSilence(7));
  await retryConversion(desk.ctx, id);
  expect((await readTitle(desk, id)).conversion_status).toBe("converting");
  expect(await untilFinal(desk, id)).toMatchObject({
    conversion_status: "done",
    total_seconds: 49,
    total_pages: 0,
  });
});

const PAGE = Buffer.from("\n<!DOCTYPE html><html><head><title>Google Drive: Sign-in</title></head></html>");

test.each([
  [
    "a web page for an EPUB",
    "epub",
    PAGE,
    /^This is a web page, not an EPUB\. A Google Drive link must be shared/,
    true,
  ],
  [
    "a PDF named .epub",
    "epub",
    buildSmallPdf({ pages: ["A"] }),
    /^This is a PDF, not an EPUB\. Use an EPUB in its place\.$/,
    true,
  ],
  [
    "a book for a PDF",
    "pdf",
    buildBook({ version: 3 }),
    /^This is an EPUB, not a PDF\. Use a PDF in its place\.$/,
    true,
  ],
  ["a locked PDF", "pdf", buildSmallPdf({ pages: ["A"], isLocked: true }), /password/, false],
  ["a damaged PDF", "pdf", Buffer.from("%PDF-1.4 and no more"), /damaged/, false],
  [
    "text for audio",
    "audio",
    Buffer.from("La la la"),
    /^This is not an audio file\. Use an audio file in its place\.$/,
    true,
  ],
] as const)(
  "%s ends at once in an error that says what to do",
  async (what, type, body, message, retryable) => {
    const path = `/${encodeURIComponent(what)}`;
    const id = await createTitle(desk, type, desk.server.serve(path, body));
    expect(await untilFinal(desk, id)).toMatchObject({ conversion_status: "error", file_id: null });
    const conversion = await readConversion(desk, id);
    expect(conversion).toMatchObject({ status: "error", retryable, attempt: 1 });
    expect(conversion.message).toMatch(message);
    expect(desk.server.hits(path)).toBe(1);
  },
);

test("a passing fault: the title says that it waits, then goes on by itself", async () => {
  let isUp = false;
  const pdf = buildSmallPdf({ pages: ["A"] });
  const url = desk.server.serve("/flaky.pdf", (_req, res) =>
    isUp ? res.end(pdf) : res.writeHead(503).end(),
  );
  const id = await createTitle(desk, "pdf", url);
  const waiting = await until(
    () => readConversion(desk, id),
    ({ code }) => code === "trying_again",
  );
  expect(waiting).toMatchObject({
    status: "awaiting",
    message:
      "The server of the file answered 503 instead of sending it. If it answers so later too, put the file on another server. Trying again by itself, try 2 of 6: step 1/4",
    params: { reason: "server_failed", status: 503, attempt: 2, attempts: 6 },
  });
  expect((await readTitle(desk, id)).conversion_status).toBe("awaiting");
  await expect(retryConversion(desk.ctx, id)).rejects.toMatchObject({ kind: "conflict" });
  isUp = true;
  expect(await untilFinal(desk, id)).toMatchObject({ conversion_status: "done" });
  expect((await readConversion(desk, id)).attempt).toBe(2);
  await expect(retryConversion(desk.ctx, id)).rejects.toMatchObject({ kind: "conflict" });
});

test("an address that cannot be reached ends in an error that can be tried again", async () => {
  const id = await createTitle(desk, "pdf", "http://nobody.invalid/a.pdf");
  await untilFinal(desk, id, 40_000);
  expect(await readConversion(desk, id)).toMatchObject({ status: "error", retryable: true, attempt: 3 });
});

test("a private address is refused when the title is created", async () => {
  await expect(createTitle(desk, "pdf", "http://192.168.0.1/a.pdf")).rejects.toMatchObject({
    kind: "invalid",
    faults: { file_url: [fault("private_url")] },
  });
});
