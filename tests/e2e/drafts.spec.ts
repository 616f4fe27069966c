import type { Page } from "@playwright/test";
import { expectAccessible } from "#tests/support/e2e-axe.ts";
import { pdfOf } from "#tests/support/e2e-books.ts";
import { waitsUntilAlive } from "#tests/support/e2e-page.ts";
import { taggedEpubOf } from "#tests/support/e2e-tagged-epub.ts";
import { expect, test, unique } from "#tests/support/e2e-test.ts";
import { chooseFiles } from "#tests/support/e2e-uploads.ts";

test.beforeEach(({ signIn }) => signIn());

const nameIn = (page: Page) => page.getByLabel("Name", { exact: true });
const offerIn = (page: Page) => page.getByText(/There are unsaved changes from/);
const takeBack = (page: Page) => page.getByRole("button", { name: "Take them back" }).click();

/** Drafts are kept a moment after the last letter. */
const untilKept = (page: Page, text: string) =>
  expect
    .poll(() =>
      page.evaluate(
        (wanted) =>
          Object.entries(localStorage).some(
            ([key, kept]) => key.startsWith("colophon:draft:") && kept.includes(wanted),
          ),
        text,
      ),
    )
    .toBe(true);

async function reload(page: Page) {
  page.once("dialog", (dialog) => void dialog.accept());
  await page.reload();
}

test("each tab keeps a draft of its own, and a title that one of them adds takes no other along", async ({
  page,
  context,
  serveFile,
}) => {
  const [first, second] = [unique("First tab"), unique("Second tab")];
  const other = waitsUntilAlive(await context.newPage());
  await page.goto("/content/new?type=pdf");
  await nameIn(page).fill(first);
  await untilKept(page, first);
  await other.goto("/content/new?type=pdf");
  await nameIn(other).fill(second);
  await untilKept(other, second);
  await expect(offerIn(other)).toHaveCount(0);

  await page.bringToFront();
  await page.getByLabel("Address of the PDF").fill(serveFile("first.pdf", pdfOf(first)).url);
  await page.getByRole("button", { name: "Add title" }).click();
  await expect(page.getByRole("heading", { level: 1, name: first })).toBeVisible();

  await other.bringToFront();
  await reload(other);
  await takeBack(other);
  await expect(nameIn(other)).toHaveValue(second);
});

test("a draft on offer stays as it is while one types, and leaves alone what was typed", async ({ page }) => {
  const [kept, since] = [unique("Kept"), unique("Typed since")];
  await page.goto("/content/new?type=physical");
  await nameIn(page).fill(kept);
  await page.getByLabel("Description in HTML").fill("Kept text");
  await untilKept(page, "Kept text");
  await reload(page);
  await nameIn(page).fill(since);
  await untilKept(page, since);
  await reload(page);
  await expect(offerIn(page)).toBeVisible();
  await expectAccessible(page);
  await takeBack(page);
  await expect(nameIn(page)).toHaveValue(since);
  // The one before it comes next.
  await reload(page);
  await page.getByRole("button", { name: "Throw them away" }).click();
  await takeBack(page);
  await expect(nameIn(page)).toHaveValue(kept);
  await reload(page);
  await expect(offerIn(page)).toBeVisible();
  await nameIn(page).fill(since);
  await takeBack(page);
  await expect(nameIn(page)).toHaveValue(since);
  await expect(page.getByLabel("Description in HTML")).toHaveValue("Kept text");
});

test("a file of another kind goes on in the form of its kind, with what was typed", async ({
  page,
  serveFile,
}) => {
  const title = unique("Wrong door");
  const epub = await taggedEpubOf(title, "9780306406157");
  const goOn = page.getByRole("button", { name: "Go on in the form for an EPUB" });
  const { url } = serveFile("wrong.epub", epub);
  await page.goto("/content/new?type=pdf");
  await page.getByLabel("Address of the PDF").fill(url);
  await expect(page.getByText("This is an EPUB, not a PDF.")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Publishers").fill("Own Press");
  await page.getByLabel("Publishers").press("Enter");
  await goOn.click();
  await expect(page.getByLabel("Address of the EPUB")).toHaveValue(url);
  await expect(page.getByRole("button", { name: "Remove Own Press" })).toBeVisible();
  await expect(nameIn(page)).toHaveValue(title);
  await expect(offerIn(page)).toHaveCount(0);

  await page.goto("about:blank");
  await page.goto("/content/new?type=pdf");
  await expect(offerIn(page)).toHaveCount(0);
  await nameIn(page).fill("Typed first");
  await chooseFiles(page, "Upload a file", [
    { name: "wrong.epub", mimeType: "application/epub+zip", buffer: epub },
  ]);
  await goOn.click();
  await expect(page.getByLabel("Address of the EPUB")).toHaveValue(/\/uploads\/[0-9a-f]{32}\/wrong\.epub\?/);
  await expect(nameIn(page)).toHaveValue("Typed first");
  await expect(page.getByRole("button", { name: "Remove Ana Torres" })).toBeVisible();
});

test("what was typed in the last moment before a reload is kept, too", async ({ page }) => {
  const name = unique("Last moment");
  await page.goto("/content/new?type=physical");
  await nameIn(page).fill("Something else");
  await untilKept(page, "Something else");
  page.once("dialog", (dialog) => void dialog.accept());
  await page.evaluate((typed) => {
    const field = document.querySelector<HTMLInputElement>("input[name=name]");
    if (!field) throw new Error("There is no field for the name.");
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, typed);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    requestAnimationFrame(() => requestAnimationFrame(() => location.reload()));
  }, name);
  await expect(offerIn(page)).toBeVisible();
  await takeBack(page);
  await expect(nameIn(page)).toHaveValue(name);
});
