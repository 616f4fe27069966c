import { expectAccessible } from "#tests/support/e2e-axe.ts";
import { pdfOf } from "#tests/support/e2e-books.ts";
import { expect, test, unique } from "#tests/support/e2e-test.ts";
import { chooseFiles, holdUploads } from "#tests/support/e2e-uploads.ts";

test.beforeEach(({ signIn }) => signIn());

const pdfFile = (name: string, title: string) => ({
  name,
  mimeType: "application/pdf",
  buffer: pdfOf(title),
});

test("an address that is typed while a file is sent stays, and the file is offered", async ({
  page,
  serveFile,
}) => {
  await page.goto("/content/new?type=pdf");
  const uploads = await holdUploads(page);
  await chooseFiles(page, "Upload a file", [pdfFile("big.pdf", "Big")]);
  await expect(page.getByRole("main").getByText("big.pdf")).toBeVisible();
  const { url } = serveFile("typed.pdf", pdfOf("Typed"));
  const address = page.getByLabel("Address of the PDF");
  await address.fill(url);
  uploads.release();
  await expect(page.getByText("big.pdf is uploaded. The field holds another address.")).toBeVisible({
    timeout: 60_000,
  });
  await expect(address).toHaveValue(url);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Use big.pdf" }).click();
  await expect(address).toHaveValue(/\/uploads\/[0-9a-f]{32}\/big\.pdf\?/);
  await expect(page.getByText("big.pdf is uploaded, and its address is filled in.")).toBeVisible();
});

test("a title that is added while its file is sent waits for the file, and can be taken back", async ({
  page,
  store,
}) => {
  const name = unique("Early");
  await page.goto("/content/new?type=pdf");
  const uploads = await holdUploads(page);
  await chooseFiles(page, "Upload a file", [pdfFile("early.pdf", name)]);
  await expect(page.getByRole("main").getByText("early.pdf")).toBeVisible();
  await page.getByRole("button", { name: "Add title" }).click();
  await expect(page.getByText("Type the name of the title.")).toBeVisible();
  await expect(page.getByText("Paste the address of the file.")).toHaveCount(0);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Add title" }).click();
  const waits = page.getByText("The file is still being sent. The title is added as soon as it is there.");
  await expect(waits).toBeVisible();
  await page.getByRole("button", { name: "Do not add it yet" }).click();
  await expect(waits).toHaveCount(0);
  await page.getByRole("button", { name: "Add title" }).click();
  await expect(waits).toBeVisible();
  await expectAccessible(page);
  uploads.release();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible({ timeout: 60_000 });
  expect(await store.named(name)).toHaveLength(1);
});

test("a file on its way and the word of its arrival have one box: nothing below them moves", async ({
  page,
}) => {
  await page.goto("/content/new?type=pdf");
  const uploads = await holdUploads(page);
  await chooseFiles(page, "Upload a file", [pdfFile("steady.pdf", "Steady")]);
  await expect(page.getByRole("main").getByText("steady.pdf")).toBeVisible();
  const basics = page.getByRole("heading", { name: "Basics" });
  const topOf = async () => Math.round((await basics.boundingBox())?.y ?? 0);
  const top = await topOf();
  uploads.release();
  await expect(page.getByText("steady.pdf is uploaded, and its address is filled in.")).toBeVisible();
  await expect(page.getByText(/^PDF, .+ kB, from .+/)).toBeVisible();
  expect(await topOf()).toBe(top);
});
