import { mp3Of, WEB_PAGE } from "#tests/support/e2e-books.ts";
import { expect, test, unique } from "#tests/support/e2e-test.ts";

test.beforeEach(({ signIn }) => signIn());

test("by taps on a phone a track takes another file", async ({ page, store, createAudiobook, serveFile }) => {
  const book = await createAudiobook(unique("Readings"), ["One"]);
  await store.addTrack(book.id, { title: "Two", file_url: serveFile("2.mp3", WEB_PAGE).url });
  const states = async () => (await store.tracks(book.id)).map((track) => track.conversion_status);
  await expect.poll(states, { timeout: 30_000 }).toEqual(["done", "error"]);

  await page.goto(`/content/${book.id}/tracks`);
  await page.getByRole("button", { name: "Use another file for Two" }).tap();
  const dialog = page.getByRole("dialog", { name: "Another file for Two" });
  await expect(dialog.getByRole("button", { name: "Upload a file" })).toBeVisible();
  // Nobody drops a file with a finger.
  await expect(dialog.getByText("or drop it anywhere on this page")).toHaveCSS("display", "none");
  await dialog.getByLabel("Address of the sound file").fill(serveFile("two.mp3", mp3Of("Two", 2)).url);
  await expect(dialog.getByText(/^Audio, .+ kB, from .+/)).toBeVisible();
  await dialog.getByRole("button", { name: "Use this file" }).tap();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Use another file for Two" })).toHaveCount(0);
  await expect.poll(states, { timeout: 30_000 }).toEqual(["done", "done"]);
  await expect(page.getByLabel("Title of track 2", { exact: true })).toHaveValue("Two");
});
