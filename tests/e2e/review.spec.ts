import { mp3Of, pdfOf } from "#tests/support/e2e-books.ts";
import { expect, test, unique } from "#tests/support/e2e-test.ts";
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
