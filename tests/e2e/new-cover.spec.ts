import type { Page } from "@playwright/test";
import { expectAccessible } from "#tests/support/e2e-axe.ts";
import { epubOf, pdfOf } from "#tests/support/e2e-books.ts";
import { pngOf, uploadPicture } from "#tests/support/e2e-pictures.ts";
import { expect, test, unique } from "#tests/support/e2e-test.ts";
import { dropFiles, holdLooks, holdUploads } from "#tests/support/e2e-uploads.ts";

test.beforeEach(({ signIn }) => signIn());

/** Of a server that nobody asks: what is typed is only read. */
const TYPED = "http://pictures.example/typed.png";

test("a new title gets an uploaded picture as its cover", async ({ page, store }) => {
  const name = unique("The Bird Atlas");
  await page.goto("/content/new?type=physical");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await uploadPicture(page, "atlas.png", await pngOf(600, 900));
  await expect(page.getByText("600 × 900 pixels, 1 : 1.5")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add title" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const id = Number(new URL(page.url()).pathname.split("/").at(-1));
  await expect.poll(async () => (await store.read(id)).cover_url, { timeout: 30_000 }).not.toBeNull();
  // The page that was opened before the picture had come shows it by itself.
  await expect(page.getByRole("region", { name: "Cover" }).getByText("600 × 900 pixels")).toBeVisible({
    timeout: 30_000,
  });
});

test("an address that is typed while a picture is sent stays, and the picture is offered", async ({
  page,
}) => {
  await page.goto("/content/new?type=physical");
  const uploads = await holdUploads(page);
  await uploadPicture(page, "atlas.png", await pngOf(600, 900));
  await expect(page.getByText("atlas.png")).toBeVisible();
  const address = page.getByLabel("Address of a picture");
  await address.fill(TYPED);
  uploads.release();
  await expect(page.getByText("atlas.png is uploaded. The field holds another address.")).toBeVisible();
  await expect(address).toHaveValue(TYPED);
  await page.getByRole("button", { name: "Use atlas.png" }).click();
  await expect(address).toHaveValue(/\/uploads\/[0-9a-f]{32}\/atlas\.png\?/);
  await expect(page.getByText("600 × 900 pixels, 1 : 1.5")).toBeVisible();
});

test("a title that is added while its cover is sent waits for it, and can be taken back", async ({
  page,
  store,
}) => {
  const name = unique("The Slow Cover");
  await page.goto("/content/new?type=physical");
  await page.getByLabel("Name", { exact: true }).fill(name);
  const uploads = await holdUploads(page);
  await uploadPicture(page, "slow.png", await pngOf(600, 900));
  await expect(page.getByText("slow.png")).toBeVisible();
  const add = page.getByRole("button", { name: "Add title" });
  await add.click();
  const waits = page.getByText("The cover is still being sent. The title is added as soon as it is there.");
  await expect(waits).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Do not add it yet" }).click();
  await expect(waits).toHaveCount(0);
  expect(await store.named(name)).toHaveLength(0);

  await add.click();
  await page.getByRole("region", { name: "Cover" }).getByRole("button", { name: "Give up slow.png" }).click();
  await expect(page.getByLabel("Address of a picture")).toBeFocused();
  expect(await store.named(name)).toHaveLength(0);

  await uploadPicture(page, "slow.png", await pngOf(600, 900));
  await expect(page.getByText("slow.png")).toBeVisible();
  await add.click();
  await expect(waits).toBeVisible();
  uploads.release();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("region", { name: "Cover" }).getByText("600 × 900 pixels")).toBeVisible({
    timeout: 30_000,
  });
  expect(await store.named(name)).toHaveLength(1);
});

test("a picture that is dropped on the form of a PDF is its cover, with the file or by itself", async ({
  page,
}) => {
  const name = unique("Both at Once");
  const png = (called: string, buffer: Buffer) => ({ name: called, mimeType: "image/png", buffer });
  const pdf = { name: "both.pdf", mimeType: "application/pdf", buffer: pdfOf(name) };
  await page.goto("/content/new?type=pdf");
  await dropFiles(page, [png("first.png", await pngOf(300, 450))]);
  const address = page.getByLabel("Address of a picture");
  await expect(page.getByText("first.png is a picture: it is taken as the cover.")).toBeVisible();
  await expect(address).toHaveValue(/\/first\.png\?/);
  await dropFiles(page, [pdf, png("front.png", await pngOf(1600, 2400))]);
  await expect(page.getByText("front.png is a picture: it is taken as the cover.")).toBeVisible();
  await expect(address).toHaveValue(/\/front\.png\?/);
  await expect(page.getByText("1,600 × 2,400 pixels, 1 : 1.5")).toBeVisible();
  await expect(page.getByText("both.pdf is uploaded, and its address is filled in.")).toBeVisible();
  await expectAccessible(page);
});

const asksOf = (page: Page) =>
  page.getByText("This picture has 300 × 450 pixels, the cover in the file 600 × 900. Use the smaller one?");

test("a new title is asked about a picture that is smaller than the cover in its file", async ({
  page,
  serveFile,
  store,
}) => {
  const name = unique("The Larger Inside");
  await page.goto("/content/new?type=epub");
  await page.getByLabel("Address of the EPUB").fill(serveFile("inside.epub", await epubOf(name)).url);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
  await uploadPicture(page, "small.png", await pngOf(300, 450));
  await expect(asksOf(page)).toBeVisible();
  // What has been scrolled under the bar cannot be judged.
  await page.getByLabel("Address of the EPUB").scrollIntoViewIfNeeded();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add title" }).click();
  await expect(page.getByRole("status").filter({ has: asksOf(page) })).toBeFocused();
  expect(await store.named(name)).toHaveLength(0);
  await page.getByRole("button", { name: "Use the file’s cover" }).click();
  await expect(asksOf(page)).toHaveCount(0);
  await expect(page.getByLabel("Address of a picture")).toHaveValue("");
  await page.getByRole("button", { name: "Add title" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("region", { name: "Cover" }).getByText("600 × 900 pixels")).toBeVisible({
    timeout: 30_000,
  });
});

test("a picture that was declined is not offered again, and what is none is said in words for pictures", async ({
  page,
  serveFile,
}) => {
  await page.goto("/content/new?type=epub");
  const name = unique("Declined");
  await page.getByLabel("Address of the EPUB").fill(serveFile("declined.epub", await epubOf(name)).url);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
  await uploadPicture(page, "small.png", await pngOf(300, 450));
  await page.getByRole("button", { name: "Use the file’s cover" }).click();
  await expect(page.getByLabel("Address of a picture")).toHaveValue("");
  await expect(page.getByText("small.png is uploaded")).toHaveCount(0);

  const long = `${"R".repeat(200)}.png`;
  await uploadPicture(page, long, await pngOf(600, 900));
  await expect(page.getByLabel("Address of a picture")).toHaveValue(/R\.png/);
  await page.getByLabel("Address of a picture").fill("");
  await expect(page.getByText(`${long} is uploaded. The field is empty.`)).toBeVisible();
  await page.evaluate(() => window.scrollTo(0, 0));
  await expectAccessible(page);
  await uploadPicture(page, "drawing.svg", Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"/>`));
  await expect(page.getByText("drawing.svg: This is not a picture that can be a cover.")).toBeVisible();
  await uploadPicture(page, "empty.png", Buffer.alloc(0));
  await expect(page.getByText("empty.png: This file is empty. Choose another picture.")).toBeVisible();
});

test("a picture that comes back with a draft is measured, and asked about as before", async ({
  page,
  serveFile,
}) => {
  await page.goto("/content/new?type=epub");
  const name = unique("Comes Back");
  await page.getByLabel("Address of the EPUB").fill(serveFile("back.epub", await epubOf(name)).url);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
  await uploadPicture(page, "small.png", await pngOf(300, 450));
  await expect(asksOf(page)).toBeVisible();
  page.once("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await page.getByRole("button", { name: "Take them back" }).click();
  await expect(page.getByText("300 × 450 pixels, 1 : 1.5")).toBeVisible();
  await expect(asksOf(page)).toBeVisible();
});

test("a title with a picture waits until the cover in its file is known; the smaller one is used when it is wanted", async ({
  page,
  serveFile,
}) => {
  const name = unique("Not Known Yet");
  await page.goto("/content/new?type=epub");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await uploadPicture(page, "small.png", await pngOf(300, 450));
  await expect(page.getByText("300 × 450 pixels, 1 : 1.5")).toBeVisible();
  const looks = await holdLooks(page);
  await page.getByLabel("Address of the EPUB").fill(serveFile("late.epub", await epubOf(name)).url);
  const add = page.getByRole("button", { name: "Add title" });
  await add.click();
  await expect(page.getByText("The size of the cover in the file is not known yet.")).toBeVisible();
  looks.release();
  await expect(asksOf(page)).toBeVisible();
  await page.getByRole("button", { name: "Use the smaller one" }).click();
  await expect(asksOf(page)).toHaveCount(0);
  await add.click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("region", { name: "Cover" }).getByText("300 × 450 pixels")).toBeVisible({
    timeout: 30_000,
  });
});

test("a smaller picture that the form may not look at does not take the place of the one in the file", async ({
  page,
  serveFile,
  store,
}) => {
  const name = unique("Out of Sight");
  await page.goto("/content/new?type=epub");
  await page.getByLabel("Address of the EPUB").fill(serveFile("sight.epub", await epubOf(name)).url);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
  await page.getByLabel("Address of a picture").fill(serveFile("small.png", await pngOf(300, 450)).url);
  await page.getByRole("button", { name: "Add title" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible({ timeout: 60_000 });
  const panel = page.getByRole("region", { name: "Cover" });
  await expect(panel.getByText("600 × 900 pixels, 1 : 1.5")).toBeVisible({ timeout: 30_000 });
  await expect(panel.getByText("it has 300 × 450 pixels")).toBeVisible({ timeout: 30_000 });
  const [title] = await store.named(name);
  expect(title?.cover_url).toBeTruthy();
});

test("what is wrong with a picture is said in the form, and not beside another one", async ({
  page,
  expectStranger,
}) => {
  expectStranger("https://pictures.example");
  await page.route("https://pictures.example/*", (route) =>
    route.request().url().endsWith("wide.png")
      ? pngOf(1800, 600).then((body) => route.fulfill({ contentType: "image/png", body }))
      : route.fulfill({ contentType: "text/html", body: "<p>No picture." }),
  );
  await page.goto("/content/new?type=pdf");
  const address = page.getByLabel("Address of a picture");
  await address.fill("hello");
  await address.blur();
  await expect(page.getByText("This must be an address that starts with https://")).toBeVisible();
  await address.fill("https://pictures.example/page.html");
  await expect(page.getByText("This must be an address that starts with https://")).toHaveCount(0);
  await address.blur();
  const isNone = page.getByText("No picture could be loaded from this address.");
  await expect(isNone).toBeVisible();
  // What lies half under the bar that stays at the top cannot be judged.
  await page.evaluate(() => window.scrollTo(0, 0));
  await expectAccessible(page);
  await address.fill("https://pictures.example/wide.png");
  await expect(isNone).toHaveCount(0);
  await address.blur();
  await expect(page.getByText("1,800 × 600 pixels, 3 : 1")).toBeVisible();
  await expect(page.getByText("It is wider than tall")).toBeVisible();

  await uploadPicture(page, "vast.png", await pngOf(8_100, 8_000));
  const isVast = page.getByText("vast.png: This picture has 8,100 × 8,000 pixels, more than the 64 million");
  await expect(isVast).toBeVisible();
  await address.fill("https://pictures.example/another.png");
  await expect(isVast).toHaveCount(0);
});
