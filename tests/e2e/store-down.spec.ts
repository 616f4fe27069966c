import { expectAccessible } from "#tests/support/e2e-axe.ts";
import { expect, testOtherStore as test } from "#tests/support/e2e-test.ts";
import { sampleContent } from "#tests/support/fake-store.ts";

test("a store that is down is said, never shown as an empty catalog, and asked again on demand", async ({
  page,
  signIn,
  otherStore,
  expectRefusal,
}) => {
  const name = "Conversations with Donald Hall";
  otherStore.reply = () => ({ status: 503, json: { message: "Service Unavailable" } });
  expectRefusal(502, /^\/api\/content$/);
  expectRefusal(502, /^\/api\/conversions$/);
  await signIn();

  await page.goto("/content");
  const alert = page.getByRole("alert").filter({ hasText: "The titles could not be loaded" });
  await expect(alert).toContainText("The store does not answer. Nothing has been lost");
  await expect(alert).toContainText(/Request \S+/);
  await expect(page.getByText("The catalog is empty")).toHaveCount(0);
  await expectAccessible(page);

  otherStore.reply = () => ({
    json: { data: [sampleContent()], links: { next: null, prev: null }, meta: { has_more: false } },
  });
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("link", { name })).toBeVisible();
  await expect(alert).toHaveCount(0);

  otherStore.reply = () => ({ status: 503, json: { message: "Service Unavailable" } });
  await page.getByRole("searchbox", { name: "Search titles" }).fill("whale");
  await expect(
    alert.or(page.getByRole("alert").filter({ hasText: "The store does not answer" })),
  ).toBeVisible();
  await expect(page.getByText("No titles match")).toHaveCount(0);
});
