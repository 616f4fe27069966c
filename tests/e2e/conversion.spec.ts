import { epubOf, WEB_PAGE } from "#tests/support/e2e-books.ts";
import { expect, test, unique } from "#tests/support/e2e-test.ts";
import { holdRequests } from "#tests/support/e2e-uploads.ts";

test.beforeEach(({ signIn }) => signIn());

test("an EPUB from an address becomes done by itself, on its page and in the list", async ({
  page,
  context,
  serveFile,
}) => {
  const name = unique("The Farm");
  const file = serveFile("farm.epub", await epubOf(name), { held: true });

  await page.goto("/content");
  await page.getByRole("link", { name: "New title" }).first().click();
  await page.getByRole("link", { name: "EPUB" }).click();
  await page.getByLabel("Address of the EPUB").fill(file.url);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Add title" }).click();

  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const conversion = page.getByRole("region", { name: "Conversion" });
  await expect(conversion.getByRole("listitem").and(page.locator("[aria-current=step]"))).toHaveText(
    "Download",
  );
  await expect(conversion.getByRole("progressbar", { name: `Conversion of ${name}` })).toBeVisible();

  const list = await context.newPage();
  await list.goto(`/content?q=${encodeURIComponent(name)}`);
  const row = list.getByRole("row").filter({ hasText: name });
  await expect(row.getByRole("progressbar", { name: "Conversion, step 1 of 4" })).toBeVisible();
  await expect(list.getByRole("link", { name: /\d+ converting/ })).toBeVisible();

  file.release();
  await expect(conversion).toContainText("Converted");
  await expect(conversion.getByRole("progressbar")).toHaveCount(0);
  await expect(row.getByText("Converted").filter({ visible: true })).toBeVisible();
  await expect(row.getByRole("presentation")).toBeVisible();

  await page.goto("/conversions");
  const finished = page.getByRole("region", { name: "Finished today" });
  await expect(finished.getByRole("listitem").filter({ hasText: name })).toContainText("Started by ana");
});

test("a list that comes alive after the first answer about conversions is drawn as the server drew it", async ({
  page,
  createTitle,
  serveFile,
}) => {
  const name = unique("The Barn");
  const file = serveFile("barn.epub", await epubOf(name), { held: true });
  await createTitle({ name, file_type: "epub", file_url: file.url });

  const scriptsOfFrame = new Set<string>();
  page.on("request", (request) => scriptsOfFrame.add(request.url()));
  await page.goto("/conversions");
  await expect(page.getByRole("link", { name: /\d+ converting/ })).toBeVisible();
  page.removeAllListeners("request");

  const answered = page.waitForResponse(/\/api\/conversions/);
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    if (!scriptsOfFrame.has(route.request().url())) await answered;
    await route.continue();
  });
  await page.goto(`/content?q=${encodeURIComponent(name)}`);
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row.getByRole("progressbar", { name: /Conversion, step \d of 4/ })).toBeVisible();
  file.release();
  await expect(row.getByText("Converted").filter({ visible: true })).toBeVisible();
});

test("a failed conversion says why, and works once the file is mended", async ({
  page,
  createTitle,
  serveFile,
}) => {
  const name = unique("The Pond");
  const file = serveFile("pond.epub", WEB_PAGE);
  const { id } = await createTitle({ name, file_type: "epub", file_url: file.url });
  const sentence = "This is a web page, not an EPUB. A Google Drive link must be shared";

  await page.goto(`/content/${id}/conversion`);
  const conversion = page.getByRole("region", { name: "Conversion" });
  await expect(conversion).toContainText(sentence);
  await expect(conversion).toContainText("Failed");

  await page.getByRole("link", { name: "Conversions" }).click();
  const failed = page.getByRole("region", { name: "Failed" }).getByRole("listitem").filter({ hasText: name });
  await expect(failed).toContainText(sentence);
  file.replace(await epubOf(name));
  await failed.getByRole("button", { name: "Try again" }).click();
  await expect(failed).toHaveCount(0);

  await page.goto(`/content/${id}/conversion`);
  await expect(conversion).toContainText("Converted");
});

test("a conversion that ends before the page has first asked for it: its cover is shown all the same", async ({
  page,
  createTitle,
  serveFile,
  store,
}) => {
  const name = unique("Quick");
  const file = serveFile("quick.epub", await epubOf(name), { held: true });
  const { id } = await createTitle({ name, file_type: "epub", file_url: file.url });
  const questions = await holdRequests(page, "**/api/conversions*");
  await page.goto(`/content/${id}`);
  const cover = page.getByRole("region", { name: "Cover" });
  await expect(cover).toContainText("No cover yet.");
  file.release();
  await expect.poll(async () => (await store.read(id)).conversion_status, { timeout: 30_000 }).toBe("done");
  questions.release();
  await expect(cover).toContainText("600 × 900 pixels", { timeout: 30_000 });
});
