import { WEB_PAGE } from "#tests/support/e2e-books.ts";
import { expect, test, unique } from "#tests/support/e2e-test.ts";
import { expectOrder } from "#tests/support/e2e-tracks.ts";

test("tracks are put in order by taps on a phone", async ({ page, signIn, createAudiobook, store }) => {
  const { id } = await createAudiobook(unique("Walks"), ["One", "Two", "Three", "Four"]);
  await signIn();
  await page.goto(`/content/${id}/tracks`);
  await expectOrder(page, store, id, ["One", "Two", "Three", "Four"]);
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(widths[0]).toBe(widths[1]);

  await page.getByRole("button", { name: "Move Three up" }).tap();
  await page.getByRole("button", { name: "Move Three up" }).tap();
  await expectOrder(page, store, id, ["Three", "One", "Two", "Four"]);
  await page.getByRole("button", { name: "Move One down" }).tap();
  await expectOrder(page, store, id, ["Three", "Two", "One", "Four"]);
  await page.getByRole("button", { name: "More actions for Four" }).tap();
  await page.getByRole("menuitem", { name: "Move to the top" }).tap();
  await expectOrder(page, store, id, ["Four", "Three", "Two", "One"]);

  await page.reload();
  await expectOrder(page, store, id, ["Four", "Three", "Two", "One"]);
});

test("a title is found, opened and saved on a phone", async ({ page, signIn, createTitle, store }) => {
  const { id, name } = await createTitle({ name: unique("Pocket Guide") });
  await signIn();
  await page.goto("/content");
  await page.getByRole("searchbox", { name: "Search titles" }).fill(name);
  await page.getByRole("link", { name }).tap();
  await page.getByLabel("Authors").fill("Ana Torres");
  await page.getByLabel("Authors").press("Enter");
  await page.getByRole("button", { name: "Save changes" }).tap();
  await expect(page.getByRole("status").filter({ hasText: /^Saved / })).toBeVisible();
  expect((await store.read(id)).author).toEqual(["Ana Torres"]);
  await page
    .getByRole("navigation", { name: "Main navigation" })
    .getByRole("link", { name: "Conversions" })
    .tap();
  await expect(page.getByRole("heading", { level: 1, name: "Conversions" })).toBeVisible();
});

test("the cards of the list say the external id, and why a conversion failed", async ({
  page,
  signIn,
  createTitle,
  serveFile,
}) => {
  const name = unique("Broken Spine");
  const external_id = unique("sku");
  const { url } = serveFile("page.epub", WEB_PAGE);
  await createTitle({ name, external_id, file_type: "epub", file_url: url });
  await signIn();
  await page.goto(`/content?q=${encodeURIComponent(name)}`);
  const card = page.getByRole("row", { name });
  await expect(card.getByText(external_id).filter({ visible: true })).toBeVisible();
  await expect(card.getByText("This is a web page, not an EPUB.").filter({ visible: true })).toBeVisible({
    timeout: 30_000,
  });
});
