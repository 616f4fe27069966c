import sharp from "sharp";
import { pdfOf } from "#tests/support/e2e-books.ts";
import { expect, test, unique } from "#tests/support/e2e-test.ts";
import { dropFiles, type GivenFile, holdUploads } from "#tests/support/e2e-uploads.ts";

test.beforeEach(({ signIn }) => signIn());

const pdf = (name: string, title: string): GivenFile => ({
  name,
  mimeType: "application/pdf",
  buffer: pdfOf(title),
});

test("of files with one name, each is named and left out by itself, also with the same bytes", async ({
  page,
  store,
}) => {
  const stamp = unique("Twice");
  await page.goto("/content");
  await dropFiles(page, [
    pdf("a.pdf", `${stamp} meadow`),
    pdf("a.pdf", `${stamp} meadow`),
    pdf("a.pdf", `${stamp} harbour`),
  ]);
  const names = page.getByRole("dialog").getByRole("textbox", { name: "Name of the title from a.pdf" });
  await expect(names).toHaveCount(3);
  await expect(names.nth(2)).toHaveValue(`${stamp} harbour`);
  await expect(names.nth(1)).toHaveValue(`${stamp} meadow`);
  await names.first().fill(`${stamp} typed`);
  await expect(names.nth(1)).toHaveValue(`${stamp} meadow`);
  await page
    .getByRole("dialog")
    .getByRole("button", { name: `Leave out ${stamp} harbour` })
    .click();
  await expect(names).toHaveCount(2);
  await page.getByRole("dialog").getByRole("button", { name: "Add 2 titles" }).click();
  const tray = page.getByRole("region", { name: "Files being added" });
  await expect(tray.getByRole("heading", { name: "2 of 2 titles added" })).toBeVisible({ timeout: 30_000 });
  const made = await store.named(stamp);
  expect(made.map(({ name }) => name).toSorted()).toEqual([`${stamp} meadow`, `${stamp} typed`]);
});

test("a review in which something was typed is not lost by one key or a reload", async ({ page }) => {
  await page.goto("/content");
  await dropFiles(page, [pdf("one.pdf", unique("Kept")), pdf("two.pdf", unique("Kept"))]);
  const dialog = page.getByRole("dialog", { name: /^Add \d/ });
  await expect(dialog.getByRole("status")).toHaveText("All 2 titles were looked into.");
  const name = dialog.getByRole("textbox", { name: /one\.pdf/ });
  await name.fill("Typed by hand");
  await page.keyboard.press("Escape");
  const question = page.getByRole("alertdialog", { name: "Leave without adding?" });
  await expect(question.getByRole("button", { name: "Stay here" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(question).toHaveCount(0);
  await expect(name).toHaveValue("Typed by hand");
  await expect(name).toBeFocused();

  const asked = page.waitForEvent("dialog");
  // Stays open until the browser's question is answered; it is answered with no.
  const reload = page.evaluate(() => setTimeout(() => window.location.reload()));
  expect((await asked).type()).toBe("beforeunload");
  await (await asked).dismiss();
  await reload;
  await expect(name).toHaveValue("Typed by hand");

  await dialog.getByRole("button", { name: "Cancel" }).click();
  await question.getByRole("button", { name: "Stay here" }).click();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await question.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(question).toHaveCount(0);
  await expect(dialog).toHaveCount(0);

  // Also when it was typed while the files were still on their way.
  const uploads = await holdUploads(page);
  await dropFiles(page, [pdf("one.pdf", unique("Kept")), pdf("two.pdf", unique("Kept"))]);
  await name.fill("Typed early");
  uploads.release();
  await expect(dialog.getByRole("status")).toHaveText("All 2 titles were looked into.");
  const askedAgain = page.waitForEvent("dialog");
  const reloadAgain = page.evaluate(() => setTimeout(() => window.location.reload()));
  await (await askedAgain).dismiss();
  await reloadAgain;
  await expect(name).toHaveValue("Typed early");
  await page.keyboard.press("Escape");
  await question.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(dialog).toHaveCount(0);

  // A title that is left out is something done as well.
  await dropFiles(page, [pdf("one.pdf", unique("Kept")), pdf("two.pdf", unique("Kept"))]);
  await expect(dialog.getByRole("status")).toHaveText("All 2 titles were looked into.");
  await dialog.getByRole("button", { name: "Leave out" }).first().click();
  await dialog.getByRole("button", { name: "Leave out" }).first().click();
  await expect(page.getByRole("dialog", { name: "Nothing to add" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await question.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(dialog).toHaveCount(0);
});

test("one book and one picture on the list are a title and its cover", async ({ page, store }) => {
  const name = unique("Covered");
  const blue = { create: { width: 600, height: 900, channels: 3, background: "#345" } } as const;
  await page.goto("/content");
  await dropFiles(page, [
    pdf("book.pdf", name),
    { name: "front.png", mimeType: "image/png", buffer: await sharp(blue).png().toBuffer() },
  ]);
  const dialog = page.getByRole("dialog", { name: "Add 1 title" });
  await expect(dialog).toContainText("Cover: front.png");
  await expect(dialog.getByRole("region", { name: "These files cannot be added" })).toHaveCount(0);
  await expect(dialog.getByRole("textbox", { name: /book\.pdf/ })).toHaveValue(name);
  const sent = page.waitForRequest(
    (request) => request.method() === "POST" && new URL(request.url()).pathname === "/api/content",
  );
  await dialog.getByRole("button", { name: "Add the title" }).click();
  expect((await sent).postDataJSON()).toMatchObject({
    name,
    file_type: "pdf",
    cover_url: expect.stringMatching(/\/front\.png\?/),
  });
  const tray = page.getByRole("region", { name: "Files being added" });
  await expect(tray.getByRole("heading", { name: "1 of 1 title added" })).toBeVisible({ timeout: 30_000 });
  const [made] = await store.named(name);
  await expect
    .poll(async () => (await store.read(made?.id ?? 0)).cover_url, { timeout: 30_000 })
    .not.toBeNull();
});
