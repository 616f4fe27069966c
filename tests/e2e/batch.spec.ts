import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expectAccessible } from "#tests/support/e2e-axe.ts";
import { epubOf, lockedEpub, lockedPdfOf, mp3Of, pdfOf, someIsbn } from "#tests/support/e2e-books.ts";
import { taggedEpubOf } from "#tests/support/e2e-tagged-epub.ts";
import { expect, tabTo, test, unique } from "#tests/support/e2e-test.ts";
import { chooseFiles, dropFiles, type GivenFile, holdLooks } from "#tests/support/e2e-uploads.ts";

test.beforeEach(({ signIn }) => signIn());

const pdf = (name: string, buffer: Buffer): GivenFile => ({ name, mimeType: "application/pdf", buffer });
const epub = (name: string, buffer: Buffer): GivenFile => ({
  name,
  mimeType: "application/epub+zip",
  buffer,
});
const mp3 = (name: string, buffer: Buffer): GivenFile => ({ name, mimeType: "audio/mpeg", buffer });

const LOCKED_PDF =
  "locked.pdf: This file is protected with a password. Remove the password and use the new file.";
const LOCKED_EPUB = "locked.epub: This book is locked with DRM. Use the file without copy protection.";

test("several files are looked into before they are added: names and words come from them, locked ones are refused", async ({
  page,
  store,
}) => {
  const [meadow, harbour] = [unique("Meadow"), unique("Harbour")];
  const isbn = someIsbn();
  await page.goto("/content");
  await dropFiles(page, [
    pdf("scan_0001.pdf", pdfOf(meadow)),
    epub("scan_0002.epub", await taggedEpubOf(harbour, isbn)),
    pdf("locked.pdf", lockedPdfOf("Secret")),
    epub("locked.epub", lockedEpub()),
    ...[1, 2, 3].map((number) => mp3(`${number}.mp3`, mp3Of(`Part ${number}`, number))),
  ]);
  const dialog = page.getByRole("dialog", { name: "Add 3 titles" });
  const refused = dialog.getByRole("region", { name: "These files cannot be added" });
  await expect(refused).toContainText(LOCKED_PDF);
  await expect(refused).toContainText(LOCKED_EPUB);
  await expect(dialog.getByRole("status")).toHaveText("All 3 titles were looked into.");
  const nameOf = (file: string) => dialog.getByRole("textbox", { name: `Name of the title from ${file}` });
  await expect(nameOf("scan_0001.pdf")).toHaveValue(meadow);
  await expect(nameOf("scan_0002.epub")).toHaveValue(harbour);
  await expect(nameOf("1.mp3")).toHaveValue("Readings");
  await expect(dialog).toContainText(
    `From the file: Donald Hall, Ana Torres · Portuguese · ISBN ${isbn} · Sep 13, 2019`,
  );
  const readings = unique("Readings");
  await nameOf("1.mp3").fill(readings);
  await dialog.getByRole("button", { name: "Add 3 titles" }).click();

  const tray = page.getByRole("region", { name: "Files being added" });
  await expect(tray.getByRole("heading", { name: "3 of 3 titles added" })).toBeVisible({ timeout: 30_000 });
  const read = async (name: string) => store.read((await store.named(name))[0]?.id ?? 0);
  expect(await read(meadow)).toMatchObject({ name: meadow, file_type: "pdf", author: ["Donald Hall"] });
  expect(await read(harbour)).toMatchObject({
    name: harbour,
    file_type: "epub",
    author: ["Donald Hall", "Ana Torres"],
    lang: "pt",
    external_id: isbn,
    keywords: ["Novel", "The sea"],
    published_at: "2019-09-13T03:00:00Z",
  });
  const audiobook = await read(readings);
  expect(audiobook).toMatchObject({ file_type: "audio", author: ["Donald Hall"] });
  expect((await store.tracks(audiobook.id)).map(({ title }) => title)).toEqual([
    "Part 1",
    "Part 2",
    "Part 3",
  ]);
  for (const name of ["locked", "El libro & la prueba"]) expect(await store.named(name)).toEqual([]);
});

test("what is typed stays, and what the file says can be left out", async ({ page, store }) => {
  const [typed, said] = [unique("Typed"), unique("Said")];
  await page.goto("/content");
  const looks = await holdLooks(page);
  await dropFiles(page, [
    pdf("one.pdf", pdfOf(unique("In the file"))),
    epub("two.epub", await taggedEpubOf(said, someIsbn())),
  ]);
  const dialog = page.getByRole("dialog", { name: "Add 2 titles" });
  await dialog.getByRole("textbox", { name: /one\.pdf/ }).fill(typed);
  await expect(dialog.getByText("Looking inside…")).toHaveCount(2);
  looks.release();
  await expect(dialog.getByRole("textbox", { name: /two\.epub/ })).toHaveValue(said);
  await expect(dialog.getByRole("textbox", { name: /one\.pdf/ })).toHaveValue(typed);
  await dialog.getByRole("button", { name: "Do not use what two.epub says" }).click();
  await expect(dialog.getByRole("textbox", { name: /two\.epub/ })).toHaveValue("two");
  await expect(dialog).toContainText("What the file says is not used.");
  await dialog.getByRole("button", { name: "Use all that two.epub says" }).click();
  await expect(dialog.getByRole("textbox", { name: /two\.epub/ })).toHaveValue(said);
  await dialog.getByRole("button", { name: "Do not use what two.epub says" }).click();
  const bare = unique("Bare");
  await dialog.getByRole("textbox", { name: /two\.epub/ }).fill(bare);
  await dialog.getByRole("button", { name: "Add 2 titles" }).click();
  const tray = page.getByRole("region", { name: "Files being added" });
  await expect(tray.getByRole("heading", { name: "2 of 2 titles added" })).toBeVisible({ timeout: 30_000 });
  const [one] = await store.named(typed);
  const [two] = await store.named(bare);
  expect((await store.read(one?.id ?? 0)).author).toEqual(["Donald Hall"]);
  expect(await store.read(two?.id ?? 0)).toMatchObject({ author: [], external_id: null });
});

test("titles that are added early are looked into on the way: a locked one fails in words and is not made", async ({
  page,
  store,
}) => {
  const name = unique("Early");
  await page.goto("/content");
  const looks = await holdLooks(page);
  await dropFiles(page, [pdf("early.pdf", pdfOf(name)), pdf("locked.pdf", lockedPdfOf("Secret"))]);
  await page.getByRole("dialog").getByRole("button", { name: "Add 2 titles" }).click();
  const tray = page.getByRole("region", { name: "Files being added" });
  await expect(tray.getByText("Looking inside")).toHaveCount(2);
  looks.release();
  await expect(tray.getByRole("heading", { name: "1 of 2 titles added, 1 failed" })).toBeVisible();
  await expect(tray).toContainText(LOCKED_PDF);
  await expect(tray.getByRole("link", { name })).toBeVisible();
  expect((await store.named(name)).map(({ file_type }) => file_type)).toEqual(["pdf"]);
  expect(await store.named("locked")).toEqual([]);
  // The same file would be refused again: it is not waited for after a reload.
  await tray.getByRole("button", { name: "Give up locked" }).click();
  await expect(tray.getByRole("heading", { name: "1 of 1 title added" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("row").filter({ hasText: name })).toBeVisible();
  await expect(tray).toHaveCount(0);
});

test("an ISBN that another title has is said in the review, and stops nothing that goes without it", async ({
  page,
  store,
  createTitle,
  expectRefusal,
}) => {
  const isbn = someIsbn();
  const owner = await createTitle({ name: unique("Owner"), external_id: isbn });
  const [first, second] = [unique("First"), unique("Second")];
  await page.goto("/content");
  await dropFiles(page, [
    epub("a.epub", await taggedEpubOf(first, isbn)),
    epub("b.epub", await taggedEpubOf(second, isbn)),
  ]);
  const dialog = page.getByRole("dialog", { name: "Add 2 titles" });
  const clash = `Another title has the ISBN ${isbn} already:`;
  await expect(dialog.getByText(clash)).toHaveCount(2);
  const seen = dialog.getByRole("status");
  await expect(seen).toHaveText("All 2 titles were looked into; 2 need your attention.");
  await expect(dialog.getByRole("link", { name: owner.name }).first()).toHaveAttribute(
    "href",
    `/content/${owner.id}`,
  );
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Add without the ISBN" }).first().click();
  await expect(dialog.getByText(clash)).toHaveCount(1);
  await expect(seen).toHaveText("All 2 titles were looked into; 1 needs your attention.");
  await expect(dialog.getByRole("listitem").filter({ hasText: "a.epub" })).toBeFocused();
  expectRefusal(422, /^\/api\/content$/);
  await dialog.getByRole("button", { name: "Add 2 titles" }).click();

  const tray = page.getByRole("region", { name: "Files being added" });
  await expect(tray.getByRole("heading", { name: "1 of 2 titles added, 1 failed" })).toBeVisible();
  await expect(tray).toContainText(clash);
  await expect(tray.getByRole("link", { name: owner.name })).toHaveAttribute("href", `/content/${owner.id}`);
  await tabTo(tray.getByRole("button", { name: "Add without the ISBN" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(tray.getByRole("heading", { name: "2 of 2 titles added" })).toBeVisible();
  await expect(tray.getByRole("listitem").filter({ hasText: second })).toBeFocused();
  for (const name of [first, second]) {
    const [made] = await store.named(name);
    const whole = await store.read(made?.id ?? 0);
    expect([whole.external_id, whole.author]).toEqual([null, ["Donald Hall", "Ana Torres"]]);
  }
});

test("cancelling takes back what was sent to be looked into", async ({ page, store }) => {
  const name = unique("Cancelled");
  const deleted: string[] = [];
  page.on("response", (answer) => {
    if (answer.request().method() === "DELETE" && answer.ok()) deleted.push(answer.url());
  });
  await page.goto("/content");
  await dropFiles(page, [
    pdf("one.pdf", pdfOf(name)),
    pdf("two.pdf", pdfOf(name)),
    pdf("locked.pdf", lockedPdfOf("Secret")),
  ]);
  const dialog = page.getByRole("dialog", { name: "Add 2 titles" });
  await expect(dialog.getByRole("status")).toHaveText("All 2 titles were looked into.");
  // The refused one went by itself.
  await expect.poll(() => deleted.splice(0)).toHaveLength(1);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Leave out" }).first().click();
  await expect.poll(() => deleted).toHaveLength(1);
  // What is dropped meanwhile waits for the next review.
  const books = ["three.pdf", "four.pdf"].map((file) => pdf(file, pdfOf(name)));
  await dropFiles(page, books);
  await expect(page.getByRole("dialog", { name: "Add 1 title" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("alertdialog").getByRole("button", { name: "Leave", exact: true }).click();
  await expect.poll(() => deleted).toHaveLength(2);
  await expect(dialog).toContainText("three.pdf");
  await expect(dialog.getByRole("status")).toHaveText("All 2 titles were looked into.");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => new Set(deleted).size).toBe(4);
  expect(await store.named(name)).toEqual([]);
  await page.reload();
  await expect(page.getByRole("button", { name: "Upload files" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Files being added" })).toHaveCount(0);
});

test("a folder becomes one title for each book, and one audiobook for each folder of sound", async ({
  page,
  store,
}) => {
  const stamp = unique("Shelf");
  const folder = await mkdtemp(join(tmpdir(), "colophon-folder-"));
  const write = async (path: string, buffer: Buffer) => {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), buffer);
  };
  await write("scan.pdf", pdfOf(`${stamp} meadow`));
  await write("More/scan.epub", await epubOf(`${stamp} harbour`));
  for (const number of [1, 2, 3]) await write(`Poems/${number}.mp3`, mp3Of(`Poem ${number}`, number));
  for (const disc of [1, 2]) await write(`Stories/CD ${disc}/1.mp3`, mp3Of(`Story ${disc}`, disc));
  await write("More/.DS_Store", Buffer.from("x"));
  await page.goto("/content");
  await chooseFiles(page, "Upload a folder", folder);
  const dialog = page.getByRole("dialog", { name: "Add 4 titles" });
  await expect(dialog.getByRole("status")).toHaveText("All 4 titles were looked into.");
  const audiobooks = dialog.getByRole("textbox", { name: "Name of the title from 1.mp3" });
  await expect(audiobooks).toHaveCount(2);
  await audiobooks.first().fill(`${stamp} poems`);
  await audiobooks.last().fill(`${stamp} stories`);
  await dialog.getByRole("button", { name: "Add 4 titles" }).click();
  const tray = page.getByRole("region", { name: "Files being added" });
  await expect(tray.getByRole("heading", { name: "4 of 4 titles added" })).toBeVisible({ timeout: 30_000 });
  const made = await store.named(stamp);
  const outline = await Promise.all(
    made.map(async ({ id, name, file_type }) => {
      const tracks = file_type === "audio" ? (await store.tracks(id)).map(({ title }) => title) : [];
      return [name, file_type, ...tracks].join(" | ");
    }),
  );
  expect(outline.toSorted()).toEqual([
    `${stamp} harbour | epub`,
    `${stamp} meadow | pdf`,
    `${stamp} poems | audio | Poem 1 | Poem 2 | Poem 3`,
    `${stamp} stories | audio | Story 1 | Story 2`,
  ]);
  await rm(folder, { recursive: true, force: true });
});
