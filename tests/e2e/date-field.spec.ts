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
  await expect(page.getByText("Complete the date, or clear it.")).toBeVisible();
  await expect(part(/^day/)).toHaveAttribute("data-placeholder", "true");
  expect((await store.read(id)).sale?.sale_from).toContain("2027-05-06");

  await part(/^month/).press("Backspace");
  for (let digit = 0; digit < 4; digit++) await part(/^year/).press("Backspace");
  await save.click();
  await expect(page.getByRole("status").filter({ hasText: /^Saved / })).toBeVisible();
  expect((await store.read(id)).sale?.sale_from ?? null).toBeNull();
});
