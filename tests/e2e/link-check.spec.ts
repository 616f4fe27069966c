import type { Page } from "@playwright/test";
import { expectAccessible } from "#tests/support/e2e-axe.ts";
import { pdfOf, printedIsbnPdfOf, WEB_PAGE } from "#tests/support/e2e-books.ts";
import { taggedEpubOf } from "#tests/support/e2e-tagged-epub.ts";
import { expect, tabTo, test, unique } from "#tests/support/e2e-test.ts";
import { dropFiles } from "#tests/support/e2e-uploads.ts";

test.beforeEach(({ signIn }) => signIn());

const ISBN = "9780306406157";

test("a share link of Google Drive is offered in its direct form", async ({ page }) => {
  await page.goto("/content/new?type=pdf");
  const address = page.getByLabel("Address of the PDF");
  await address.fill("https://drive.google.com/file/d/abc123/view?usp=sharing");
  await expect(page.getByText("This is a share link of Google Drive")).toBeVisible();
  await tabTo(page.getByRole("button", { name: "Use the direct link" }));
  await page.keyboard.press("Enter");
  await expect(address).toHaveValue(
    "https://drive.usercontent.google.com/download?id=abc123&export=download&confirm=t",
  );
  await expect(page.getByRole("button", { name: "Use the direct link" })).toHaveCount(0);
});

test("what is no address is said when its field is left, and no longer once it is one", async ({ page }) => {
  await page.goto("/content/new?type=epub");
  const address = page.getByLabel("Address of the EPUB");
  const isNone = page.getByText("This must be an address that starts with https:// or http://");
  await address.focus();
  await address.blur();
  await expect(address).not.toHaveAttribute("aria-invalid", "true");
  for (const typed of [
    "www.example.com/a.epub",
    "hello",
    "ftp://a.example/b.epub",
    "http://u:p@a.example/b",
  ]) {
    await address.fill(typed);
    await address.blur();
    await expect(isNone).toBeVisible();
    await address.fill("https://docs.google.com/document/d/abc123/edit");
    await expect(isNone).toHaveCount(0);
  }
  await expect(page.getByText("This is a link to a Google document")).toBeVisible();
});

test("a page that asks for a sign-in is said, and stops nobody from saving", async ({ page, serveFile }) => {
  await page.goto("/content/new?type=epub");
  await page.getByLabel("Address of the EPUB").fill(serveFile("book.epub", WEB_PAGE).url);
  await expect(page.getByText("This address asks for a sign-in.")).toBeVisible();
  await expect(page.getByText("Share the file with anyone who has the link.")).toBeVisible();
  await expectAccessible(page);
  const name = unique("Behind a door");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Add title" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
});

test("a PDF that is called an EPUB is said before anything is created", async ({ page, serveFile }) => {
  await page.goto("/content/new?type=epub");
  await page.getByLabel("Address of the EPUB").fill(serveFile("novel.epub", pdfOf("Novel")).url);
  await expect(page.getByText("This is a PDF, not an EPUB.")).toBeVisible();
});

test("what the file says fills what is empty, marked, each with a way back", async ({
  page,
  serveFile,
  store,
}) => {
  const title = unique("Tide Tables");
  const { url } = serveFile("tides.epub", await taggedEpubOf(title, ISBN));
  await page.goto("/content/new?type=epub");
  await page.getByLabel("Publishers").fill("Own Press");
  await page.getByLabel("Publishers").press("Enter");
  await page.getByLabel("Address of the EPUB").fill(url);
  // Leaving the field asks at once.
  await page.getByLabel("Name", { exact: true }).focus();
  await expect(page.getByText(/^EPUB, .+ kB, from .+/)).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(title);
  await expect(page.getByLabel("ISBN or other external id", { exact: true })).toHaveValue(ISBN);
  await expect(page.getByRole("combobox", { name: "Language", exact: true })).toHaveValue("Portuguese");
  await expect(page.getByRole("button", { name: "Remove Ana Torres" })).toBeVisible();
  await expect(page.getByText("From the file")).toHaveCount(7);
  await expect(dayParts(page)).toHaveText(["09", "13", "2019"]);
  await expect(page.getByRole("button", { name: "Remove The sea" })).toBeVisible();

  await tabTo(page.getByRole("button", { name: "Undo: Authors" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Remove Ana Torres" })).toHaveCount(0);
  await page.getByRole("button", { name: /^Undo: ISBN/ }).click();
  await expect(page.getByLabel("ISBN or other external id", { exact: true })).toHaveValue("");
  await page.getByRole("button", { name: "Undo: Keywords" }).click();
  await expect(page.getByRole("button", { name: "Remove The sea" })).toHaveCount(0);
  // Writing over a value makes it one's own.
  await page.getByLabel("Name", { exact: true }).fill(`${title}, revised`);
  await expect(page.getByText("From the file")).toHaveCount(3);
  await page.getByRole("button", { name: "Add title" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `${title}, revised` })).toBeVisible();
  const stored = await store.read(Number(new URL(page.url()).pathname.split("/").at(-1)));
  expect(stored).toMatchObject({ external_id: null, lang: "pt", publisher: ["Own Press"], keywords: [] });
  expect(stored.published_at).toBe("2019-09-13T03:00:00Z");
});

test("what came from the file is known as such after a reload, and is undone as before", async ({
  page,
  serveFile,
}) => {
  const title = unique("Kept Marks");
  const { url } = serveFile("marks.epub", await taggedEpubOf(title, ISBN));
  await page.goto("/content/new?type=epub");
  await page.getByLabel("Address of the EPUB").fill(url);
  const name = page.getByLabel("Name", { exact: true });
  await expect(name).toHaveValue(title);
  await page.getByRole("button", { name: "Undo: Keywords" }).click();
  const marks = page.getByText("From the file");
  const kept = await marks.count();
  expect(kept).toBeGreaterThan(2);
  await expect
    .poll(() =>
      page.evaluate(() =>
        Object.entries(localStorage).some(
          ([key, text]) => key.startsWith("colophon:draft:") && text.includes('"left":["keywords"]'),
        ),
      ),
    )
    .toBe(true);

  page.once("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await page.getByRole("button", { name: "Take them back" }).click();
  await expect(name).toHaveValue(title);
  await expect(marks).toHaveCount(kept);
  // The file is looked into once more, and fills nothing that was taken out.
  await expect(page.getByText(/^EPUB, .+ kB, from .+/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Remove The sea" })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Undo: Name" }).click();
  await expect(name).toHaveValue("");
  await expect(marks).toHaveCount(kept - 1);
});

test("what came from one file goes when its address does, and that of the next one comes", async ({
  page,
  serveFile,
}) => {
  const [first, second] = [unique("File A"), unique("File B")];
  const a = serveFile("a.epub", await taggedEpubOf(first, ISBN));
  const b = serveFile("b.pdf", pdfOf(second), { held: true });
  const address = page.getByLabel("Address of the EPUB");
  const name = page.getByLabel("Name", { exact: true });
  const authors = page.getByRole("button", { name: "Remove Ana Torres" });
  const undo = page.getByRole("button", { name: /^Undo:/ });
  await page.goto("/content/new?type=epub");
  await address.fill(a.url);
  await expect(name).toHaveValue(first);
  await expect(authors).toBeVisible();
  await name.fill("My own name");

  await address.fill(b.url);
  await expect(authors).toHaveCount(0);
  await expect(undo).toHaveCount(0);
  await expect(page.getByLabel("ISBN or other external id", { exact: true })).toHaveValue("");
  await expect(page.getByRole("combobox", { name: "Language", exact: true })).not.toHaveValue("Portuguese");
  await expect(page.getByText("What the file that stood here had filled in is taken out.")).toBeVisible();
  await expect(name).toHaveValue("My own name");
  b.release();
  await expect(page.getByText("This is a PDF, not an EPUB.")).toBeVisible();

  await address.fill(a.url);
  await expect(authors).toBeVisible();
  await expect(page.getByText("What the file that stood here had filled in is taken out.")).toHaveCount(0);
  await expect(name).toHaveValue("My own name");
  await page.getByRole("button", { name: "Undo: Authors" }).click();
  await expect(authors).toHaveCount(0);
  await address.fill("");
  await expect(undo).toHaveCount(0);
  await expect(name).toHaveValue("My own name");
});

test("an ISBN that only the copyright page of a dropped PDF knows becomes the external id", async ({
  page,
}) => {
  await page.goto("/content/new?type=pdf");
  const buffer = printedIsbnPdfOf(unique("Printed inside"), "978-84-376-0494-7");
  await dropFiles(page, [{ name: "inside.pdf", mimeType: "application/pdf", buffer }]);
  const external = page.getByLabel("ISBN or other external id", { exact: true });
  await expect(external).toHaveValue("9788437604947");
  await tabTo(page.getByRole("button", { name: /^Undo: ISBN/ }));
  await page.keyboard.press("Enter");
  await expect(external).toHaveValue("");
  await expect(page.getByRole("button", { name: /^Undo: ISBN/ })).toHaveCount(0);
});

const dayParts = (page: Page) => page.getByRole("group", { name: "Published on" }).getByRole("spinbutton");

test("the day of today gives way to that of the file, and comes back", async ({ page, serveFile }) => {
  const { url } = serveFile("dated.epub", await taggedEpubOf(unique("Dated"), ISBN));
  await page.goto("/content/new?type=epub");
  const today = await dayParts(page).allTextContents();
  await page.getByLabel("Address of the EPUB").fill(url);
  await expect(dayParts(page)).toHaveText(["09", "13", "2019"]);
  await page.getByRole("button", { name: "Undo: Published on" }).click();
  await expect(dayParts(page)).toHaveText(today);
});

test("a day that somebody chose stays", async ({ page, serveFile }) => {
  const { url } = serveFile("dated.epub", await taggedEpubOf(unique("Dated"), ISBN));
  await page.goto("/content/new?type=epub");
  const today = await dayParts(page).allTextContents();
  await dayParts(page).first().press("ArrowUp");
  await expect(dayParts(page)).not.toHaveText(today);
  const own = await dayParts(page).allTextContents();
  await page.getByLabel("Address of the EPUB").fill(url);
  await expect(page.getByRole("button", { name: "Remove Ana Torres" })).toBeVisible();
  await expect(dayParts(page)).toHaveText(own);
});

test("an answer that comes late does not overwrite what was typed meanwhile", async ({ page, serveFile }) => {
  const held = serveFile("late.epub", await taggedEpubOf("The name in the file", ISBN), { held: true });
  await page.goto("/content/new?type=epub");
  await page.getByLabel("Address of the EPUB").fill(held.url);
  await page.getByLabel("Name", { exact: true }).fill("My own name");
  const external = page.getByLabel("ISBN or other external id", { exact: true });
  await external.fill("A-1");
  await external.fill("");
  await expect(page.getByText("Looking at the file…")).toBeVisible();
  held.release();
  await expect(page.getByRole("button", { name: "Remove Donald Hall" })).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("My own name");
  await expect(external).toHaveValue("");
});
