import { expectAccessible } from "#tests/support/e2e-axe.ts";
import { epubOf, WEB_PAGE } from "#tests/support/e2e-books.ts";
import { pngOf, uploadPicture } from "#tests/support/e2e-pictures.ts";
import { expect, test, unique } from "#tests/support/e2e-test.ts";
import { dropFiles } from "#tests/support/e2e-uploads.ts";

test.beforeEach(({ signIn }) => signIn());

test("a picture that is dropped on a title, or on the form of a printed book, is its cover", async ({
  page,
  createTitle,
}) => {
  const dropped = { name: "dropped.png", mimeType: "image/png", buffer: await pngOf(600, 900) };
  const { id } = await createTitle({ name: unique("Dropped Cover") });
  await page.goto(`/content/${id}`);
  await dropFiles(page, [dropped]);
  const panel = page.getByRole("region", { name: "Cover" });
  await expect(panel.getByText("600 × 900 pixels, 1 : 1.5")).toBeVisible({ timeout: 30_000 });

  await page.goto("/content/new?type=physical");
  await dropFiles(page, [dropped]);
  const address = page.getByLabel("Address of a picture");
  await expect(address).toHaveValue(/\/uploads\/[0-9a-f]{32}\/dropped\.png\?/);
  await expect(page.getByText("600 × 900 pixels, 1 : 1.5")).toBeVisible();
});

test("a smaller picture is asked about, a bad one says why, a good one takes its place", async ({
  page,
  createTitle,
  serveFile,
  store,
  expectRefusal,
}) => {
  const name = unique("Covered");
  const { url } = serveFile("large.png", await pngOf(900, 1200));
  const { id } = await createTitle({ name, cover_url: url });
  await expect.poll(async () => (await store.read(id)).cover_url, { timeout: 30_000 }).not.toBeNull();
  const { cover_url: first } = await store.read(id);
  await page.goto(`/content/${id}`);
  const panel = page.getByRole("region", { name: "Cover" });
  await expect(panel.getByText("900 × 1,200 pixels")).toBeVisible();

  await uploadPicture(page, "small.png", await pngOf(90, 120));
  await expect(panel.getByText("The new picture has 90 × 120 pixels")).toBeVisible();
  await expectAccessible(page);
  await panel.getByRole("button", { name: "Keep the present one" }).click();
  await expect(panel).toBeFocused();
  expect((await store.read(id)).cover_url).toBe(first);

  await panel.getByLabel("Address of a picture").fill(serveFile("page.png", WEB_PAGE).url);
  await panel.getByLabel("Address of a picture").press("Enter");
  await expect(panel.getByText("The last picture was not taken over.")).toBeVisible({ timeout: 30_000 });
  await expect(panel.getByText("This is not a picture that can be a cover.")).toBeVisible();
  expect((await store.read(id)).cover_url).toBe(first);

  // What is refused at once is said in its own words, and the reason of the last one does not stand beside it.
  expectRefusal(422, /\/api\/content\/\d+$/);
  await panel.getByLabel("Address of a picture").fill("http://10.0.0.7/cover.png");
  await panel.getByLabel("Address of a picture").press("Enter");
  await expect(panel.getByRole("status")).toContainText("this one is private");
  await expect(panel.getByText("The last picture was not taken over.")).toHaveCount(0);
  await expect(panel.getByText("Some of the values cannot be accepted")).toHaveCount(0);

  await uploadPicture(page, "larger.png", await pngOf(1000, 1500));
  await expect(panel.getByText("1,000 × 1,500 pixels")).toBeVisible({ timeout: 30_000 });
  expect((await store.read(id)).cover_url).not.toBe(first);
});

test("a smaller picture behind an address, and the smaller one in the file, are asked about, too", async ({
  page,
  createTitle,
  serveFile,
  store,
}) => {
  const name = unique("The Loft");
  const { url } = serveFile("loft.epub", await epubOf(name));
  const { id } = await createTitle({ name, file_type: "epub", file_url: url });
  await expect.poll(async () => (await store.read(id)).cover_url, { timeout: 30_000 }).not.toBeNull();
  await page.goto(`/content/${id}`);
  const panel = page.getByRole("region", { name: "Cover" });
  await panel.getByLabel("Address of a picture").fill(serveFile("larger.png", await pngOf(1000, 1500)).url);
  await panel.getByRole("button", { name: "Use this picture" }).click();
  await expect(panel.getByText("1,000 × 1,500 pixels")).toBeVisible({ timeout: 30_000 });
  const { cover_url: larger } = await store.read(id);

  await panel.getByLabel("Address of a picture").fill(serveFile("small.png", await pngOf(90, 120)).url);
  await panel.getByRole("button", { name: "Use this picture" }).click();
  await expect(panel.getByText("The new picture has 90 × 120 pixels")).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await panel.getByRole("button", { name: "Keep the present one" }).click();
  await expect(panel.getByText(/90 × 120/)).toHaveCount(0);
  expect((await store.read(id)).cover_url).toBe(larger);

  await panel.getByRole("button", { name: "Use the file’s cover" }).click();
  await expect(panel.getByText("The new picture has 600 × 900 pixels")).toBeVisible({ timeout: 30_000 });
  await panel.getByRole("button", { name: "Use the smaller one" }).click();
  await expect(panel).toBeFocused();
  await expect(panel.getByText("600 × 900 pixels, 1 : 1.5")).toBeVisible({ timeout: 30_000 });

  // It is the present one by now: that is said at once, not after a minute of waiting.
  await panel.getByRole("button", { name: "Use the file’s cover" }).click();
  await expect(panel.getByText("The new cover is being fetched.")).toBeVisible();
  await expect(panel.getByText("The new cover is being fetched.")).toHaveCount(0, { timeout: 30_000 });
  await expect(panel.getByText("600 × 900 pixels, 1 : 1.5")).toBeVisible();
});
