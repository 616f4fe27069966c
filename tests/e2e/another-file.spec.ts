import { expectAccessible } from "#tests/support/e2e-axe.ts";
import { epubOf, lockedPdfOf, mp3Of, pdfOf, WEB_PAGE } from "#tests/support/e2e-books.ts";
import { expect, tabTo, test, unique } from "#tests/support/e2e-test.ts";
import { chooseFiles, dropFiles, holdUploads } from "#tests/support/e2e-uploads.ts";

test.beforeEach(({ signIn }) => signIn());

const pdfFile = (name: string, buffer: Buffer) => ({ name, mimeType: "application/pdf", buffer });

test("a locked PDF that was added anyway takes another file: it is converted, and every field stays", async ({
  page,
  store,
}) => {
  const name = unique("Under Lock");
  await page.goto("/content");
  await dropFiles(page, [pdfFile("locked.pdf", lockedPdfOf(name))]);
  // The look takes as long as the file and the machine let it.
  await expect(page.getByText("This file is protected with a password.")).toBeVisible({ timeout: 40_000 });
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Authors").fill("Ana Torres");
  await page.getByLabel("Authors").press("Enter");
  await page.getByRole("textbox", { name: "ISBN or other external id", exact: true }).fill(name);
  await page.getByRole("button", { name: "Add title" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const conversion = page.getByRole("region", { name: "Conversion" });
  await expect(conversion).toContainText("This PDF is protected with a password. Use a copy without one.");
  const id = Number(new URL(page.url()).pathname.split("/").at(-1));
  const before = await store.read(id);

  await conversion.getByRole("button", { name: `Use another file for ${name}` }).click();
  const dialog = page.getByRole("dialog", { name: `Another file for ${name}` });
  await expect(dialog).toContainText("This PDF is protected with a password.");
  await dropFiles(page, [
    { name: "novel.epub", mimeType: "application/epub+zip", buffer: await epubOf(name) },
  ]);
  await expect(dialog.getByRole("status").first()).toContainText(
    "novel.epub is an EPUB, and the place of a PDF",
  );
  const topOf = async () => Math.round((await dialog.boundingBox())?.y ?? 0);
  const top = await topOf();
  await dropFiles(page, [pdfFile("still-locked.pdf", lockedPdfOf(name))]);
  await expect(dialog).toContainText("still-locked.pdf is uploaded, and its address is filled in.");
  await expect(dialog).toContainText("This file is protected with a password.");
  await expectAccessible(page);
  await dropFiles(page, [pdfFile("open.pdf", pdfOf(name))]);
  await expect(dialog).toContainText("open.pdf is uploaded, and its address is filled in.");
  await expect(dialog.getByText(/^PDF, .+ kB, from .+/)).toBeVisible();
  expect(Math.abs((await topOf()) - top), "the dialog grows downwards").toBeLessThanOrEqual(1);
  await dialog.getByRole("button", { name: "Use this file" }).click();

  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(`The other file of ${name} is being converted.`)).toBeVisible();
  await expect(conversion).toContainText("Converted");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
  await expect(page.getByRole("button", { name: "Remove Ana Torres" })).toBeVisible();
  const { id: _id, author, external_id, created_at, ...after } = await store.read(id);
  expect({ author, external_id, created_at }).toEqual({
    author: ["Ana Torres"],
    external_id: name,
    created_at: before.created_at,
  });
  expect(after).toMatchObject({ conversion_status: "done", file: { name: "open.pdf" } });

  await page.goto(`/content/${id}/conversion`);
  const attempts = page.getByRole("region", { name: "History" }).getByRole("listitem");
  await expect(attempts.filter({ hasText: "Attempt 1" })).toContainText("protected with a password");
  await expect(attempts.filter({ hasText: "Attempt 2" })).toContainText("Converted");
  // Each attempt names its file; what came from this computer has no other place.
  await expect(attempts.getByText("locked.pdf", { exact: true })).toBeVisible();
  await expect(attempts.getByText("open.pdf", { exact: true })).toBeVisible();
});

test("by keyboard alone: what is wrong is said before, Escape goes back, and the focus is never lost", async ({
  page,
  createTitle,
  serveFile,
}) => {
  const name = unique("The Gate");
  const { id } = await createTitle({
    name,
    file_type: "epub",
    file_url: serveFile("gate.epub", WEB_PAGE).url,
  });
  await page.goto(`/content/${id}/conversion`);
  const conversion = page.getByRole("region", { name: "Conversion" });
  const button = conversion.getByRole("button", { name: `Use another file for ${name}` });
  await tabTo(button);
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: `Another file for ${name}` });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();

  await page.keyboard.press("Enter");
  const address = dialog.getByLabel("Address of the EPUB");
  await tabTo(dialog.getByRole("button", { name: "Use this file" }));
  await page.keyboard.press("Enter");
  await expect(address).toBeFocused();
  await expect(dialog).toContainText("Upload a file, or give the address of one.");
  await page.keyboard.type(serveFile("novel.epub", pdfOf("Novel")).url);
  await expect(dialog).toContainText(
    "This is a PDF, not an EPUB. Choose another file: a title keeps its kind.",
  );
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(serveFile("gate-open.epub", await epubOf(name)).url);
  await expect(dialog.getByText(/^EPUB, .+ kB, from .+/)).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(conversion).toContainText("Converted");
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
});

test("on the board of conversions a failed title takes another file and moves on", async ({
  page,
  createTitle,
  serveFile,
}) => {
  const name = unique("The Mill");
  const file_url = serveFile("mill.pdf", lockedPdfOf(name)).url;
  await createTitle({ name, file_type: "pdf", file_url });
  await page.goto("/conversions");
  const card = (group: string) =>
    page.getByRole("region", { name: group }).getByRole("listitem").filter({ hasText: name });
  await expect(card("Failed")).toContainText("Use a copy without one.");
  await card("Failed")
    .getByRole("button", { name: `Use another file for ${name}` })
    .click();
  const dialog = page.getByRole("dialog", { name: `Another file for ${name}` });
  await dialog.getByLabel("Address of the PDF").fill(serveFile("mill-open.pdf", pdfOf(name)).url);
  await dialog.getByRole("button", { name: "Use this file" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(card("Failed")).toHaveCount(0);
  await expect(card("Finished today")).toBeVisible();
});

test("a track takes another file, in its list and on the conversion page; the others and the order stay", async ({
  page,
  store,
  createAudiobook,
  serveFile,
}) => {
  const book = await createAudiobook(unique("Readings"), ["One", "Two"]);
  const bad = (path: string) => serveFile(path, WEB_PAGE).url;
  await store.addTrack(book.id, { title: "Three", file_url: bad("3.mp3") });
  await store.addTrack(book.id, { title: "Four", file_url: bad("4.mp3") });
  const states = async () =>
    (await store.tracks(book.id)).map(({ title, conversion_status }) => `${title} ${conversion_status}`);
  const failed = ["One done", "Two done", "Three error", "Four error"];
  await expect.poll(states, { timeout: 30_000 }).toEqual(failed);

  await page.goto(`/content/${book.id}/tracks`);
  const row = page.getByRole("row").filter({ has: page.getByRole("button", { name: /for Three$/ }) });
  await expect(row).toContainText("This is a web page, not an audio file.");
  await expectAccessible(page);
  await row.getByRole("button", { name: "Use another file for Three" }).click();
  const dialog = page.getByRole("dialog", { name: "Another file for Three" });
  await expect(dialog).toContainText("The name of the track, its place and the other tracks stay.");
  const mp3 = { name: "three.mp3", mimeType: "audio/mpeg", buffer: mp3Of("Another title", 9) };
  await chooseFiles(page, "Upload a file", [mp3]);
  await expect(dialog).toContainText("three.mp3 is uploaded, and its address is filled in.");
  await dialog.getByRole("button", { name: "Use this file" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Use another file for Three" })).toHaveCount(0);

  await page.goto(`/content/${book.id}/conversion`);
  const conversion = page.getByRole("region", { name: "Conversion", exact: true });
  await expect(conversion).toContainText("A track whose own file is at fault takes another one.");
  await expect(conversion.getByRole("link", { name: "Use other files for its tracks" })).toBeVisible();
  await page.getByRole("button", { name: "Use another file for Four" }).click();
  const four = page.getByRole("dialog", { name: "Another file for Four" });
  await four.getByLabel("Address of the sound file").fill(serveFile("four.mp3", mp3Of("Four", 4)).url);
  await four.getByRole("button", { name: "Use this file" }).click();
  await expect(four).toHaveCount(0);
  await expect(conversion).toContainText("Converted");
  expect(await states()).toEqual(["One done", "Two done", "Three done", "Four done"]);
});

test("another file that is still being sent is used as soon as it is there, or not yet", async ({
  page,
  createTitle,
  serveFile,
}) => {
  const name = unique("The Slow Copy");
  const file_url = serveFile("slow.pdf", lockedPdfOf(name)).url;
  const { id } = await createTitle({ name, file_type: "pdf", file_url });
  await page.goto(`/content/${id}/conversion`);
  const conversion = page.getByRole("region", { name: "Conversion" });
  await conversion.getByRole("button", { name: `Use another file for ${name}` }).click();
  const dialog = page.getByRole("dialog", { name: `Another file for ${name}` });
  const uploads = await holdUploads(page);
  await dropFiles(page, [pdfFile("open.pdf", pdfOf(name))]);
  await expect(dialog.getByText("open.pdf")).toBeVisible();
  const use = dialog.getByRole("button", { name: "Use this file" });
  await use.click();
  const waits = dialog.getByText("The file is still being sent. It is used as soon as it is there.");
  await expect(waits).toBeVisible();
  await expect(dialog).not.toContainText("Upload a file, or give the address of one.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Do not use it yet" }).click();
  await expect(waits).toHaveCount(0);
  await use.click();
  await expect(waits).toBeVisible();
  uploads.release();
  await expect(dialog).toHaveCount(0, { timeout: 60_000 });
  await expect(page.getByText(`The other file of ${name} is being converted.`)).toBeVisible();
  await expect(conversion).toContainText("Converted");
});
