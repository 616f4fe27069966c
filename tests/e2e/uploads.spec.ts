import { mkdtemp, open, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expectAccessible } from "#tests/support/e2e-axe.ts";
import { epubOf, mp3Of, pdfOf, WEB_PAGE } from "#tests/support/e2e-books.ts";
import { expect, tabTo, test, unique } from "#tests/support/e2e-test.ts";
import { chooseFiles, dropFiles, holdLine, listenForPortions } from "#tests/support/e2e-uploads.ts";

const MB = 1024 * 1024;
/** More than two portions of 8 MB. */
const LARGE = 20 * MB;
const PORTION = 8 * MB;

let folder: string;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "colophon-files-"));
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));
test.beforeEach(({ signIn }) => signIn());

const pdfFile = (name: string, title: string) => ({
  name,
  mimeType: "application/pdf",
  buffer: pdfOf(title),
});

/** A valid PDF with a long tail: readers look for its end near the end of the file only when they read it. */
async function largePdf(name: string): Promise<string> {
  const path = join(folder, name);
  const file = await open(path, "w");
  await file.write(pdfOf(name));
  await file.truncate(LARGE);
  await file.close();
  return path;
}

test("a PDF that is dropped on the list opens its form, and becomes a converted title", async ({
  page,
  store,
}) => {
  const name = unique("Dropped");
  await page.goto("/content");
  await dropFiles(page, [pdfFile("dropped.pdf", name)]);
  await expect(page.getByRole("heading", { level: 1, name: "New PDF" })).toBeVisible();
  await expect(page.getByText("dropped.pdf is uploaded, and its address is filled in.")).toBeVisible();
  await expect(page.getByLabel("Address of the PDF")).toHaveValue(/\/uploads\/[0-9a-f]{32}\/dropped\.pdf\?/);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Add title" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("region", { name: "Conversion" })).toContainText("Converted");
  const id = Number(new URL(page.url()).pathname.split("/").at(-1));
  expect((await store.read(id)).conversion_status).toBe("done");
});

test("a file that is dropped on the question of a new title opens its form", async ({ page }) => {
  await page.goto("/content/new");
  await dropFiles(page, [pdfFile("asked.pdf", "Asked")]);
  await expect(page.getByRole("heading", { level: 1, name: "New PDF" })).toBeVisible();
  await expect(page.getByText("asked.pdf is uploaded, and its address is filled in.")).toBeVisible();
});

test("a file that is dropped where nothing takes it does not open in place of the page", async ({ page }) => {
  await page.goto("/conversions");
  const opensHere = await page.locator("main").evaluate((main) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["%PDF-1.7"], "beside.pdf"));
    return main.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
  });
  expect(opensHere).toBe(false);
});

test("five sound files are one audiobook, in the order of the numbers in their names", async ({
  page,
  store,
}) => {
  const name = unique("Readings");
  const files = [10, 9, 2, 1, 3].map((number) => ({
    name: `${number} - Part ${number}.mp3`,
    mimeType: "audio/mpeg",
    buffer: mp3Of("", 0),
  }));
  await page.goto("/content");
  await dropFiles(page, files);
  const dialog = page.getByRole("dialog", { name: "Add 1 title" });
  const names = dialog.getByRole("textbox", { name: /^Name of track/ });
  await expect(names).toHaveCount(5);
  await expectAccessible(page);
  const order = await names.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  expect(order).toEqual(["Part 1", "Part 2", "Part 3", "Part 9", "Part 10"]);
  await dialog.getByRole("button", { name: "Move Part 10 up" }).click();
  await dialog.getByRole("textbox", { name: /^Name of the title/ }).fill(name);
  await dialog.getByRole("button", { name: "Add the title" }).click();

  const tray = page.getByRole("region", { name: "Files being added" });
  await expect(tray.getByRole("heading", { name: "1 of 1 title added" })).toBeVisible({ timeout: 30_000 });
  // Few rows: what lies behind the tray cannot be judged, and can be scrolled out from under it.
  await page.getByRole("searchbox").fill(name);
  await page.waitForURL(/[?&]q=/);
  await expect(page.getByRole("row")).toHaveCount(2);
  await expectAccessible(page);
  await tray.getByRole("link", { name }).click();
  await page.waitForURL(/\/content\/\d+/);
  const id = Number(/\d+/.exec(new URL(page.url()).pathname)?.[0]);
  const tracks = (await store.tracks(id)).map(({ title }) => title);
  expect(tracks).toEqual(["Part 1", "Part 2", "Part 3", "Part 10", "Part 9"]);
  await expect.poll(async () => (await store.read(id)).conversion_status, { timeout: 30_000 }).toBe("done");
});

test("a mixed set becomes one title each; what cannot be one says why, and the list shows the rest", async ({
  page,
}) => {
  const [one, two] = [unique("Meadow"), unique("Harbour")];
  await page.goto("/content");
  await dropFiles(page, [
    pdfFile(`${one}.pdf`, one),
    { name: `${two}.epub`, mimeType: "application/epub+zip", buffer: await epubOf(two) },
    { name: "login.pdf", mimeType: "application/pdf", buffer: Buffer.from(WEB_PAGE) },
  ]);
  const dialog = page.getByRole("dialog", { name: "Add 2 titles" });
  await expect(dialog.getByRole("region", { name: "These files cannot be added" })).toContainText(
    "login.pdf: This is a web page, not a book.",
  );
  await dialog.getByRole("button", { name: "Add 2 titles" }).click();
  const tray = page.getByRole("region", { name: "Files being added" });
  await expect(tray.getByRole("heading", { name: "2 of 2 titles added" })).toBeVisible();
  for (const name of [one, two]) await expect(page.getByRole("row").filter({ hasText: name })).toBeVisible();
  await tray.getByRole("button", { name: "Close the list of files" }).press("Enter");
  await expect(tray).toHaveCount(0);
  await expect(page.getByRole("main")).toBeFocused();
});

test("the line breaks in the middle: it waits for the network, and goes on where it was", async ({
  page,
  expectBrokenLine,
}) => {
  const path = await largePdf("broken-line.pdf");
  await page.goto("/content/new?type=pdf");
  const portions = listenForPortions(page);
  const line = await holdLine(page);
  await line.slow(4 * MB);
  await chooseFiles(page, "Upload a file", path);
  await expect.poll(() => portions, { timeout: 30_000 }).toContain(PORTION);
  expectBrokenLine();
  await line.cut();
  const form = page.getByRole("main");
  await expect(form.getByText("Waiting for the network")).toBeVisible();
  const before = portions.length;
  await line.mend();
  await expect(page.getByText("broken-line.pdf is uploaded")).toBeVisible({ timeout: 60_000 });
  // Never from the beginning again: what arrived is not sent a second time.
  expect(portions.slice(before)[0]).toBeGreaterThanOrEqual(PORTION);
  expect(portions.filter((offset) => offset === 0)).toHaveLength(1);
});

test("a reload in the middle asks first; the same file, chosen again, goes on where it was", async ({
  page,
}) => {
  const path = await largePdf("reloaded.pdf");
  await page.goto("/content/new?type=pdf");
  const portions = listenForPortions(page);
  await (await holdLine(page)).slow(2 * MB);
  await chooseFiles(page, "Upload a file", path);
  await expect.poll(() => portions, { timeout: 30_000 }).toContain(PORTION);
  const asked = page.waitForEvent("dialog");
  const reloading = page.reload();
  const question = await asked;
  expect(question.type()).toBe("beforeunload");
  await question.accept();
  await reloading;
  const tray = page.getByRole("region", { name: "Files being added" });
  await expect(tray.getByRole("heading", { name: "1 file was not sent whole" })).toBeVisible();
  await expect(tray).toContainText("reloaded.pdf");
  const before = portions.length;
  await chooseFiles(page, "Upload a file", path);
  await expect(page.getByText("reloaded.pdf is uploaded")).toBeVisible({ timeout: 60_000 });
  expect(portions.slice(before)[0]).toBeGreaterThanOrEqual(PORTION);
  await expect(tray).toHaveCount(0);
});

test("a batch that a reload interrupts goes on with the same files: nothing is asked or made twice", async ({
  page,
  store,
}) => {
  const stamp = unique("Batch");
  const small = await Promise.all(
    [1, 2].map(async (number) => {
      const path = join(folder, `${stamp} ${number}.pdf`);
      await writeFile(path, pdfOf(stamp));
      return path;
    }),
  );
  const files = [...small, await largePdf(`${stamp} 3.pdf`)];
  await page.goto("/content");
  const portions = listenForPortions(page);
  const line = await holdLine(page);
  await line.slow(2 * MB);
  await chooseFiles(page, "Upload files", files);
  const dialog = page.getByRole("dialog", { name: "Add 3 titles" });
  await dialog.getByRole("textbox").last().fill(`${stamp} renamed`);
  await dialog.getByRole("button", { name: "Add 3 titles" }).click();
  const tray = page.getByRole("region", { name: "Files being added" });
  await expect(tray.getByRole("heading", { name: "2 of 3 titles added" })).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => portions, { timeout: 30_000 }).toContain(PORTION);
  page.once("dialog", (question) => question.accept());
  await page.reload();

  await expect(tray.getByRole("heading", { name: "1 title is waiting for its files" })).toBeVisible();
  await expect(tray).toContainText(`${stamp} renamed`);
  // Few rows: what lies behind the tray cannot be judged.
  await page.getByRole("searchbox").fill(stamp);
  await page.waitForURL(/[?&]q=/);
  await expect(page.getByRole("row")).toHaveCount(3);
  await expectAccessible(page);
  await line.mend();
  const before = portions.length;
  await chooseFiles(page, "Choose files", files);
  await expect(tray.getByRole("heading", { name: "1 of 1 title added" })).toBeVisible({ timeout: 60_000 });
  expect(portions.slice(before)[0]).toBeGreaterThanOrEqual(PORTION);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  const made = (await store.named(stamp)).map(({ name }) => name);
  expect(made.toSorted()).toEqual([stamp, stamp, `${stamp} renamed`]);
  await page.reload();
  await expect(tray).toHaveCount(0);
});

test("an upload is paused, goes on, and is given up", async ({ page }) => {
  const path = await largePdf("paused.pdf");
  await page.goto("/content/new?type=pdf");
  const portions = listenForPortions(page);
  await (await holdLine(page)).slow(4 * MB);
  await chooseFiles(page, "Upload a file", path);
  const form = page.getByRole("main");
  await expect.poll(() => portions).toContain(PORTION);
  await form.getByRole("button", { name: "Pause paused.pdf" }).click();
  await expect(form.getByText("Paused", { exact: true })).toBeVisible();
  const atPause = portions.length;
  await form.getByRole("button", { name: "Go on with paused.pdf" }).click();
  await expect.poll(() => portions.length).toBeGreaterThan(atPause);
  expect(portions[atPause]).toBeGreaterThanOrEqual(PORTION);
  const deleted = page.waitForResponse((answer) => answer.request().method() === "DELETE");
  await form.getByRole("button", { name: "Give up paused.pdf" }).click();
  await expect(form.getByText("paused.pdf")).toHaveCount(0);
  await expect(form.getByRole("region", { name: "File" })).toBeFocused();
  expect((await deleted).status()).toBe(204);
});

test("too big, of another kind, and not what its name says: a sentence, and nothing is sent", async ({
  page,
}) => {
  const portions = listenForPortions(page);
  const tooBig = join(folder, "big.pdf");
  await writeFile(tooBig, "%PDF-1.7");
  await truncate(tooBig, 501 * MB);
  await page.goto("/content/new?type=pdf");
  await chooseFiles(page, "Upload a file", tooBig);
  await expect(page.getByText("big.pdf: This file is larger than 500 MB.")).toBeVisible();
  const page2 = { name: "page.pdf", mimeType: "application/pdf", buffer: Buffer.from(WEB_PAGE) };
  await dropFiles(page, [page2]);
  await expect(page.getByText("page.pdf: This is a web page, not a book.")).toBeVisible();
  const book = { name: "book.epub", mimeType: "", buffer: await epubOf("Book") };
  await dropFiles(page, [book]);
  await expect(page.getByText("book.epub is an EPUB, and this form is for a PDF.")).toBeVisible();
  await expectAccessible(page);
  expect(portions).toEqual([]);
});

test("by keyboard alone: choose files, leave one out, add the other", async ({ page }) => {
  const name = unique("Keys");
  await page.goto("/content");
  const button = page.getByRole("button", { name: "Upload files" });
  await tabTo(button);
  const opening = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  await (await opening).setFiles([pdfFile(`${name}.pdf`, name), pdfFile("other.pdf", "Other")]);
  const dialog = page.getByRole("dialog", { name: "Add 2 titles" });
  await tabTo(dialog.getByRole("button", { name: "Leave out other" }));
  await page.keyboard.press("Enter");
  await tabTo(page.getByRole("button", { name: "Add the title" }));
  await page.keyboard.press("Enter");
  const tray = page.getByRole("region", { name: "Files being added" });
  await expect(tray.getByRole("heading", { name: "1 of 1 title added" })).toBeVisible();
  // The tray stands before the page, whose list may be long.
  await tabTo(tray.getByRole("link", { name }), "Shift+Tab");
});
