import { expect, test, unique } from "#tests/support/e2e-test.ts";

test.beforeEach(({ signIn }) => signIn());

test("a date half typed is refused at its field, and a cleared one is unset", async ({
  page,
  createTitle,
  store,
}) => {
  const { id } = await createTitle({ name: unique("Late Spring"), sale_from: "2027-05-06" });
  await page.goto(`/content/${id}`);
  const saleFrom = page.getByRole("group", { name: "On sale from" });
  const part = (name: RegExp) => saleFrom.getByRole("spinbutton", { name });
  const save = page.getByRole("button", { name: "Save changes" });

  await part(/^day/).press("Backspace");
  await save.click();
  await expect(page.getByText("Complete the date with a day that exists, or clear it.")).toBeVisible();
  await expect(part(/^day/)).toHaveAttribute("data-placeholder", "true");
  expect((await store.read(id)).sale?.sale_from).toContain("2027-05-06");

  await part(/^month/).press("Backspace");
  for (let digit = 0; digit < 4; digit++) await part(/^year/).press("Backspace");
  await save.click();
  await expect(page.getByRole("status").filter({ hasText: /^Saved / })).toBeVisible();
  expect((await store.read(id)).sale?.sale_from ?? null).toBeNull();
});

test("a day that does not exist stays as it was typed, and is refused at its field", async ({
  page,
  createTitle,
  store,
}) => {
  const { id } = await createTitle({ name: unique("Leap Year"), sale_from: "2027-01-31" });
  await page.goto(`/content/${id}`);
  const saleFrom = page.getByRole("group", { name: "On sale from" });
  const part = (name: RegExp) => saleFrom.getByRole("spinbutton", { name });
  const save = page.getByRole("button", { name: "Save changes" });
  const refusal = page.getByText("Complete the date with a day that exists, or clear it.");

  await part(/^month/).press("2");
  for (const round of ["typed", "visited again"])
    await test.step(round, async () => {
      await part(/^day/).focus();
      await page.getByLabel("Name", { exact: true }).focus();
      await expect(part(/^day/)).toHaveText("31");
      await save.click();
      await expect(refusal).toBeVisible();
      await expect(part(/^day/)).toHaveText("31");
      await expect(part(/^month/)).toHaveText("02");
    });
  expect((await store.read(id)).sale?.sale_from).toContain("2027-01-31");

  await part(/^day/).press("ArrowDown");
  await part(/^day/).press("ArrowDown");
  await part(/^day/).press("ArrowDown");
  await expect(part(/^day/)).toHaveText("28");
  await expect(refusal).toHaveCount(0);
  await save.click();
  await expect(page.getByRole("status").filter({ hasText: /^Saved / })).toBeVisible();
  expect((await store.read(id)).sale?.sale_from).toContain("2027-02-28");
});
