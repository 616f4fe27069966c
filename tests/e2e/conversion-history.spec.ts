import { expectAccessible } from "#tests/support/e2e-axe.ts";
import {
  cutShortSound,
  epubOf,
  invalidEpubOf,
  mp3Of,
  pdfOf,
  textlessPdfOf,
  WEB_PAGE,
} from "#tests/support/e2e-books.ts";
import type { Store } from "#tests/support/e2e-store.ts";
import { expect, test, unique } from "#tests/support/e2e-test.ts";

test.beforeEach(({ signIn }) => signIn());

async function untilDone(store: Store, id: number) {
  await expect.poll(async () => (await store.read(id)).conversion_status, { timeout: 30_000 }).toBe("done");
}

test("what the file says stands beside the title’s own, and is taken over with a way back", async ({
  page,
  createTitle,
  serveFile,
  store,
}) => {
  const [typed, inFile] = [unique("Typed"), unique("In the file")];
  const file = serveFile("book.epub", await epubOf(inFile));
  const { id } = await createTitle({ name: typed, file_type: "epub", file_url: file.url, lang: "es" });
  await untilDone(store, id);

  await page.goto(`/content/${id}/conversion`);
  const found = page.getByRole("region", { name: "From the file" });
  const name = found.getByRole("listitem").filter({ hasText: inFile });
  await expect(name).toContainText(typed);
  await expect(name).toContainText("Differs");
  await expect(found.getByRole("listitem").filter({ hasText: "Authors" })).toContainText("Same");
  const language = found.getByRole("listitem").filter({ hasText: "Language" });
  await expect(language).toContainText("English");
  await expect(language).toContainText("Spanish");
  expect((await store.read(id)).lang).toBe("es");

  await found.getByRole("button", { name: "Use the file’s value for Name" }).click();
  await expect(page.getByRole("heading", { level: 1, name: inFile })).toBeVisible();
  await expect(name).toContainText("Same");
  await expect.poll(async () => (await store.read(id)).name).toBe(inFile);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("heading", { level: 1, name: typed })).toBeVisible();
  await expect.poll(async () => (await store.read(id)).name).toBe(typed);
  await expect(name).toContainText("Differs");
});

test("each attempt is told with its reason, its steps and its end, in the person’s language", async ({
  page,
  context,
  stack,
  createTitle,
  serveFile,
}) => {
  const file = serveFile("pond.epub", WEB_PAGE);
  const { id } = await createTitle({ name: unique("The Pond"), file_type: "epub", file_url: file.url });
  await page.goto(`/content/${id}/conversion`);
  const history = page.getByRole("region", { name: "History" });
  const first = history.getByRole("listitem").filter({ hasText: "Attempt 1" });
  await expect(first).toContainText("Failed");
  await expect(first).toContainText("This is a web page, not an EPUB.");
  await expect(first).toContainText(`pond.epub, from ${new URL(file.url).host}`);
  await expect(page.getByText("Trying again fetches the file once more from where it was")).toBeVisible();

  file.replace(await epubOf("The Pond"));
  await page.getByRole("button", { name: "Try again" }).click();
  const second = history.getByRole("listitem").filter({ hasText: "Attempt 2" });
  await expect(second).toContainText("Converted");
  await expect(second.getByRole("list", { name: "Steps of attempt 2" }).getByRole("listitem")).toHaveText([
    /^Download \d/,
    /^Read the file \d/,
    /^Contents \d/,
    /^Publish \d/,
  ]);
  await expect(first).toContainText("Failed");
  // The button leaves when the state does, which is asked for by itself.
  await expect(page.getByRole("region", { name: "Conversion" })).toContainText("Converted");
  await expect(page.getByRole("button", { name: "Try again" })).toHaveCount(0);
  await page.reload();
  await expect(second).toContainText("Converted");
  await expectAccessible(page);

  await context.addCookies([{ name: "locale", value: "es", url: stack.dashboardUrl }]);
  await page.reload();
  await expect(page.getByRole("region", { name: "Historial" })).toContainText(
    "Esto es una página web, no un EPUB.",
  );
});

test("an audiobook is told track by track: a bad one stops none, and only it is tried again", async ({
  page,
  createTitle,
  serveFile,
  store,
}) => {
  const good = serveFile("one.mp3", mp3Of("Dawn"));
  const bad = serveFile("two.mp3", WEB_PAGE);
  const { id } = await createTitle({ name: unique("Evenings"), file_type: "audio", file_url: good.url });
  await store.addTrack(id, { title: "Dusk", file_url: bad.url });
  await expect.poll(async () => (await store.read(id)).conversion_status, { timeout: 30_000 }).toBe("error");

  await page.goto(`/content/${id}/conversion`);
  const tracks = page.getByRole("region", { name: "Tracks and their history" });
  // The first track had no title of its own: it has that of its file.
  await expect(tracks.getByRole("listitem").filter({ hasText: "Dawn" })).toContainText("Converted");
  const dusk = tracks.getByRole("listitem").filter({ hasText: "Dusk" });
  await expect(dusk).toHaveText(/^2Dusk/);
  await expect(dusk).toContainText("This is a web page, not an audio file.");
  const summary = page.getByRole("region", { name: "Conversion", exact: true });
  await expect(summary).toContainText(
    /Track 2 of 2, “Dusk”, failed: This is a web page.* One track is fine\./,
  );
  await expect(page.getByText("Trying again fetches only the tracks that failed")).toBeVisible();
  await dusk.getByText("1 attempt").click();
  await expect(dusk).toContainText("Attempt 1");
  // What has been scrolled under the bar of the title cannot be judged.
  await page.evaluate(() => window.scrollTo(0, 0));
  await expectAccessible(page);

  bad.replace(mp3Of("Dusk"));
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(dusk).toContainText("2 attempts");
  await expect(dusk.getByRole("listitem").filter({ hasText: "Attempt 2" })).toContainText("Converted");
  await untilDone(store, id);
});

test("pages without text are said where the title is edited, and why", async ({
  page,
  createTitle,
  serveFile,
  store,
}) => {
  const file = serveFile("scan.pdf", textlessPdfOf(unique("Scanned")));
  const { id } = await createTitle({ name: unique("Scanned"), file_type: "pdf", file_url: file.url });
  await untilDone(store, id);
  await page.goto(`/content/${id}`);
  const side = page.getByRole("complementary").getByRole("region", { name: "Conversion" });
  await expect(side).toContainText("its pages have no text");
  await expect(side).toContainText(
    "If they are scans, have the text recognized (OCR) and add a new title with that file.",
  );
  await expectAccessible(page);
  await page.goto(`/content/${id}/conversion`);
  const report = page.getByRole("region", { name: "Report on the file" });
  await expect(report).toContainText("its pages have no text");
  await expect(report).toContainText("1 page");
  await expect(report).not.toContainText("The file is valid");
});

test("a PDF with words was read, which nobody calls valid", async ({
  page,
  createTitle,
  serveFile,
  store,
}) => {
  const file = serveFile("words.pdf", pdfOf(unique("Words")));
  const { id } = await createTitle({ name: unique("Words"), file_type: "pdf", file_url: file.url });
  await untilDone(store, id);
  await page.goto(`/content/${id}/conversion`);
  const report = page.getByRole("region", { name: "Report on the file" });
  await expect(report).toContainText("The file was read. PDFs are not validated.");
  await expect(report).toContainText(/\d words?/);
  await expect(report).toContainText("The PDF has no tags");
  await expect(report).not.toContainText("The file is valid");
});

test("a book that is not valid says so where it is edited, and leads to the report; a valid one is quiet", async ({
  page,
  createTitle,
  serveFile,
  store,
}) => {
  const good = serveFile("good.epub", await epubOf(unique("Good")));
  const bad = serveFile("bad.epub", await invalidEpubOf(unique("Bad")));
  const titles = [good, bad].map(({ url }) =>
    createTitle({ name: unique("A book"), file_type: "epub", file_url: url }),
  );
  const [valid, invalid] = await Promise.all(titles);
  await Promise.all(titles.map(async (title) => untilDone(store, (await title).id)));
  await page.goto(`/content/${invalid?.id}`);
  const side = page.getByRole("complementary").getByRole("region", { name: "Conversion" });
  await expect(side).toContainText("is not valid");
  await side.getByRole("link", { name: "See the report" }).click();
  await expect(page.getByRole("region", { name: "Report on the file" })).toContainText("is not valid");
  const answered = page.waitForResponse((answer) =>
    answer.url().endsWith(`/api/content/${valid?.id}/conversion`),
  );
  await page.goto(`/content/${valid?.id}`);
  await (await answered).finished();
  await expect(side).toContainText("Converted");
  await expect(side).not.toContainText("valid");
});

test("a track that was cut short says how much of it is there, in the language of the person, and where the title is edited", async ({
  page,
  createTitle,
  serveFile,
  store,
}) => {
  const file = serveFile("cut-short.mp3", cutShortSound());
  const { id } = await createTitle({ name: unique("Cut short"), file_type: "audio", file_url: file.url });
  await untilDone(store, id);
  await page.goto(`/content/${id}`);
  const side = page.getByRole("complementary").getByRole("region", { name: "Conversion" });
  await expect(side).toContainText("A part of the sound is missing");
  await expectAccessible(page);
  await side.getByRole("link", { name: "See the report" }).click();
  const tracks = page.getByRole("region", { name: "Tracks" });
  await expect(tracks).toContainText("Only 0:03 of 0:05 is in this file");
  await expect(tracks).toContainText("Add the whole file as a new track and delete this one.");
  await expectAccessible(page);
});
