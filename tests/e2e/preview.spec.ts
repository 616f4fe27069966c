import { expectAccessible } from "#tests/support/e2e-axe.ts";
import { fourPagesOf, picturedEpubOf, unnamedEpub } from "#tests/support/e2e-books.ts";
import type { Store } from "#tests/support/e2e-store.ts";
import { expect, tabTo, test, unique } from "#tests/support/e2e-test.ts";

test.beforeEach(({ signIn }) => signIn());

async function untilDone(store: Store, id: number) {
  await expect.poll(async () => (await store.read(id)).conversion_status, { timeout: 30_000 }).toBe("done");
}

test("the pages of a PDF are turned by keys, and say which of them buyers see", async ({
  page,
  store,
  createTitle,
  serveFile,
  expectBrokenLine,
}) => {
  const name = unique("The Farm");
  const { id } = await createTitle({
    name,
    file_type: "pdf",
    file_url: serveFile("farm.pdf", fourPagesOf(name)).url,
  });
  await untilDone(store, id);

  await page.goto(`/content/${id}`);
  await page.getByRole("link", { name: "Preview", exact: true }).click();
  const preview = page.getByRole("region", { name: "Preview" });
  const picture = preview.getByRole("img");
  await expect(picture).toHaveAccessibleName("Page 1 of 4");
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(100);
  await expect(preview.getByRole("status")).toContainText("Buyers see this page");

  const pages = preview.getByRole("slider", { name: "Pages" });
  await tabTo(pages);
  await page.keyboard.press("End");
  await expect(picture).toHaveAccessibleName("Page 4 of 4");
  await expect(preview.getByRole("status")).toContainText("Buyers do not see this page");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(picture).toHaveAccessibleName("Page 2 of 4");
  await expect(preview.getByRole("status")).toContainText("Buyers see this page");
  await preview.getByRole("button", { name: "Next page" }).click();
  await expect(picture).toHaveAccessibleName("Page 3 of 4");
  await expectAccessible(page);
  // A picture that did not come is said to be missing, and comes when it is asked for again.
  expectBrokenLine();
  await page.route("**/pages/0004.webp", (route) => route.abort());
  await preview.getByRole("button", { name: "Next page" }).click();
  await expect(preview.getByRole("alert")).toHaveText("The picture of this page could not be loaded.");
  await expectAccessible(page);
  await page.unrouteAll();
  await preview.getByRole("button", { name: "Try again" }).click();
  await expect(picture).toHaveAccessibleName("Page 4 of 4");
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(100);
});

test("the chapters of an EPUB show with their pictures in a frame that can run nothing", async ({
  page,
  context,
  store,
  createTitle,
  serveFile,
  expectBrokenLine,
}) => {
  const name = unique("The Pond");
  const file = serveFile("pond.epub", await picturedEpubOf(name));
  const { id } = await createTitle({ name, file_type: "epub", file_url: file.url });
  await untilDone(store, id);

  await page.goto(`/content/${id}/preview`);
  const frame = page.getByTitle("Chapter: The Farm");
  await expect(frame).toHaveAttribute("sandbox", "");
  const chapter = frame.contentFrame();
  await expect(chapter.getByRole("heading", { name: "The Farm" })).toBeVisible();
  const picture = chapter.getByRole("img", { name: "A farm" });
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(60);

  const contents = page.getByRole("navigation", { name: "Chapters" });
  await expect(contents.locator("[aria-current]")).toHaveText(/^The Farm/);
  await chapter.getByRole("link", { name: /The Pond$/ }).click();
  await expect(contents.locator("[aria-current]")).toHaveCount(0);
  await contents.getByRole("button", { name: "The Pond" }).click();
  const second = page.getByTitle("Chapter: The Pond").contentFrame();
  // An editor reads the whole chapter, of which buyers see the beginning.
  await expect(second.getByText("Line 60 of the pond.")).toBeVisible();
  await expectAccessible(page);

  // Who walks on inside of the frame comes back by choosing the chapter again.
  await second.getByRole("link", { name: /The Farm$/ }).click();
  await expect(second.getByRole("heading", { name: "The Farm" })).toBeVisible();
  await expect(contents.locator("[aria-current]")).toHaveCount(0);
  await contents.getByRole("button", { name: "The Pond" }).click();
  await expect(second.getByText("Line 60 of the pond.")).toBeVisible();

  // The browser's own page about a lost line never takes the place of a chapter.
  expectBrokenLine();
  await context.setOffline(true);
  await contents.getByRole("button", { name: "The Farm" }).click();
  await expect(page.getByText("No connection. What you asked for comes").last()).toBeVisible();
  await expect(page.getByTitle(/^Chapter: /)).toHaveCount(0);
  await context.setOffline(false);
  await expect(chapter.getByRole("heading", { name: "The Farm" })).toBeVisible();
  // The chapter that was chosen comes at a new address, after the old one.
  await page.goto(`/content/${id}/preview`, { waitUntil: "networkidle" });
  await context.setOffline(true);
  await chapter.getByRole("link", { name: /The Pond$/ }).click();
  await expect(page.getByTitle(/^Chapter: /)).toHaveCount(0);
  await context.setOffline(false);
  await expect(chapter.getByRole("heading", { name: "The Farm" })).toBeVisible();
});

test("a chapter is asked for at a new address once its own may have expired", async ({
  page,
  store,
  createTitle,
  serveFile,
}) => {
  const name = unique("The Pond");
  const file = serveFile("pond.epub", await picturedEpubOf(name));
  const { id } = await createTitle({ name, file_type: "epub", file_url: file.url });
  await untilDone(store, id);
  await page.goto(`/content/${id}/preview`);
  await expect(page.getByTitle("Chapter: The Farm").contentFrame().getByRole("heading")).toBeVisible();

  const fresh = "/previews/fresh/chapters/0002.html";
  await page.route(`**/api/content/${id}/conversion`, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replaceAll(
      /\/previews\/[^/"]+\/chapters/g,
      "/previews/fresh/chapters",
    );
    await route.fulfill({ response: answer, body });
  });
  await page.route(`**${fresh}`, (route) =>
    route.fulfill({ contentType: "text/html", body: "<p>Behind a fresh address.</p>" }),
  );
  await page.clock.setFixedTime(Date.now() + 61 * 60_000);
  await page.getByRole("navigation", { name: "Chapters" }).getByRole("button", { name: "The Pond" }).click();
  await expect(page.getByTitle("Chapter: The Pond").contentFrame().getByText("Behind a fresh")).toBeVisible();
});

test("a chapter without a name is called by its number", async ({ page, store, createTitle, serveFile }) => {
  const file = serveFile("unnamed.epub", unnamedEpub());
  const { id } = await createTitle({ name: unique("Unnamed"), file_type: "epub", file_url: file.url });
  await untilDone(store, id);
  await page.goto(`/content/${id}/preview`);
  const chapters = page.getByRole("navigation", { name: "Chapters" });
  await expect(chapters.getByRole("button", { name: /^Chapter 1/ })).toBeVisible();
  await expect(chapters.getByRole("button", { name: /^Dos/ })).toBeVisible();
  await expect(page.getByTitle("Chapter 1", { exact: true })).toBeVisible();
});

test("a track plays from its row, moves on, and goes over to the next one", async ({
  page,
  createAudiobook,
  expectBrokenLine,
}) => {
  const book = await createAudiobook(unique("Readings"), ["Opening", "Farm", "Pond"]);
  await page.goto(`/content/${book.id}/tracks`);
  await page.getByRole("row", { name: "Opening" }).getByRole("button", { name: "Play Opening" }).click();

  const player = page.getByRole("region", { name: "Player" });
  const time = () => page.locator("audio").evaluate((audio: HTMLAudioElement) => audio.currentTime);
  await expect.poll(time).toBeGreaterThan(0.2);
  await expect(page.getByRole("button", { name: "Pause Opening" })).toHaveCount(2);
  await expect(player).toContainText("Farm");
  await expect.poll(time).toBeGreaterThan(0.2);

  await player.getByRole("button", { name: "Pause Farm" }).click();
  const position = player.getByRole("slider", { name: "Position in Farm" });
  await position.press("Home");
  await expect(position).toHaveAttribute("aria-valuetext", /^0:00 of 0:03$/);
  await position.press("ArrowRight");
  await expect(position).toHaveAttribute("aria-valuetext", /^0:03 of 0:03$/);
  await expectAccessible(page);

  await page.getByRole("link", { name: "Preview", exact: true }).click();
  const tracks = page.getByRole("list", { name: "Tracks" });
  await tracks.getByRole("button", { name: "Play Pond" }).click();
  await expect.poll(time).toBeGreaterThan(0.2);
  await expectAccessible(page);
  // A single failure is not worth a word; without the network there is one, and then it plays again.
  expectBrokenLine();
  await page.route(/\/previews\/[^/]+\/tracks\//, (route) => route.abort(), { times: 1 });
  await tracks.getByRole("button", { name: "Play Opening" }).click();
  await expect.poll(time).toBeGreaterThan(0.2);
  // What was heard before may still be at hand without a network: both are held back here.
  for (const address of [/\/previews\/[^/]+\/tracks\//, /\/api\/content\/\d+\/conversion/])
    await page.route(address, (route) => route.abort());
  await tracks.getByRole("button", { name: "Play Farm" }).click();
  const lost = page.getByRole("alert").filter({ hasText: "The sound could not be loaded." });
  await expect(lost).toBeVisible();
  await page.unrouteAll();
  await tracks.getByRole("button", { name: "Play Farm" }).click();
  await expect.poll(time).toBeGreaterThan(0.2);
  await expect(lost).toHaveCount(0);
});

test("a track that could not be converted is listed, and said to be unheard", async ({
  page,
  context,
  store,
  createAudiobook,
  serveFile,
}) => {
  const { id } = await createAudiobook(unique("Gaps"), ["Opening"]);
  const { url } = serveFile("torn.mp3", Buffer.from("No sound at all."));
  await store.addTrack(id, { title: "Torn", file_url: url });
  await expect.poll(async () => (await store.read(id)).conversion_status, { timeout: 30_000 }).toBe("error");

  await page.goto(`/content/${id}/preview`);
  const tracks = page.getByRole("list", { name: "Tracks" });
  await expect(tracks.getByRole("listitem").filter({ hasText: "Torn" })).toContainText("nobody can hear it");
  await expect(tracks.getByRole("listitem")).toHaveText([/^1Opening/, /^2Torn/]);
  await expect(tracks.getByRole("button", { name: /^Play/ })).toHaveCount(1);
  await expectAccessible(page);

  await store.update(id, { free: true });
  const { reader_url } = await store.read(id);
  const shop = await context.newPage();
  await shop.goto(reader_url ?? "");
  await expect(shop.getByRole("listitem").filter({ hasText: "Torn" })).toContainText("Cannot be played");
  await expectAccessible(shop);
});

test("the page in the store opens as much of a book as its editor does", async ({
  page,
  context,
  store,
  createTitle,
  serveFile,
  expectRefusal,
}) => {
  const name = unique("Conversations");
  const file = serveFile("pages.pdf", fourPagesOf(name));
  const description = "<p>Talks on a <b>farm</b>.</p>";
  const { id } = await createTitle({ name, file_type: "pdf", file_url: file.url, description });
  await untilDone(store, id);
  const { product_url, reader_url } = await store.read(id);
  const shop = await context.newPage();

  expectRefusal(403, /\/read$/);
  await shop.goto(reader_url ?? "");
  await expect(shop.getByRole("heading", { level: 1 })).toHaveText("This book is for its buyers");
  await expectAccessible(shop);

  await store.update(id, { preview: true });
  await shop.goto(product_url ?? "");
  await expect(shop.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(shop.getByText("Talks on a farm.")).toBeVisible();
  await expectAccessible(shop);
  await shop.getByRole("link", { name: "Read the preview" }).click();
  await expect(shop.getByRole("img")).toHaveCount(2);
  await expect(shop.getByText("The preview ends here. Shown here: 2 of 4.")).toBeVisible();
  await expectAccessible(shop);

  expectRefusal(401, /\/read$/);
  await store.update(id, { preview_require_login: true });
  await shop.reload();
  await expect(shop.getByRole("heading", { level: 1 })).toHaveText("A sign-in is needed");

  await store.update(id, { free: true });
  await shop.reload();
  const whole = await shop.getByRole("link", { name: "Open the PDF" }).getAttribute("href");
  const answer = await shop.request.get(new URL(whole ?? "", reader_url ?? "").href);
  expect(answer.headers()["content-type"]).toBe("application/pdf");
  expect((await answer.body()).subarray(0, 5).toString()).toBe("%PDF-");

  // What a buyer would see, for an editor, although it asks buyers to sign in.
  await store.update(id, { free: false });
  await page.goto(`/content/${id}/preview`);
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "See it as a buyer does before buying" }).click();
  const buyers = await opened;
  await expect(
    buyers.getByText("This is what a buyer sees before buying, once signed in at the store."),
  ).toBeVisible();
  await expect(buyers.getByRole("img")).toHaveCount(2);
});

test("a free audiobook plays in the store, track after track", async ({
  context,
  store,
  createAudiobook,
}) => {
  const book = await createAudiobook(unique("Listening"), ["Opening", "Farm"]);
  const { reader_url } = await store.update(book.id, { free: true });
  const shop = await context.newPage();
  await shop.goto(reader_url ?? "");
  const audio = shop.locator("audio");
  await shop.getByRole("link", { name: "Opening" }).click();
  await expect.poll(() => audio.evaluate((one: HTMLAudioElement) => one.currentTime)).toBeGreaterThan(0.2);
  // The next track begins by itself.
  await expect(shop.getByRole("link", { name: "Farm" })).toHaveAttribute("aria-current", "true");
  await expect.poll(() => audio.evaluate((one: HTMLAudioElement) => one.currentTime)).toBeGreaterThan(0.2);
  await expectAccessible(shop);
});
