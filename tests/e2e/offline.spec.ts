import type { Page } from "@playwright/test";
import { expect, test, unique } from "#tests/support/e2e-test.ts";

test.beforeEach(({ signIn }) => signIn());

const note = (page: Page) => page.getByRole("status").filter({ hasText: /Shown as of \d+:\d\d:\d\d/ });

test("the first press while the network is away takes no page along", async ({
  page,
  context,
  createTitle,
  expectBrokenLine,
}) => {
  const { name } = await createTitle({ name: unique("First Press") });
  await page.goto(`/content?q=${encodeURIComponent(name)}`);
  const actions = page.getByRole("button", { name: `Actions for ${name}` });
  await expect(actions).toBeVisible();
  expectBrokenLine();
  await context.setOffline(true);
  await actions.click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("menuitem")).toHaveCount(0);
  await expect(note(page)).toBeVisible({ timeout: 30_000 });
  await context.setOffline(false);
  await expect(note(page)).toHaveCount(0, { timeout: 30_000 });
  await actions.click();
  await expect(page.getByRole("menuitem", { name: "Delete" })).toBeVisible();
});

test("a link that is pressed while the network is away opens once it is back", async ({
  page,
  context,
  createTitle,
  expectBrokenLine,
}) => {
  const { name } = await createTitle({ name: unique("Patient Link") });
  await page.goto(`/content?q=${encodeURIComponent(name)}`);
  await expect(page.getByRole("link", { name })).toBeVisible();
  expectBrokenLine();
  await context.setOffline(true);
  await page.getByRole("link", { name: "New title" }).click();
  // Until it is told of the conversions, too, that nothing answers.
  const waits = page.getByText("No connection. What you asked for comes as soon as it is back.");
  await expect(waits).toBeVisible();
  await expect(page.getByRole("link", { name })).toBeVisible();
  await context.setOffline(false);
  await expect(page).toHaveURL(/\/content\/new/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(waits).toHaveCount(0);
});
