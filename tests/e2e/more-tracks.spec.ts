import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expectAccessible } from "#tests/support/e2e-axe.ts";
import { filmOf, mp3Of, pdfOf, WEB_PAGE } from "#tests/support/e2e-books.ts";
import { expect, tabTo, test, unique } from "#tests/support/e2e-test.ts";
import { expectOrder } from "#tests/support/e2e-tracks.ts";
import { chooseFiles, dropFiles, type GivenFile, holdUploads } from "#tests/support/e2e-uploads.ts";

test.beforeEach(({ signIn }) => signIn());

const mp3 = (name: string, title: string, number = 1): GivenFile => ({
  name,
  mimeType: "audio/mpeg",
  buffer: mp3Of(title, number),
});
const pdf = (name: string): GivenFile => ({ name, mimeType: "application/pdf", buffer: pdfOf(name) });
const film = (name: string): GivenFile => ({ name, mimeType: "audio/mp4", buffer: filmOf(3) });

test("a track is added from this computer by keyboard, named by its tags, as soon as it has been sent", async ({
  page,
  createAudiobook,
  store,
}) => {
  const { id } = await createAudiobook(unique("Thirteen"), ["One", "Two"]);
  await page.goto(`/content/${id}/tracks`);
  await tabTo(page.getByRole("button", { name: "Add track" }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Add a track" });
  await expect(dialog).toContainText("A public or signed address. A Google Drive or Dropbox link works");
  await expect(dialog).not.toContainText("starts with https://");
  await expectAccessible(page);

  await dropFiles(page, [pdf("notes.pdf")]);
  await expect(dialog.getByRole("status").first()).toHaveText(
    "notes.pdf is a PDF, and a track is sound. Choose a sound file.",
  );
  await expect(dialog.getByLabel("Title")).toHaveValue("");
  const uploads = await holdUploads(page);
  await tabTo(dialog.getByRole("button", { name: "Upload files" }));
  const opening = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  await (await opening).setFiles([mp3("13.mp3", "The Thirteenth", 13)]);
  await expect(dialog.getByLabel("Title")).toHaveValue("The Thirteenth");
  await tabTo(dialog.getByRole("button", { name: "Add track" }));
  await page.keyboard.press("Enter");
  const waits = dialog.getByText("The file is still being sent. The track is added as soon as it is there.");
  await expect(waits).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Do not add it yet" }).click();
  await expect(waits).toHaveCount(0);
  await dialog.getByLabel("Title").press("Enter");
  await expect(waits).toBeVisible();
  uploads.release();
  await expect(dialog).toHaveCount(0, { timeout: 30_000 });
  await expect(page.getByRole("button", { name: "Add track" })).toBeFocused();
  await expectOrder(page, store, id, ["One", "Two", "The Thirteenth"]);
  await expect(page.getByRole("row", { name: "The Thirteenth" }).getByText("Converted")).toBeVisible();
});

test("an address is looked at before it is added", async ({ page, createAudiobook, serveFile }) => {
  const { id } = await createAudiobook(unique("Linked"), ["One"]);
  await page.goto(`/content/${id}/tracks`);
  await page.getByRole("button", { name: "Add track" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a track" });
  await dialog.getByLabel("Address of the sound file").fill(serveFile("two.mp3", WEB_PAGE).url);
  await expect(dialog).toContainText(
    "This address asks for a sign-in. Share the file with anyone who has the link.",
  );
  await dialog.getByLabel("Address of the sound file").fill(serveFile("two.pdf", pdfOf("Two")).url);
  await expect(dialog).toContainText("This is a PDF, not an audio file. Choose a sound file.");
});

test("sounds that are dropped on the tracks, or chosen together, go to the end in order; the tray says what became of each", async ({
  page,
  createAudiobook,
  store,
}) => {
  const name = unique("Gathered");
  const { id } = await createAudiobook(name, ["One"]);
  await page.goto(`/content/${id}/tracks`);
  await expectOrder(page, store, id, ["One"]);
  // On the list itself, whose rows can be dragged.
  const dropped = [mp3("b.mp3", "Three", 3), pdf("notes.pdf"), mp3("a.mp3", "Two", 2)];
  await dropFiles(page, dropped, page.getByRole("grid", { name: "Tracks" }));
  const refused = page.getByRole("dialog", { name: "1 file becomes no track" });
  await expect(refused).toContainText("notes.pdf: This is a PDF, and a track is sound. Choose a sound file.");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(refused).toHaveCount(0);
  const tray = page.getByRole("region", { name: "Files being added" });
  await expect(tray.getByRole("heading", { name: "2 of 2 tracks added" })).toBeVisible({ timeout: 30_000 });
  await expect(tray.getByRole("link", { name })).toHaveAttribute("href", `/content/${id}/tracks`);
  await expectOrder(page, store, id, ["One", "Two", "Three"]);
  await expectAccessible(page);
  await tray.getByRole("button", { name: "Close the list of files" }).click();

  await page.getByRole("button", { name: "Add track" }).click();
  await chooseFiles(page, "Upload files", [film("4.m4a"), mp3("5.mp3", "Five", 5), mp3("6.mp3", "Six", 6)]);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(tray.getByRole("heading", { name: "2 of 2 tracks added" })).toBeVisible({ timeout: 60_000 });
  await expect(tray).toContainText("4.m4a was left out: This is a video, not an audio file.");
  await expect(tray).toContainText("A mended file can be added to the tracks of the title.");
  await expectOrder(page, store, id, ["One", "Two", "Three", "Five", "Six"]);
  expect(await store.named(name)).toHaveLength(1);
});

test("tracks that were not all added when the page was left go on with their files, and none comes twice", async ({
  page,
  createAudiobook,
  store,
  expectBrokenLine,
}) => {
  const { id } = await createAudiobook(unique("Interrupted"), ["One"]);
  const folder = await mkdtemp(join(tmpdir(), "colophon-tracks-"));
  const paths = ["2.mp3", "3.mp3"].map((file) => join(folder, file));
  for (const [index, title] of ["Two", "Three"].entries())
    await writeFile(paths[index] ?? "", mp3Of(title, index + 2));
  const give = async () => {
    await page.getByRole("button", { name: "Add track" }).click();
    await chooseFiles(page, "Upload files", paths);
  };
  await page.goto(`/content/${id}/tracks`);
  // The second is not looked into before the page is left.
  let looks = 0;
  await page.route("**/api/content/preflight", (route) => {
    looks += 1;
    return looks === 1 ? route.continue() : route.abort();
  });
  expectBrokenLine();
  await give();
  const tray = page.getByRole("region", { name: "Files being added" });
  await expect.poll(() => looks, { timeout: 30_000 }).toBe(2);
  await expect(tray.getByRole("heading", { name: "1 of 2 tracks added" })).toBeVisible();
  page.on("dialog", (question) => void question.accept());
  await page.reload();
  await page.unroute("**/api/content/preflight");
  await expect(tray).toContainText("1 of 2 tracks added");
  await expectOrder(page, store, id, ["One", "Two"]);
  await give();
  await expect(tray.getByRole("heading", { name: "2 of 2 tracks added" })).toBeVisible({ timeout: 30_000 });
  await expectOrder(page, store, id, ["One", "Two", "Three"]);
  await rm(folder, { recursive: true, force: true });
});

test("an audiobook that a reload stopped goes on from its tracks; files chosen in the list of files go on by themselves", async ({
  page,
  store,
}) => {
  const name = unique("Readings");
  const folder = await mkdtemp(join(tmpdir(), "colophon-readings-"));
  const paths = ["1.mp3", "2.mp3", "3.mp3"].map((file) => join(folder, file));
  for (const [index, path] of paths.entries())
    await writeFile(path, mp3Of(`Reading ${index + 1}`, index + 1));
  page.on("dialog", (question) => void question.accept());
  await page.goto("/content");
  const added = Promise.withResolvers<void>();
  await page.route("**/api/content/*/tracks", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    added.resolve();
  });
  await chooseFiles(page, "Upload files", paths);
  const review = page.getByRole("dialog", { name: "Add 1 title" });
  await review.getByRole("textbox", { name: /^Name of the title/ }).fill(name);
  await review.getByRole("button", { name: "Add the title" }).click();
  await added.promise;
  await page.reload();
  await page.unroute("**/api/content/*/tracks");
  const tray = page.getByRole("region", { name: "Files being added" });
  await expect(tray).toContainText(`${name}: 1 of 3 tracks added`);

  const chooseAgain = async (file: string) => {
    const chooser = page.waitForEvent("filechooser");
    await tray.getByRole("button", { name: "Choose files" }).click();
    await (await chooser).setFiles(file);
  };
  const other = join(folder, "9.mp3");
  await writeFile(other, mp3Of("Another", 9));
  await chooseAgain(other);
  await expect(review).toContainText("Nothing goes on with these files");
  await expectAccessible(page);
  await review.getByRole("button", { name: "Cancel" }).click();
  await chooseAgain(paths[2] ?? "");
  await expect(tray.getByRole("heading", { name: "1 of 1 track added" })).toBeVisible({ timeout: 30_000 });

  const [made] = await store.named(name);
  await page.goto(`/content/${made?.id}/tracks`);
  await expectOrder(page, store, made?.id ?? 0, ["Reading 1", "Reading 3"]);
  const copies = [1, 2, 3].map((number) => mp3(`${number}.mp3`, `Reading ${number}`, number));
  await dropFiles(page, copies);
  await expectOrder(page, store, made?.id ?? 0, ["Reading 1", "Reading 2", "Reading 3"]);
  // Nothing of them waits, nor is under way any more.
  await expect(tray.getByRole("button", { name: "Close the list of files" })).toBeVisible();
  await expect(tray).not.toContainText("Choose the same files again");
  expect((await store.tracks(made?.id ?? 0)).length).toBe(3);
  await rm(folder, { recursive: true, force: true });
});

test("what is dropped next is for what it is dropped on, also beside what an earlier visit left", async ({
  page,
  createAudiobook,
  store,
}) => {
  const [first, second] = [unique("First"), unique("Second")];
  const { id } = await createAudiobook(first, ["One"]);
  const { id: otherId } = await createAudiobook(second, ["Eins"]);
  page.on("dialog", (question) => void question.accept());
  await page.goto(`/content/${id}/tracks`);
  await expectOrder(page, store, id, ["One"]);
  const uploads = await holdUploads(page);
  await dropFiles(page, [mp3("2.mp3", "Two", 2), mp3("3.mp3", "Three", 3)]);
  const tray = page.getByRole("region", { name: "Files being added" });
  const navigation = page.getByRole("navigation", { name: "Main navigation" });
  await expect(tray.getByRole("heading", { name: "0 of 2 tracks added" })).toBeVisible();
  await page.reload();
  await expect(tray.getByRole("heading", { name: "2 tracks are waiting for their files" })).toBeVisible();
  await expect(tray).toContainText(`${first}: 0 of 2 tracks added`);
  uploads.release();

  // Another file of the same name is another track; that which is waited for goes on alone.
  await dropFiles(page, [mp3("2.mp3", "Two again", 2)]);
  await expect(tray.getByRole("heading", { name: "1 of 1 track added" })).toBeVisible({ timeout: 30_000 });
  await expectOrder(page, store, id, ["One", "Two again"]);
  await dropFiles(page, [mp3("3.mp3", "Three", 3)]);
  await expect(tray.getByRole("heading", { name: "2 of 2 tracks added" })).toBeVisible({ timeout: 30_000 });
  await expect(tray).toContainText(`${first}: 0 of 1 track added`);
  await expectOrder(page, store, id, ["One", "Two again", "Three"]);

  await navigation.getByRole("link", { name: "Content" }).click();
  await page.getByRole("link", { name: second }).click();
  await page.getByRole("link", { name: "Tracks" }).click();
  await expectOrder(page, store, otherId, ["Eins"]);
  await dropFiles(page, [mp3("2.mp3", "Zwei", 2)]);
  await expect(tray.getByRole("heading", { name: "3 of 3 tracks added" })).toBeVisible({ timeout: 30_000 });
  await expectOrder(page, store, otherId, ["Eins", "Zwei"]);
  expect((await store.tracks(id)).map(({ title }) => title)).toEqual(["One", "Two again", "Three"]);

  await navigation.getByRole("link", { name: "Content" }).click();
  // Until the list is there, a drop is for the tracks.
  await expect(page.getByRole("button", { name: "Upload files" })).toBeVisible();
  await dropFiles(page, [pdf("new.pdf"), pdf("newer.pdf")]);
  await expect(page.getByRole("dialog", { name: "Add 2 titles" })).toBeVisible();
});
