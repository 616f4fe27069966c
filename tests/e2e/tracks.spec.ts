import { mp3Of } from "#tests/support/e2e-books.ts";
import { expect, tabTo, test, unique } from "#tests/support/e2e-test.ts";
import { expectOrder } from "#tests/support/e2e-tracks.ts";

test.beforeEach(({ signIn }) => signIn());

test("tracks are put in order by keyboard alone: buttons, a typed position, a drag by keys", async ({
  page,
  createAudiobook,
  store,
}) => {
  const row = (title: string) => page.getByRole("row", { name: title });
  const { id } = await createAudiobook(unique("Evenings"), ["One", "Two", "Three", "Four"]);
  await page.goto(`/content/${id}/tracks`);
  await expectOrder(page, store, id, ["One", "Two", "Three", "Four"]);

  await test.step("buttons, again and again", async () => {
    await tabTo(page.getByRole("button", { name: "Move One down" }));
    await page.keyboard.press("Enter");
    await expectOrder(page, store, id, ["Two", "One", "Three", "Four"]);
    await expect(page.getByRole("button", { name: "Move One down" })).toBeFocused();
    await page.keyboard.press("Space");
    await expectOrder(page, store, id, ["Two", "Three", "One", "Four"]);
    await expect(page.getByRole("status").filter({ hasText: "One is now at position 3 of 4." })).toHaveCount(
      1,
    );
  });

  await test.step("a typed position", async () => {
    await tabTo(row("One"), "Shift+Tab");
    await page.keyboard.press("ArrowDown");
    await expect(row("Four")).toBeFocused();
    await tabTo(page.getByLabel("Position of Four, 1 to 4"));
    await page.keyboard.type("1");
    await page.keyboard.press("Enter");
    await expectOrder(page, store, id, ["Four", "Two", "Three", "One"]);
  });

  await test.step("a drag by keys", async () => {
    await tabTo(row("Four"), "Shift+Tab");
    await page.keyboard.press("ArrowDown");
    await tabTo(page.getByRole("button", { name: "Move Two", exact: true }));
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expectOrder(page, store, id, ["Four", "Three", "Two", "One"]);
  });

  await test.step("the menu, the sort, and the way back", async () => {
    await page.keyboard.press("End");
    await tabTo(page.getByRole("button", { name: "More actions for One" }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menu", { name: "More actions for One" })).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("menuitem", { name: "Move to the top" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expectOrder(page, store, id, ["One", "Four", "Three", "Two"]);
    await page.getByRole("button", { name: "Sort by title" }).focus();
    await page.keyboard.press("Enter");
    await expectOrder(page, store, id, ["Four", "One", "Three", "Two"]);
    await page.getByRole("button", { name: "Undo move" }).focus();
    await page.keyboard.press("Enter");
    await expectOrder(page, store, id, ["One", "Four", "Three", "Two"]);
  });

  await page.reload();
  await expectOrder(page, store, id, ["One", "Four", "Three", "Two"]);
});

test("a track is dragged by mouse, down and up", async ({ page, createAudiobook, store }) => {
  const { id } = await createAudiobook(unique("Mornings"), ["One", "Two", "Three", "Four"]);
  const row = (title: string) => page.getByRole("row", { name: title });
  await page.goto(`/content/${id}/tracks`);
  await expectOrder(page, store, id, ["One", "Two", "Three", "Four"]);

  const grip = { x: 20, y: 24 };
  const { height = 0 } = (await row("Three").boundingBox()) ?? {};
  await row("One").dragTo(row("Three"), { sourcePosition: grip, targetPosition: { x: 200, y: height - 2 } });
  await expectOrder(page, store, id, ["Two", "Three", "One", "Four"]);
  await row("Four").dragTo(row("Two"), { sourcePosition: grip, targetPosition: { x: 200, y: 2 } });
  await expectOrder(page, store, id, ["Four", "Two", "Three", "One"]);

  await page.reload();
  await expectOrder(page, store, id, ["Four", "Two", "Three", "One"]);
});

test("a track is added, renamed and deleted", async ({ page, createAudiobook, serveFile, store }) => {
  const { id } = await createAudiobook(unique("Nights"), ["One", "Two"]);
  const file = serveFile("three.mp3", mp3Of("Three"));
  await page.goto(`/content/${id}/tracks`);
  await page.getByRole("button", { name: "Add track" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a track" });
  await dialog.getByLabel("Title").fill("Three");
  await dialog.getByLabel("Address of the MP3 file").fill(file.url);
  await dialog.getByRole("button", { name: "Add track" }).click();
  await expect(dialog).toHaveCount(0);
  await expectOrder(page, store, id, ["One", "Two", "Three"]);
  await expect(page.getByRole("row", { name: "Three" }).getByText("Converted")).toBeVisible();

  await page.getByLabel("Title of track 1").fill("Prologue");
  await page.getByLabel("Title of track 1").press("Enter");
  await expectOrder(page, store, id, ["Prologue", "Two", "Three"]);

  await page.getByRole("button", { name: "More actions for Two" }).click();
  await page.getByRole("menuitem", { name: "Delete track" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete track" }).click();
  await expectOrder(page, store, id, ["Prologue", "Three"]);
});
