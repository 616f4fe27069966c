import { epubOf } from "#tests/support/e2e-books.ts";
import { expect, test, unique } from "#tests/support/e2e-test.ts";

test.beforeEach(({ signIn }) => signIn());

test("a refused id lands on its field, nothing typed is lost, and the mended form saves", async ({
  page,
  createTitle,
  store,
  expectRefusal,
}) => {
  const taken = unique("sku").replace(" ", "-");
  const owner = await createTitle({ name: unique("Owner"), external_id: taken });
  const { id } = await createTitle({ name: unique("Draft"), description: "<p>Old.</p>" });
  const name = unique("Winter Light");

  await page.goto(`/content/${id}`);
  const externalId = page.getByLabel("ISBN or other external id");
  await expect(page.getByRole("button", { name: "Save changes" })).toBeDisabled();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Description in HTML").fill("<p>New.</p>");
  await page.getByLabel("Authors").fill("Ingmar B.");
  await page.getByLabel("Authors").press("Enter");
  await externalId.fill(taken);
  expectRefusal(422, new RegExp(`^/api/content/${id}$`));
  await page.getByRole("button", { name: "Save changes" }).click();

  await expect(externalId).toHaveAccessibleDescription(
    new RegExp(`“${taken}” is already used by title ${owner.id}`),
  );
  await expect(externalId).toBeFocused();
  await expect(page.getByRole("alert").filter({ hasText: "Nothing was saved" })).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
  await expect(page.getByLabel("Description in HTML")).toHaveValue("<p>New.</p>");
  await expect(page.getByText("Ingmar B.", { exact: true })).toBeVisible();
  expect((await store.read(id)).name).not.toBe(name);

  await externalId.fill(`${taken}-b`);
  await page.keyboard.press("Control+s");
  await expect(page.getByRole("status").filter({ hasText: /^Saved / })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  expect(await store.read(id)).toMatchObject({
    name,
    external_id: `${taken}-b`,
    description: "<p>New.</p>",
    author: ["Ingmar B."],
  });
});

test("the file cannot change, and its conversion takes nothing from whoever is typing", async ({
  page,
  createTitle,
  serveFile,
  store,
}) => {
  const name = unique("Slow River");
  const file = serveFile("river.epub", await epubOf(name), { held: true });
  const { id } = await createTitle({ name, file_type: "epub", file_url: file.url });

  await page.goto(`/content/${id}`);
  await expect(page.getByLabel(/^Address of the/)).toHaveCount(0);
  await expect(
    page.getByText(/^The kind stays as it was added, and so does the file once it is converted\./),
  ).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill(`${name}, revised`);
  file.release();
  await expect(page.getByRole("region", { name: "Conversion" })).toContainText("Converted");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(`${name}, revised`);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Saved / })).toBeVisible();
  expect(await store.read(id)).toMatchObject({ name: `${name}, revised`, conversion_status: "done" });
});

test("a description with unusual HTML, opened and saved untouched, stays byte for byte", async ({
  page,
  createTitle,
  store,
}) => {
  const description = '<P Align=center>A  b<br>\r\n\t<font color="#f00">c</FONT>&nbsp;&amp; <x-odd/></p>\n';
  const { id, name } = await createTitle({ name: unique("Odd Markup"), description });
  await page.goto(`/content/${id}`);
  await page.getByLabel("Name", { exact: true }).fill(`${name}, again`);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Saved / })).toBeVisible();
  expect((await store.read(id)).description).toBe(description);
});

test("what somebody else has saved meanwhile is not overwritten, and nothing typed is lost", async ({
  page,
  createTitle,
  store,
  expectRefusal,
}) => {
  const { id, name } = await createTitle({ name: unique("Two Hands") });
  await page.goto(`/content/${id}`);
  await store.update(id, { author: ["Luis Paz"] });
  await page.getByLabel("Name", { exact: true }).fill(`${name}, mine`);
  expectRefusal(412, new RegExp(`^/api/content/${id}$`));
  await page.getByRole("button", { name: "Save changes" }).click();

  await expect(page.getByText("Someone else has changed this title")).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(`${name}, mine`);
  expect(await store.read(id)).toMatchObject({ name, author: ["Luis Paz"] });

  const asked = page.waitForEvent("dialog");
  const reload = page.reload();
  await (await asked).accept();
  await reload;
  await expect(page.getByText("They were typed on an older version of this title.")).toBeVisible();
  await page.getByRole("button", { name: "Take them back" }).click();
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Saved / })).toBeVisible();
  expect(await store.read(id)).toMatchObject({ name: `${name}, mine`, author: ["Luis Paz"] });
});

test("a price of another time is shown with its dates, and another price saved beside it keeps them", async ({
  page,
  createTitle,
  store,
}) => {
  const later = { currency_id: "USD", amount: 12.5, starts_at: "2099-03-01T15:00:00Z", ends_at: null };
  const over = { currency_id: "EUR", amount: 9, starts_at: null, ends_at: "2020-01-01T03:00:00Z" };
  const { id } = await createTitle({ name: unique("Spring Sale"), prices: [later, over] });
  await page.goto(`/content/${id}`);
  await expect(page.getByText("Does not count yet: from Mar 1, 2099, 12:00 PM.")).toBeVisible();
  await expect(page.getByText("No longer counts: until Jan 1, 2020, 12:00 AM.")).toBeVisible();

  await page.getByRole("button", { name: "Add a price" }).click();
  await page.getByLabel("Amount").last().fill("900");
  await page.getByLabel("Amount").first().fill("13.75");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Saved / })).toBeVisible();
  expect((await store.read(id)).price_schedule).toEqual([
    { ...later, amount: 13.75 },
    over,
    { currency_id: "ARS", amount: 900, starts_at: null, ends_at: null },
  ]);
  await expect(page.getByText("Does not count yet: from Mar 1, 2099, 12:00 PM.")).toBeVisible();
});

test("why nothing was saved is forgotten once there is nothing left to save", async ({
  page,
  createTitle,
  expectRefusal,
}) => {
  const taken = unique("sku").replace(" ", "-");
  await createTitle({ name: unique("Owner"), external_id: taken });
  const { id } = await createTitle({ name: unique("Borrower") });
  await page.goto(`/content/${id}`);
  expectRefusal(422, new RegExp(`^/api/content/${id}$`));
  await page.getByLabel("ISBN or other external id").fill(taken);
  await page.getByRole("button", { name: "Save changes" }).dblclick();
  const alert = page.getByRole("alert").filter({ hasText: "Nothing was saved" });
  await expect(alert).toBeVisible();
  await page.getByLabel("ISBN or other external id").fill("");
  await expect(alert).toHaveCount(0);
});
