import { expect, test, unique } from "#tests/support/e2e-test.ts";

test.beforeEach(({ signIn }) => signIn());

test("a title deleted in the list comes back by Undo", async ({ page, createTitle }) => {
  const name = unique("Tide Tables");
  await createTitle({ name: `${name} I` });
  const { id } = await createTitle({ name: `${name} II` });
  const row = page.getByRole("row", { name: `${name} II` });

  await page.goto(`/content?q=${encodeURIComponent(name)}`);
  await row.getByRole("button", { name: `Actions for ${name} II` }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(row).toHaveCount(0);
  await expect(page.getByRole("link", { name: `${name} I`, exact: true })).toBeFocused();
  const toast = page.getByRole("alertdialog").filter({ hasText: `“${name} II” deleted` });
  await expect(toast).toBeVisible();

  const restores: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/restore")) restores.push(request.method());
  });
  await toast.getByRole("button", { name: "Undo" }).dblclick();
  await expect(row).toBeVisible();
  await expect(page.getByText(`“${name} II” is back`)).toBeVisible();
  expect(restores).toEqual(["POST"]);
  await page.goto(`/content/${id}`);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(`${name} II`);
});

test("who deletes the only hit, or the only price, does not lose the focus", async ({
  page,
  createTitle,
}) => {
  const name = unique("Low Water");
  const { id } = await createTitle({ name, prices: [{ currency_id: "USD", amount: 12 }] });
  await page.goto(`/content/${id}`);
  await page.getByRole("button", { name: "Remove the price in USD" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("No price yet.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Add a price" })).toBeFocused();
  await page.getByRole("button", { name: "Discard" }).click();

  await page.goto(`/content?q=${encodeURIComponent(name)}`);
  await page.getByRole("button", { name: `Actions for ${name}` }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Edit" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "No titles match" })).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
});

test("who works by keys goes on where they were after Undo, and in the search after clearing it", async ({
  page,
  createTitle,
}) => {
  const name = unique("Slack Water");
  await createTitle({ name: `${name} I` });
  await createTitle({ name: `${name} II` });
  await page.goto(`/content?q=${encodeURIComponent(name)}`);
  await page.getByRole("button", { name: `Actions for ${name} II` }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Edit" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const left = page.getByRole("link", { name: `${name} I`, exact: true });
  await expect(left).toBeFocused();
  const undo = page.getByRole("alertdialog").getByRole("button", { name: "Undo" });
  await undo.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(`“${name} II” is back`)).toBeVisible();
  await expect(left).toBeFocused();

  await page.getByRole("button", { name: "Clear filters" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Clear filters" })).toHaveCount(0);
  await expect(page.getByRole("search")).toBeFocused();
});

test("a title deleted on its own page is gone, and comes back by Undo", async ({
  page,
  createTitle,
  expectRefusal,
}) => {
  const name = unique("Harbour Lights");
  const { id } = await createTitle({ name });
  const link = page.getByRole("link", { name });

  await page.goto(`/content?q=${encodeURIComponent(name)}`);
  await link.click();
  await page.getByRole("button", { name: "Delete title" }).click();
  await expect(page).toHaveURL(/\/content\?q=/);
  await expect(page.getByRole("heading", { name: "No titles match" })).toBeVisible();

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(link).toBeVisible();

  await page.goto(`/content/${id}`);
  await page.getByRole("button", { name: "Delete title" }).click();
  await expect(page.getByText(`“${name}” deleted`)).toBeVisible();
  expectRefusal(404, new RegExp(`^/content/${id}$`));
  await page.goto(`/content/${id}`);
  await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
});
