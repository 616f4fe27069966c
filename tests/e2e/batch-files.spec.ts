import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pdfOf, soundOf } from "#tests/support/e2e-books.ts";
import { expect, test, unique } from "#tests/support/e2e-test.ts";
import { chooseFiles, dropFiles, listenForFiles } from "#tests/support/e2e-uploads.ts";

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
