import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expectAccessible } from "#tests/support/e2e-axe.ts";
import { epubOf, filmOf, mp3Of, pdfOf, soundOf } from "#tests/support/e2e-books.ts";
import { pngOf } from "#tests/support/e2e-pictures.ts";
import { expect, test, unique } from "#tests/support/e2e-test.ts";
import { chooseFiles, dropFiles, holdLooks, listenForFiles } from "#tests/support/e2e-uploads.ts";

test.beforeEach(({ signIn }) => signIn());

test("tracks of one name, size and time in two folders: each is made of its own sound", async ({
  page,
  store,
}) => {
  const name = unique("Discs");
  const folder = await mkdtemp(join(tmpdir(), "colophon-discs-"));
  const sounds = [10, 20, 30, 40, 50, 60].map(soundOf);
  const written = new Date("2026-01-02T03:04:05Z");
  for (const [index, sound] of sounds.entries()) {
    const disc = join(folder, `CD ${index < 3 ? 1 : 2}`);
    const path = join(disc, `0${(index % 3) + 1}.mp3`);
    await mkdir(disc, { recursive: true });
    await writeFile(path, sound);
    await utimes(path, written, written);
  }
  const addresses = listenForFiles(page);
  await page.goto("/content");
  await chooseFiles(page, "Upload a folder", folder);
  const dialog = page.getByRole("dialog", { name: "Add 1 title" });
  await dialog.getByRole("textbox", { name: /^Name of the title/ }).fill(name);
  await dialog.getByRole("button", { name: "Add the title" }).click();
  const tray = page.getByRole("region", { name: "Files being added" });
  await expect(tray.getByRole("heading", { name: "1 of 1 title added" })).toBeVisible({ timeout: 30_000 });
  const [made] = await store.named(name);
  expect(await store.tracks(made?.id ?? 0)).toHaveLength(sounds.length);
  const received = await Promise.all(
    addresses.map(async (address) => Buffer.from(await (await fetch(address)).arrayBuffer())),
  );
  expect(received.map((bytes) => sounds.findIndex((sound) => sound.equals(bytes)))).toEqual([
    0, 1, 2, 3, 4, 5,
  ]);
  await rm(folder, { recursive: true, force: true });
});

test("a review that is left once all was looked into: nothing is called unsent afterwards", async ({
  page,
}) => {
  const name = unique("Left");
  await page.goto("/content");
  await dropFiles(
    page,
    ["one.pdf", "two.pdf"].map((file) => ({ name: file, mimeType: "application/pdf", buffer: pdfOf(name) })),
  );
  const dialog = page.getByRole("dialog", { name: "Add 2 titles" });
  await expect(dialog.getByRole("status")).toHaveText("All 2 titles were looked into.");
  page.once("dialog", (question) => question.accept());
  await page.reload();
  await expect(page.getByRole("button", { name: "Upload files" })).toBeVisible();
  // The tray's code comes later than the page, where anything is remembered.
  await page.waitForLoadState("networkidle");
  await expect(page.getByRole("region", { name: "Files being added" })).toHaveCount(0);
});

test("a picture that lies with a book does not take the place of the larger cover in it, and the title says so", async ({
  page,
  store,
}) => {
  const name = unique("Larger Inside");
  await page.goto("/content");
  await dropFiles(page, [
    { name: "inside.epub", mimeType: "application/epub+zip", buffer: await epubOf(name) },
    { name: "small.png", mimeType: "image/png", buffer: await pngOf(300, 450) },
  ]);
  const dialog = page.getByRole("dialog", { name: "Add 1 title" });
  await expect(dialog).toContainText("small.png");
  await dialog.getByRole("button", { name: "Add the title" }).click();
  const tray = page.getByRole("region", { name: "Files being added" });
  await expect(tray.getByRole("heading", { name: "1 of 1 title added" })).toBeVisible({ timeout: 30_000 });
  const [made] = await store.named(name);
  await page.goto(`/content/${made?.id}`);
  const panel = page.getByRole("region", { name: "Cover" });
  await expect(panel.getByText("600 × 900 pixels, 1 : 1.5")).toBeVisible({ timeout: 30_000 });
  await expect(panel.getByText("it has 300 × 450 pixels")).toBeVisible({ timeout: 30_000 });
});

const film = (name: string, seconds: number) => ({ name, mimeType: "audio/mp4", buffer: filmOf(seconds) });
const mp3 = (name: string, title: string, track: number) => ({
  name,
  mimeType: "audio/mpeg",
  buffer: mp3Of(title, track),
});

test("an audiobook that is added early is made of its good tracks, and says which were left out and why", async ({
  page,
  store,
}) => {
  const name = unique("Half Good");
  await page.goto("/content");
  const looks = await holdLooks(page);
  await dropFiles(page, [
    film("1.m4a", 5),
    mp3("2.mp3", "The sea", 2),
    film("3.m4a", 6),
    mp3("4.mp3", "The land", 4),
  ]);
  const dialog = page.getByRole("dialog", { name: "Add 1 title" });
  await dialog.getByRole("textbox", { name: /^Name of the title/ }).fill(name);
  await dialog.getByRole("button", { name: "Add the title" }).click();
  looks.release();
  const tray = page.getByRole("region", { name: "Files being added" });
  await expect(tray.getByRole("heading", { name: "1 of 1 title added" })).toBeVisible({ timeout: 60_000 });
  await expect(tray).toContainText("1.m4a was left out: This is a video, not an audio file.");
  await expect(tray).toContainText("3.m4a was left out:");
  await expect(tray).toContainText("A mended file can be added to the tracks of the title.");
  await expectAccessible(page);
  const made = await store.named(name);
  expect(made).toHaveLength(1);
  const tracks = await store.tracks(made[0]?.id ?? 0);
  expect(tracks.map(({ title, order }) => [title, order])).toEqual([
    ["The sea", 1],
    ["The land", 2],
  ]);
});

test("an audiobook that is added early and has no good track is not made, and says so", async ({
  page,
  store,
}) => {
  const name = unique("No Good");
  await page.goto("/content");
  const looks = await holdLooks(page);
  await dropFiles(page, [film("1.m4a", 5), film("2.m4a", 6)]);
  const dialog = page.getByRole("dialog", { name: "Add 1 title" });
  await dialog.getByRole("textbox", { name: /^Name of the title/ }).fill(name);
  await dialog.getByRole("button", { name: "Add the title" }).click();
  looks.release();
  const tray = page.getByRole("region", { name: "Files being added" });
  await expect(tray.getByRole("heading", { name: "0 of 1 title added, 1 failed" })).toBeVisible();
  await expect(tray).toContainText("1.m4a was left out: This is a video, not an audio file.");
  await expect(tray).toContainText("2.m4a: This is a video, not an audio file.");
  await expect(tray).toContainText("No other track is left, so the audiobook was not added.");
  expect(await store.named(name)).toEqual([]);
});
