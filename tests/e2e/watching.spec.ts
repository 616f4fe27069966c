import type { Page } from "@playwright/test";
import { expectAccessible } from "#tests/support/e2e-axe.ts";
import { epubOf, invalidEpubOf, WEB_PAGE } from "#tests/support/e2e-books.ts";
import { expect, tabTo, test, unique } from "#tests/support/e2e-test.ts";

test.beforeEach(({ signIn }) => signIn());

const note = (page: Page) => page.getByRole("status").filter({ hasText: /Shown as of \d+:\d\d:\d\d/ });
const topOf = async (page: Page) =>
  (await page.getByRole("region", { name: "Conversion" }).boundingBox())?.height;

test("a line that is cut is said while a conversion is watched, without moving the page, and goes by itself", async ({
  page,
  context,
  createTitle,
  serveFile,
  expectBrokenLine,
}) => {
  const name = unique("The Farm");
  const file = serveFile("farm.epub", await epubOf(name), { held: true });
  const { id } = await createTitle({ name, file_type: "epub", file_url: file.url });
  await page.goto(`/content/${id}/conversion`);
  const conversion = page.getByRole("region", { name: "Conversion" });
  await expect(conversion.getByRole("progressbar", { name: "Conversion, step 1 of 4" })).toBeVisible();
  const before = await topOf(page);

  expectBrokenLine();
  await context.setOffline(true);
  await expect(note(page)).toContainText("No answer since; it is asked again by itself.");
  await expect(conversion).toContainText("1/4 last known");
  await expect(page.getByText("Under way, last known")).toBeVisible();
  await expect(page.locator(".motion-safe\\:animate-spin")).toHaveCount(0);
  expect(await topOf(page)).toBe(before);
  await expectAccessible(page);

  await context.setOffline(false);
  await expect(note(page)).toHaveCount(0);
  await expect(page.getByRole("link", { name: /\d+ converting/ })).toBeVisible();
  file.release();
  await expect(conversion).toContainText("Converted");
});

test("a title that is deleted while its conversion is watched is said to be, on each page that shows it", async ({
  page,
  context,
  createTitle,
  serveFile,
  store,
  expectRefusal,
}) => {
  const name = unique("The Orchard");
  const file = serveFile("orchard.epub", await epubOf(name), { held: true });
  const { id } = await createTitle({ name, file_type: "epub", file_url: file.url });
  const [form, list, preview] = await Promise.all([context.newPage(), context.newPage(), context.newPage()]);
  await page.goto(`/content/${id}/conversion`);
  await form.goto(`/content/${id}`);
  await list.goto(`/content?q=${encodeURIComponent(name)}`);
  for (const one of [page, form])
    await expect(one.getByRole("progressbar", { name: /^Conversion, step/ })).toBeVisible();
  await preview.goto(`/content/${id}/preview`);
  await expect(preview.getByText("The file is being converted.")).toBeVisible();
  await form.getByLabel("Name", { exact: true }).fill(`${name}, typed`);
  await expect(list.getByRole("link", { name })).toBeVisible();

  expectRefusal(404, new RegExp(`^/api/content/${id}/conversion$`));
  await store.remove(id);
  const said = "This title has been deleted, and its conversion with it.";
  for (const one of [page, form]) {
    await expect(one.getByText(said).first()).toBeVisible();
    await expect(one.getByRole("status").filter({ hasText: said })).toHaveCount(1);
    await expect(one.getByRole("progressbar")).toHaveCount(0);
  }
  await expect(preview.getByRole("status").filter({ hasText: said })).toBeVisible({ timeout: 30_000 });
  await expect(preview.getByText("The file is being converted.")).toHaveCount(0);
  await expect(form.getByLabel("Name", { exact: true })).toHaveValue(`${name}, typed`);
  await expect(page.getByRole("region", { name: "History" })).toBeVisible();
  await expect(list.getByRole("heading", { name: "No titles match" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "To the list of titles" }).click();
  await expect(page).toHaveURL(/\/content$/);
  file.release();
});

test("a conversion that somebody else begins is seen on the pages of its title", async ({
  page,
  serveFile,
  store,
}) => {
  const name = unique("First Read");
  const file = serveFile("first-read.epub", await epubOf(name), { held: true });
  const settings = { free: true, published_at: "2020-01-01T00:00:00Z" };
  const { id } = await store.createDeferred({ name, file_type: "epub", file_url: file.url, ...settings });
  await page.goto(`/content/${id}/conversion`);
  const conversion = page.getByRole("region", { name: "Conversion" });
  await expect(conversion.getByRole("button", { name: "Convert now" })).toBeVisible();
  const { reader_url } = await store.read(id);
  expect((await fetch(reader_url ?? "")).status).toBe(202);
  const steps = conversion.getByRole("progressbar", { name: /^Conversion, step/ });
  await expect(steps).toBeVisible({ timeout: 30_000 });
  const history = page.getByRole("region", { name: "History" });
  await expect(history.getByText("Under way").first()).toBeVisible();
  file.release();
  await expect(conversion).toContainText("Converted");
  await expect(history.getByText("Under way")).toHaveCount(0);
});

test("a store that stops answering is said on the board, which asks on even with nothing under way", async ({
  page,
  expectRefusal,
}) => {
  await page.goto("/conversions");
  await expect(page.getByRole("heading", { name: "Failed" })).toBeVisible();
  expectRefusal(502, /^\/api\/(content|conversions)$/);
  const down = { kind: "store_unreachable", message: "The store does not answer." };
  await page.route(/\/api\/(conversions|content)\b/, (route) => route.fulfill({ status: 502, json: down }));
  await expect(note(page)).toBeVisible({ timeout: 30_000 });
  await page.unrouteAll();
  await expect(note(page)).toHaveCount(0);
});

test("who tries again by keys keeps the place, and hears how it ends", async ({
  page,
  createTitle,
  serveFile,
  store,
}) => {
  const name = unique("The Pond");
  const file = serveFile("pond.epub", WEB_PAGE, { held: true });
  const { id } = await createTitle({ name, file_type: "epub", file_url: file.url });
  await page.goto(`/content/${id}/conversion`);
  const conversion = page.getByRole("region", { name: "Conversion" });
  await expect(conversion).toContainText("1/4");
  await expect(conversion.getByRole("status")).toHaveText("");
  file.release();
  await expect(conversion.getByRole("status")).toHaveText(/^Failed: This is a web page, not an EPUB\./);

  const hasFocus = () => conversion.evaluate((element) => element.contains(document.activeElement));
  file.replace(await epubOf(name), { held: true });
  await tabTo(conversion.getByRole("button", { name: "Try again" }));
  await page.keyboard.press("Enter");
  await expect(conversion.getByRole("button", { name: "Try again" })).toHaveCount(0);
  await expect.poll(hasFocus).toBe(true);
  file.release();
  await expect(conversion.getByRole("status")).toHaveText("Converted");
  expect(await hasFocus()).toBe(true);

  const other = unique("Later");
  const url = serveFile("later.epub", await epubOf(other)).url;
  const deferred = await store.createDeferred({ name: other, file_type: "epub", file_url: url });
  await page.goto(`/content/${deferred.id}/conversion`);
  await conversion.getByRole("button", { name: "Convert now" }).click();
  await expect(conversion).toContainText("Converted");
  await expect.poll(hasFocus).toBe(true);
});

test("who tries again on the board by keys goes on among the failed ones", async ({
  page,
  createTitle,
  serveFile,
}) => {
  const name = unique("The Well");
  const file = serveFile("well.epub", WEB_PAGE);
  await createTitle({ name, file_type: "epub", file_url: file.url });
  await page.goto("/conversions");
  const group = page.getByRole("region", { name: "Failed" });
  const card = group.getByRole("listitem").filter({ hasText: name });
  await expect(card).toBeVisible();
  file.replace(await epubOf(name));
  await card.getByRole("button", { name: "Try again" }).focus();
  await page.keyboard.press("Enter");
  await expect(card).toHaveCount(0);
  await expect.poll(() => group.evaluate((element) => element === document.activeElement)).toBe(true);
});

test("a conversion that was started again in another tab is said so, and only until its state is known", async ({
  page,
  context,
  createTitle,
  serveFile,
  store,
  expectRefusal,
}) => {
  const name = unique("The Barn");
  const file = serveFile("barn.epub", WEB_PAGE);
  const { id } = await createTitle({ name, file_type: "epub", file_url: file.url });
  await expect.poll(async () => (await store.read(id)).conversion_status, { timeout: 30_000 }).toBe("error");
  await page.goto(`/content/${id}/conversion`);
  const conversion = page.getByRole("region", { name: "Conversion" });
  await expect(conversion).toContainText("Failed");

  file.replace(WEB_PAGE, { held: true });
  const elsewhere = await context.newPage();
  await elsewhere.goto(`/content/${id}/conversion`);
  await elsewhere.getByRole("button", { name: "Try again" }).click();
  await expect(elsewhere.getByRole("region", { name: "Conversion" })).toContainText("1/4");

  expectRefusal(409, /\/conversion$/);
  // This tab cannot see the new state yet.
  let isHeld = true;
  await page.route(/\/api\/conversions\b/, async (route) => {
    const answer = await route.fetch();
    const { active, watched } = await answer.json();
    const old = (state: { id: number }) => (state.id === id ? [] : [state]);
    const json = isHeld
      ? { active: active.flatMap(old), watched: watched.flatMap(old) }
      : { active, watched };
    await route.fulfill({ response: answer, json });
  });
  await conversion.getByRole("button", { name: "Try again" }).click();
  const said = conversion.getByRole("alert").filter({ hasText: "It has already been started again" });
  await expect(said).toBeVisible();
  await expect(conversion).not.toContainText("clashes");

  isHeld = false;
  file.release();
  // Who comes back to a tab sees what is so now.
  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
    await expect(said).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
  await expect(conversion).toContainText("Failed");
});

test("the messages of a report scroll by keys", async ({ page, createTitle, serveFile, store }) => {
  const file = serveFile("bad.epub", await invalidEpubOf(unique("Bad"), 60));
  const { id } = await createTitle({ name: unique("Bad"), file_type: "epub", file_url: file.url });
  await expect.poll(async () => (await store.read(id)).conversion_status, { timeout: 30_000 }).toBe("done");
  await page.goto(`/content/${id}/conversion`);
  await page.getByText(/^Show .*\d+ messages$/).click();
  const messages = page.getByRole("region", { name: "Messages of the report" });
  await tabTo(messages);
  await page.keyboard.press("End");
  await expect.poll(() => messages.evaluate((element) => element.scrollTop)).toBeGreaterThan(100);
});

test("a title without anything to show says why and leads to its conversion", async ({
  page,
  createTitle,
  serveFile,
  store,
}) => {
  const later = unique("Later");
  const url = serveFile("later.epub", await epubOf(later)).url;
  const deferred = await store.createDeferred({ name: later, file_type: "epub", file_url: url });
  await page.goto(`/content/${deferred.id}/preview`);
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview).toContainText("It is converted when a buyer first reads it");
  await expectAccessible(page);
  await preview.getByRole("link", { name: "Go to the conversion" }).click();
  await expect(page.getByRole("region", { name: "History" })).toContainText(
    "It begins when a buyer first reads the title, or at once by “Convert now”.",
  );

  const file = serveFile("page.epub", WEB_PAGE);
  const failed = await createTitle({ name: unique("Bad"), file_type: "epub", file_url: file.url });
  await expect
    .poll(async () => (await store.read(failed.id)).conversion_status, { timeout: 30_000 })
    .toBe("error");
  await page.goto(`/content/${failed.id}/preview`);
  await expect(preview).toContainText("The file could not be converted");
  await expect(preview).toContainText("This is a web page, not an EPUB.");
});
