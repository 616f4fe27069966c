import { expectAccessible } from "#tests/support/e2e-axe.ts";
import { mp3Of, pdfOf, someIsbn } from "#tests/support/e2e-books.ts";
import { expect, tabTo, test, unique } from "#tests/support/e2e-test.ts";
import { chooseFiles, dropFiles, holdLine, listenForPortions } from "#tests/support/e2e-uploads.ts";

const MB = 1024 * 1024;
const PORTION = 8 * MB;

test.beforeEach(({ signIn }) => signIn());

const sounds = [1, 2, 3].map((number) => ({
  name: `${number}.mp3`,
  mimeType: "audio/mpeg",
  buffer: mp3Of(`Part ${number}`, number),
}));

test("the review shows how far a large file is, pauses it, and says when the network is gone", async ({
  page,
  expectBrokenLine,
}) => {
  const pdfs = ["large.pdf", "small.pdf"].map((name) => ({
    name,
    mimeType: "application/pdf",
    buffer: Buffer.concat([pdfOf(name), Buffer.alloc(name === "large.pdf" ? 20 * MB : 0)]),
  }));
  await page.goto("/content");
  const portions = listenForPortions(page);
  const line = await holdLine(page);
  await line.slow(2 * MB);
  await chooseFiles(page, "Upload files", pdfs);
  const dialog = page.getByRole("dialog", { name: "Add 2 titles" });
  await expect.poll(() => portions, { timeout: 30_000 }).toContain(PORTION);
  await expect(dialog.getByRole("progressbar", { name: "Upload of large.pdf" })).toBeVisible();
  await dialog.getByRole("button", { name: "Pause large.pdf" }).click();
  await expect(dialog.getByText("Paused", { exact: true })).toBeVisible();
  const atPause = portions.length;
  await dialog.getByRole("button", { name: "Go on with large.pdf" }).click();
  await expect.poll(() => portions.length).toBeGreaterThan(atPause);
  expectBrokenLine();
  await line.cut();
  await expect(dialog.getByText("Waiting for the network")).toBeVisible();
  await line.mend();
  await expect(dialog.getByText("All 2 titles were looked into.")).toBeVisible({ timeout: 60_000 });
  await expect(dialog.getByRole("progressbar")).toHaveCount(0);
});

test("grouping the sound the other way and back loses nothing that was typed or left out", async ({
  page,
}) => {
  await page.goto("/content");
  await dropFiles(page, [...sounds, { name: "a.pdf", mimeType: "application/pdf", buffer: pdfOf("Said") }]);
  const dialog = page.getByRole("dialog", { name: /^Add \d titles$/ });
  const nameOf = (file: string) => dialog.getByRole("textbox", { name: `Name of the title from ${file}` });
  await expect(nameOf("1.mp3")).toHaveValue("Readings");
  await nameOf("1.mp3").fill("The journey");
  await nameOf("a.pdf").fill("The book");
  await dialog.getByRole("button", { name: "Leave out Part 1" }).click();
  const oneEach = dialog.getByText("One title for each sound file, instead of one audiobook");
  await oneEach.click();
  await expect(nameOf("2.mp3")).toHaveValue("Part 2");
  await expect(nameOf("1.mp3")).toHaveCount(0);
  await expect(nameOf("a.pdf")).toHaveValue("The book");
  await nameOf("3.mp3").fill("The sea");
  await oneEach.click();
  await expect(nameOf("2.mp3")).toHaveValue("The journey");
  const tracks = dialog.getByRole("textbox", { name: /^Name of track/ });
  await expect(tracks).toHaveCount(2);
  await expect(tracks.first()).toHaveValue("Part 2");
  await expect(tracks.last()).toHaveValue("The sea");
  await expect(nameOf("a.pdf")).toHaveValue("The book");
});

test("what was typed in the audiobook form goes with several sounds that are chosen there", async ({
  page,
  store,
}) => {
  const name = unique("Typed");
  await page.goto("/content/new?type=audio");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Authors").fill("Ana Torres");
  await page.getByLabel("Authors").press("Enter");
  await chooseFiles(page, "Upload a file", sounds);
  const dialog = page.getByRole("dialog", { name: "Add 1 title" });
  await expect(dialog.getByRole("textbox", { name: /^Name of the title/ })).toHaveValue(name);
  await expect(dialog).toContainText("From the form: Ana Torres");
  await expect(dialog).toContainText("go with this audiobook");
  await dialog.getByRole("button", { name: "Add the title" }).click();
  const tray = page.getByRole("region", { name: "Files being added" });
  await expect(tray.getByRole("heading", { name: "1 of 1 title added" })).toBeVisible({ timeout: 30_000 });
  const [made] = await store.named(name);
  expect(await store.read(made?.id ?? 0)).toMatchObject({ name, file_type: "audio", author: ["Ana Torres"] });
});

test("an ISBN that was typed in the form and is another title's is said in the review, with its name", async ({
  page,
  store,
  createTitle,
}) => {
  const [name, isbn] = [unique("Typed Twice"), someIsbn()];
  const owner = await createTitle({ name: unique("Owner"), external_id: isbn });
  await page.goto("/content/new?type=audio");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("textbox", { name: "ISBN or other external id", exact: true }).fill(isbn);
  await chooseFiles(page, "Upload a file", sounds);
  const dialog = page.getByRole("dialog", { name: "Add 1 title" });
  await expect(dialog).toContainText("Another title has this id already:");
  await expect(dialog.getByRole("link", { name: owner.name })).toHaveAttribute(
    "href",
    `/content/${owner.id}`,
  );
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Add without this id" }).click();
  await expect(dialog).not.toContainText("Another title has this id already:");
  await dialog.getByRole("button", { name: "Add the title" }).click();
  const tray = page.getByRole("region", { name: "Files being added" });
  await expect(tray.getByRole("heading", { name: "1 of 1 title added" })).toBeVisible({ timeout: 30_000 });
  const [made] = await store.named(name);
  expect(await store.read(made?.id ?? 0)).toMatchObject({ name, external_id: null });
});

test("tracks and titles are moved and left out by keys alone: the focus stays with them, and what was done is said", async ({
  page,
}) => {
  const { keyboard } = page;
  const pdfs = ["Harbour", "Meadow"].map((name) => ({
    name: `${name}.pdf`,
    mimeType: "application/pdf",
    buffer: pdfOf(name),
  }));
  await page.goto("/content");
  await dropFiles(page, [...sounds, ...pdfs]);
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("status")).toHaveText("All 3 titles were looked into.");
  const button = (name: string) => dialog.getByRole("button", { name, exact: true });
  const press = async (name: string, announced: string) => {
    await tabTo(button(name));
    await keyboard.press("Enter");
    await expect(dialog.getByText(announced, { exact: true })).toHaveCount(1);
  };

  await press("Move Part 2 up", "Part 2 is now at position 1 of 3.");
  await expect(button("Move Part 2 up")).toBeFocused();
  await expect(button("Move Part 2 up")).toBeDisabled();
  await keyboard.press("Enter");
  const tracks = dialog.getByRole("textbox", { name: /^Name of track/ });
  await expect(tracks.first()).toHaveValue("Part 2");
  await press("Move Part 1 down", "Part 1 is now at position 3 of 3.");
  await expect(button("Move Part 1 down")).toBeFocused();

  await press("Leave out Part 3", "Part 3 was left out.");
  await expect(button("Leave out Part 1")).toBeFocused();
  await press("Leave out Part 1", "Part 1 was left out.");
  await expect(button("Leave out Part 2")).toBeFocused();
  await press("Leave out Part 2", "Part 2 was left out.");
  await expect(button("Leave out Harbour")).toBeFocused();
  await press("Leave out Meadow", "Meadow was left out.");
  await expect(button("Leave out Harbour")).toBeFocused();
  await keyboard.press("Enter");
  await expect(button("Cancel")).toBeFocused();
});
