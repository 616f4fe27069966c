import { expect, test, unique } from "#tests/support/e2e-test.ts";

test.beforeEach(({ signIn }) => signIn());

test("whoever opens a title and leaves is not asked", async ({ page, createTitle }) => {
  const { id, name } = await createTitle({ name: unique("Open Window"), description: " <p>As it is</p> " });
  await page.goto(`/content?q=${encodeURIComponent(name)}`);
  await page.getByRole("link", { name }).click();
  const field = page.getByLabel("Name", { exact: true });
  await field.focus();
  await page.keyboard.press("Tab");
  await page.getByRole("link", { name: "Conversions" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Conversions" })).toBeVisible();
  await page.goBack();
  await expect(field).toBeVisible();

  const save = page.getByRole("button", { name: "Save changes" });
  await field.fill(`${name}, changed`);
  await expect(save).toBeEnabled();
  await field.fill(name);
  await expect(save).toBeDisabled();
  await page.goBack();
  await expect(page).toHaveURL(/\/content\?q=/);
  await page.goto(`/content/${id}`);
  await page.reload();
  await expect(field).toHaveValue(name);
});

test("whoever has changed something is asked, by a link, by Back and on reload", async ({
  page,
  createTitle,
}) => {
  const { id, name } = await createTitle({ name: unique("Closed Window") });
  const changed = `${name}, changed`;
  const field = page.getByLabel("Name", { exact: true });
  const question = page.getByRole("alertdialog", { name: "Leave without saving?" });
  const stay = question.getByRole("button", { name: "Stay on this page" });

  await page.goto(`/content?q=${encodeURIComponent(name)}`);
  await page.getByRole("link", { name }).click();
  await field.fill(changed);

  await page.getByRole("link", { name: "Conversions" }).click();
  await expect(stay).toBeFocused();
  await stay.click();
  await expect(field).toHaveValue(changed);

  await page.goBack();
  await expect(question).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(question).toHaveCount(0);
  await expect(field).toHaveValue(changed);

  const asked = page.waitForEvent("dialog");
  const reload = page.reload();
  expect((await asked).type()).toBe("beforeunload");
  await (await asked).accept();
  await reload;

  await expect(page.getByText(/There are unsaved changes from/)).toBeVisible();
  await page.getByRole("button", { name: "Take them back" }).click();
  await expect(field).toHaveValue(changed);

  await page.getByRole("link", { name: "Conversions" }).click();
  await question.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Conversions" })).toBeVisible();

  await page.goto(`/content/${id}`);
  await page.getByRole("button", { name: "Throw them away" }).click();
  await expect(field).toHaveValue(name);
  await page.reload();
  await expect(field).toHaveValue(name);
  await expect(page.getByRole("button", { name: "Take them back" })).toHaveCount(0);
});

test("whoever leaves by Back after all arrives where they came from", async ({ page, createTitle }) => {
  const { name } = await createTitle({ name: unique("Side Door") });
  const address = `/content?q=${encodeURIComponent(name)}`;
  await page.goto(address);
  await page.getByRole("link", { name }).click();
  await page.getByLabel("Name", { exact: true }).fill(`${name}, changed`);
  await expect(page.getByRole("button", { name: "Save changes" })).toBeEnabled();
  await page.goBack();
  await page.getByRole("alertdialog").getByRole("button", { name: "Leave", exact: true }).click();
  await expect(page).toHaveURL(address);
  await expect(page.getByRole("link", { name })).toBeFocused();
});

test("Back after adding a title leads to no second form, and after a save straight to the list", async ({
  page,
  createTitle,
}) => {
  const { name } = await createTitle({ name: unique("Revolving Door") });
  const made = unique("New Door");
  const list = `/content?q=${encodeURIComponent(name)}`;
  await page.goto(list);
  await page.getByRole("link", { name: "New title" }).click();
  await page.getByRole("link", { name: "Printed book" }).click();
  await page.getByLabel("Name", { exact: true }).fill(made);
  await page.getByRole("button", { name: "Add title" }).click();
  await expect(page.getByRole("heading", { level: 1, name: made })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL("/content/new");
  await expect(page.getByRole("heading", { name: "What are you adding?" })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(list);

  await page.getByRole("link", { name }).click();
  const field = page.getByLabel("Name", { exact: true });
  await field.fill(`${name}, painted`);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Saved / })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(list);
  await expect(page.getByRole("link", { name: `${name}, painted` })).toBeVisible();
});
