import { expectAccessible } from "#tests/support/e2e-axe.ts";
import { epubOf, WEB_PAGE } from "#tests/support/e2e-books.ts";
import { expect, test, unique } from "#tests/support/e2e-test.ts";

test.describe.configure({ mode: "parallel" });
test.beforeEach(({ signIn }) => signIn());

test("the doors: sign-in, set-up, and an address that leads nowhere", async ({
  page,
  context,
  expectRefusal,
}) => {
  expectRefusal(404, /^\/nowhere$/);
  await page.goto("/nowhere");
  await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
  await expectAccessible(page, { isWholePage: true });
  await context.clearCookies();
  await page.goto("/sign-in");
  await expectAccessible(page, { isWholePage: true });
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Type your password.")).toBeVisible();
  await expectAccessible(page, { isWholePage: true });
  await page.goto("/set-up");
  await expectAccessible(page, { isWholePage: true });
});

test("the list: full, with a menu open, without hits", async ({ page, createTitle, serveFile }) => {
  const name = unique("Atlas");
  const prices = [
    { currency_id: "USD", amount: 25 },
    { currency_id: "ARS", amount: 19.5 },
  ];
  await createTitle({ name, author: ["Ana Torres", "Luis Paz"], prices });
  await createTitle({ name, lang: "es", free: true });
  const file_url = serveFile("atlas.epub", WEB_PAGE).url;
  await createTitle({ name, file_type: "epub", file_url });
  await page.goto(`/content?q=${encodeURIComponent(name)}`);
  await expect(page.getByText("Failed", { exact: true }).filter({ visible: true })).toBeVisible();
  await expectAccessible(page, { isWholePage: true });
  await page
    .getByRole("button", { name: `Actions for ${name}` })
    .first()
    .click();
  await expect(page.getByRole("menuitem", { name: "Delete" })).toBeVisible();
  await expectAccessible(page, { isWholePage: true });
  await page.goto(`/content?q=${unique("nothing")}`);
  await expect(page.getByRole("heading", { name: "No titles match" })).toBeVisible();
  await expectAccessible(page, { isWholePage: true });
});

test("the choice of a kind, and an address inside that leads nowhere", async ({ page, expectRefusal }) => {
  await page.goto("/content/new");
  await expectAccessible(page, { isWholePage: true });
  expectRefusal(404, /^\/content\/999999999$/);
  await page.goto("/content/999999999");
  await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
  await expectAccessible(page, { isWholePage: true });
});

for (const type of ["pdf", "epub", "audio", "physical"])
  test(`a new ${type}, with everything unfolded and refused`, async ({ page }) => {
    await page.goto(`/content/new?type=${type}`);
    await page.getByRole("button", { name: "Add a price" }).click();
    await page.getByText("Only in some countries").click();
    await page.getByLabel("Authors").fill("Ana Torres");
    await page.getByLabel("Authors").press("Enter");
    await page.getByRole("button", { name: "Add title" }).click();
    await expect(page.getByText("Type the name of the title.")).toBeVisible();
    await expectAccessible(page, { isWholePage: true });
  });

test("a stored title, and the question before leaving it", async ({ page, createTitle, serveFile }) => {
  const name = unique("Herbarium");
  const file_url = serveFile("herbarium.epub", await epubOf(name)).url;
  const { id } = await createTitle({
    name,
    file_type: "epub",
    file_url,
    author: ["Ana Torres"],
    bisac: ["FIC019000"],
    free: true,
    preview: true,
    prices: [{ currency_id: "USD", amount: 25 }],
    geographic_restrictions: { mode: "allow", countries: ["AR", "UY"] },
  });
  await page.goto(`/content/${id}`);
  await expect(page.getByRole("region", { name: "Conversion" })).toContainText("Converted");
  await expectAccessible(page, { isWholePage: true });
  await page.getByLabel("Name", { exact: true }).fill("Changed");
  await page.getByRole("link", { name: "Conversion", exact: true }).click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await expectAccessible(page, { isWholePage: true });
});

test("tracks, and the dialogs that add and delete one", async ({ page, createAudiobook }) => {
  const { id } = await createAudiobook(unique("Readings"), ["One", "Two", "Three"]);
  await page.goto(`/content/${id}/tracks`);
  await expect(page.getByRole("row")).toHaveCount(3);
  await expectAccessible(page, { isWholePage: true });
  await page.getByRole("button", { name: "Add track" }).click();
  await expect(page.getByRole("dialog", { name: "Add a track" })).toBeVisible();
  await expectAccessible(page, { isWholePage: true });
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "More actions for One" }).click();
  await page.getByRole("menuitem", { name: "Delete track" }).click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await expectAccessible(page, { isWholePage: true });
});

test("conversions: under way and failed, on their own pages and together", async ({
  page,
  createTitle,
  serveFile,
}) => {
  const name = unique("Almanac");
  const broken = serveFile("broken.epub", WEB_PAGE);
  const slow = serveFile("slow.epub", await epubOf(name), { held: true });
  const failed = await createTitle({ name, file_type: "epub", file_url: broken.url });
  const moving = await createTitle({ name, file_type: "epub", file_url: slow.url });
  await page.goto(`/content/${failed.id}/conversion`);
  await expect(page.getByText("This is a web page, not an EPUB.").first()).toBeVisible();
  await expectAccessible(page, { isWholePage: true });
  await page.goto(`/content/${moving.id}/conversion`);
  await expect(page.getByRole("progressbar").first()).toBeVisible();
  await expectAccessible(page, { isWholePage: true });
  await page.goto("/conversions");
  await expect(page.getByRole("region", { name: "Failed" }).getByRole("listitem").first()).toBeVisible();
  await expect(page.getByRole("progressbar").first()).toBeVisible();
  await expectAccessible(page, { isWholePage: true });
  slow.release();
});
