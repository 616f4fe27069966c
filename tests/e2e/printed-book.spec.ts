import { expect, test, unique } from "#tests/support/e2e-test.ts";

test.beforeEach(({ signIn }) => signIn());

const PAPER = ["Pages", "Copies in stock", "Weight (g)", "Height (cm)", "Width (cm)", "Binding"];

test("a printed book has a form of its own, and keeps what it asks for", async ({ page, store }) => {
  const name = unique("The Bird Atlas");
  await page.goto("/content/new");
  await page.getByRole("link", { name: "Printed book" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "New printed book" })).toBeVisible();
  await expect(page.getByLabel(/^Address of the/)).toHaveCount(0);

  await page.getByLabel("Name", { exact: true }).fill(name);
  const values = { Pages: "320", "Copies in stock": "12", "Weight (g)": "640", "Height (cm)": "23.5" };
  for (const [label, value] of Object.entries(values))
    await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByLabel("Width (cm)").fill("15");
  await page.getByLabel("Binding").fill("Hardcover");
  await page.getByLabel("Place of publication").fill("Lisbon");
  await page.getByLabel("Authors").fill("Ana Torres");
  await page.getByLabel("Authors").press("Enter");
  await page.getByRole("button", { name: "Add title" }).click();

  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByLabel("Height (cm)")).toHaveValue("23.5");
  await expect(page.getByRole("region", { name: "Conversion" })).toHaveCount(0);
  await expect(page.getByRole("navigation", { name: "Parts of this title" })).toHaveCount(0);
  const stored = await store.read(Number(new URL(page.url()).pathname.split("/").at(-1)));
  expect(stored).toMatchObject({
    name,
    file_type: "physical",
    author: ["Ana Torres"],
    physical: {
      pages: 320,
      stock: 12,
      weight: 640,
      height: 23.5,
      width: 15,
      binding_type: "Hardcover",
      editing_location: "Lisbon",
    },
  });
});

for (const [type, kind] of [
  ["pdf", "PDF"],
  ["epub", "EPUB"],
  ["audio", "sound file"],
])
  test(`a new ${type} asks for its file, and not for paper`, async ({ page }) => {
    await page.goto(`/content/new?type=${type}`);
    await expect(page.getByLabel(`Address of the ${kind}`)).toBeVisible();
    await expect(page.getByLabel("Narrators")).toHaveCount(type === "audio" ? 1 : 0);
    for (const label of PAPER) await expect(page.getByLabel(label, { exact: true })).toHaveCount(0);
  });

test("an id that another title has is said at the field, with that title", async ({ page, createTitle }) => {
  const external_id = unique("house-id");
  const { id, name } = await createTitle({ name: unique("First of Its Id"), external_id });
  await page.goto("/content/new?type=physical");
  const field = page.getByRole("textbox", { name: "ISBN or other external id", exact: true });
  await field.fill(external_id);
  await expect(page.getByText("Another title has this id already:")).toBeVisible();
  await expect(page.getByRole("link", { name })).toHaveAttribute("href", `/content/${id}`);
  await field.fill(unique("free-id"));
  await expect(page.getByText("Another title has this id already:")).toHaveCount(0);
});
