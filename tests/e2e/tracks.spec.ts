import { mp3Of, WEB_PAGE } from "#tests/support/e2e-books.ts";
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
  await dialog.getByLabel("Address of the sound file").fill(file.url);
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

test("the only track stays, and says why", async ({ page, createAudiobook, store }) => {
  const { id } = await createAudiobook(unique("Solo"), ["One"]);
  await page.goto(`/content/${id}/tracks`);
  await page.getByRole("button", { name: "More actions for One" }).click();
  await page.getByRole("menuitem", { name: "Delete track" }).click();
  const answer = page.getByRole("alertdialog", { name: "The only track stays" });
  await expect(answer).toContainText("An audiobook needs at least one track.");
  await expect(answer.getByRole("button", { name: "Delete track" })).toHaveCount(0);
  await answer.getByRole("button", { name: "Keep track" }).click();
  await expect(answer).toHaveCount(0);
  await expectOrder(page, store, id, ["One"]);
});

test("a track that failed says why in its row", async ({ page, createAudiobook, serveFile, store }) => {
  const { id } = await createAudiobook(unique("Noise"), ["One"]);
  await page.goto(`/content/${id}/tracks`);
  await store.addTrack(id, { title: "Two", file_url: serveFile("two.mp3", WEB_PAGE).url });
  await expect.poll(async () => (await store.tracks(id)).at(-1)?.conversion_status).toBe("error");
  await page.reload();
  const row = page.getByRole("row", { name: "Two" });
  await expect(row.getByText("Failed")).toBeVisible();
  await expect(row).toContainText(/This is a web page, not /);
  await expect(page.getByRole("row", { name: "One" })).not.toContainText("web page");
});

test("what was said about an order that was not saved goes with the next success", async ({
  page,
  createAudiobook,
  store,
  expectRefusal,
}) => {
  const { id } = await createAudiobook(unique("Crossed"), ["One", "Two"]);
  const notSaved = page.getByRole("alert").filter({ hasText: "The new order was not saved." });
  await page.goto(`/content/${id}/tracks`);
  await expectOrder(page, store, id, ["One", "Two"]);
  const [first] = await store.tracks(id);
  if (!first) throw new Error("The audiobook has no tracks.");
  await store.renameTrack(id, first.id, "First");
  expectRefusal(412, /\/tracks\/order$/);
  await page.getByRole("button", { name: "Move One down" }).click();
  await expect(notSaved).toBeVisible();
  await expectOrder(page, store, id, ["First", "Two"]);

  await page.getByLabel("Title of track 2").fill("Second");
  await page.getByLabel("Title of track 2").press("Enter");
  await expectOrder(page, store, id, ["First", "Second"]);
  await expect(notSaved).toHaveCount(0);
});
