import type { Locator, Page } from "@playwright/test";
import { expect, test, unique } from "#tests/support/e2e-test.ts";

test.beforeEach(({ signIn }) => signIn());

/** Every kind of field with something in it, in a form that is easily read back differently. */
const FILLED = {
  external_id: "978-84-376-0494-7",
  description: "<p>One\r\ntwo</p> ",
  audience: "Young adults",
  published_at: "2019-09-13 22:30:00",
  author: ["Ana Torres", "Luis Paz"],
  keywords: ["sea", "Sea"],
  bisac: ["FIC000000"],
  prices: [
    { currency_id: "USD", amount: 19.5 },
    { currency_id: "CLP", amount: 9900 },
  ],
  free: true,
  free_until: "2030-01-01 10:00:00",
  geographic_restrictions: { mode: "allow", countries: ["UY", "AR"] },
  preorder_from: "2019-01-01",
  sale_from: "2019-02-01",
  pages: 320,
  weight: 412.5,
};

const unsaved = (page: Page) => page.getByRole("status").filter({ hasText: "Unsaved changes" });

test("a walk through every field of a full form changes nothing", async ({ page, createTitle }) => {
  const { id } = await createTitle({ name: unique("Full House"), ...FILLED, external_id: unique("ext") });
  await page.goto(`/content/${id}`);
  const last = page.getByRole("button", { name: "Delete title" });
  await page.getByLabel("Name", { exact: true }).focus();
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(last).toBeFocused({ timeout: 1 });
  }).toPass({ intervals: [0] });
  await expect(unsaved(page)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Save changes" })).toBeDisabled();
  await page.getByRole("link", { name: "Conversions" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Conversions" })).toBeVisible();
});

test("a change makes the form dirty, and taking it back makes it clean, for every kind of field", async ({
  page,
  createTitle,
}) => {
  const { id } = await createTitle({ name: unique("There and Back"), ...FILLED, external_id: unique("ext") });
  await page.goto(`/content/${id}`);
  const label = (name: string) => page.getByLabel(name, { exact: true });
  const there = async (change: () => Promise<void>, back: () => Promise<void>) => {
    await change();
    await expect(unsaved(page)).toBeVisible();
    await back();
    await expect(unsaved(page)).toHaveCount(0);
  };
  const typed = async (field: Locator, text: string) => {
    const before = await field.inputValue();
    await there(
      () => field.fill(text),
      () => field.fill(before),
    );
  };

  await test.step("text, amounts and measures", async () => {
    await typed(label("Name"), "Another");
    await typed(label("Audience"), "");
    await typed(label("Description in HTML"), "<p>Other</p>");
    await typed(label("Amount").first(), "0");
    await typed(label("Weight (g)"), "413");
  });
  await test.step("another way to write the same amount", async () => {
    await label("Amount").first().fill("19.5");
    await expect(unsaved(page)).toHaveCount(0);
  });
  await test.step("a day, part by part", async () => {
    const day = page.getByRole("group", { name: "Published on" }).getByRole("spinbutton", { name: /^day/ });
    await there(
      () => day.press("ArrowUp"),
      () => day.press("ArrowDown"),
    );
  });
  await test.step("words of a list", async () => {
    await there(
      async () => {
        await label("Authors").fill("Zoe");
        await label("Authors").press("Enter");
      },
      () => page.getByRole("button", { name: "Remove Zoe" }).click(),
    );
  });
  await test.step("a price more and away", async () => {
    await there(
      () => page.getByRole("button", { name: "Add a price" }).click(),
      () => page.getByRole("button", { name: "Remove the price in ARS" }).click(),
    );
  });
  await test.step("a choice and a switch", async () => {
    await there(
      () => page.getByText("Everywhere except in some countries").click(),
      () => page.getByText("Only in some countries").click(),
    );
    const free = page.getByRole("switch", { name: "Free to read" });
    await there(
      () => free.press("Space"),
      () => free.press("Space"),
    );
  });
});
