import { expectAccessible } from "#tests/support/e2e-axe.ts";
import { picturedEpubOf } from "#tests/support/e2e-books.ts";
import { expect, test, unique } from "#tests/support/e2e-test.ts";

test("the reader of the store marks the chapter that is shown, and none that it cannot know of", async ({
  context,
  store,
  createTitle,
  serveFile,
}) => {
  const name = unique("The Pond");
  const file = serveFile("pond.epub", await picturedEpubOf(name));
  const { id } = await createTitle({ name, file_type: "epub", file_url: file.url, free: true });
  await expect.poll(async () => (await store.read(id)).conversion_status, { timeout: 30_000 }).toBe("done");
  const { reader_url } = await store.read(id);

  const shop = await context.newPage();
  await shop.goto(reader_url ?? "");
  const contents = shop.getByRole("navigation", { name: "Chapters" });
  const [farm, pond] = ["The Farm", "The Pond"].map((title) =>
    contents.getByRole("link", { name: title, exact: true }),
  );
  const frame = shop.getByTitle("Chapter", { exact: true }).contentFrame();
  await expect(frame.getByRole("heading", { name: "The Farm" })).toBeVisible();
  await expect(contents.locator("[aria-current=true]")).toHaveText("The Farm");
  await pond?.click();
  await expect(frame.getByText("Line 60 of the pond.")).toBeVisible();
  await expect(contents.locator("[aria-current=true]")).toHaveText("The Pond");
  await expectAccessible(shop);

  // A link inside of the frame: nobody outside can know where it leads.
  await frame.getByRole("link", { name: /The Farm$/ }).click();
  await expect(contents.locator("[aria-current]")).toHaveCount(0);
  await farm?.click();
  await expect(contents.locator("[aria-current=true]")).toHaveText("The Farm");
});
