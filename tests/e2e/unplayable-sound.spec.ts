import { readFile } from "node:fs/promises";
import { expectAccessible } from "#tests/support/e2e-axe.ts";
import { aiffOf, mp3Of } from "#tests/support/e2e-books.ts";
import type { FileServer } from "#tests/support/e2e-file-server.ts";
import type { Store } from "#tests/support/e2e-store.ts";
import { expect, test, unique } from "#tests/support/e2e-test.ts";

const UNPLAYABLE = "This browser cannot play this track.";
const aiff = aiffOf(2);

/** An audiobook whose first track this browser cannot play, and whose second it can. */
async function createMixed(
  store: Store,
  serveFile: FileServer["serve"],
  fields: Record<string, unknown> = {},
) {
  const { id } = await store.create({
    name: unique("Recordings"),
    file_type: "audio",
    file_url: serveFile("opening.aiff", aiff).url,
    ...fields,
  });
  await store.addTrack(id, { title: "Farm", file_url: serveFile("farm.mp3", mp3Of("Farm", 2)).url });
  await expect.poll(async () => (await store.read(id)).conversion_status, { timeout: 30_000 }).toBe("done");
  const [first] = await store.tracks(id);
  if (first) await store.renameTrack(id, first.id, "Opening");
  return store.read(id);
}

test("a track that the browser of a reader cannot play says so, and can be had as a file", async ({
  browser,
  context,
  store,
  serveFile,
}) => {
  const { id, reader_url } = await createMixed(store, serveFile, { free: true });
  const shop = await context.newPage();
  await shop.goto(reader_url ?? "");
  const alert = shop.getByRole("alert");
  await expect(alert).toContainText(UNPLAYABLE);
  await expectAccessible(shop);
  const download = shop.waitForEvent("download");
  await alert.getByRole("link", { name: "Download the track" }).click();
  expect((await readFile(await (await download).path())).equals(aiff)).toBe(true);

  await shop.getByRole("link", { name: "Farm" }).click();
  const time = () => shop.locator("audio").evaluate((audio: HTMLAudioElement) => audio.currentTime);
  await expect.poll(time).toBeGreaterThan(0.2);
  await expect(shop.getByText(UNPLAYABLE)).toBeHidden();
  await shop.getByRole("link", { name: "Opening" }).click();
  await expect(alert).toContainText(UNPLAYABLE);

  // Without a script nobody knows whether it plays.
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const page = await plain.newPage();
  await page.goto(reader_url ?? "");
  await expect(page.getByText(UNPLAYABLE)).toBeHidden();
  await page.getByRole("link", { name: "Farm" }).click();
  const [, farm] = await store.tracks(id);
  await expect(page).toHaveURL(new RegExp(`track=${farm?.id}$`));
  await expect(page.getByRole("link", { name: "Download the track" })).toHaveAttribute(
    "href",
    new RegExp(`/tracks/${farm?.id}$`),
  );
  await plain.close();
});

test("an editor is told that a browser does not know the kind of sound, and hears the next track", async ({
  page,
  store,
  signIn,
  serveFile,
}) => {
  await signIn();
  const { id } = await createMixed(store, serveFile);
  await page.goto(`/content/${id}/preview`);
  const player = page.getByRole("region", { name: "Player" });
  await expect(player.getByRole("alert")).toContainText("This browser cannot play this kind of sound");
  await player.getByRole("button", { name: "Play Opening" }).click();
  await expect(player.getByRole("button", { name: "Play Opening" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("list", { name: "Tracks" }).getByRole("button", { name: "Play Farm" }).click();
  const time = () => page.locator("audio").evaluate((audio: HTMLAudioElement) => audio.currentTime);
  await expect.poll(time).toBeGreaterThan(0.2);
  await expect(page.getByRole("alert").filter({ hasText: "cannot play" })).toHaveCount(0);
});
