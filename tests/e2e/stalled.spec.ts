import { expect, testOtherStore as test } from "#tests/support/e2e-test.ts";
import { sampleContent } from "#tests/support/fake-store.ts";

const conversion = {
  status: "converting",
  stage: "render",
  step: 3,
  steps: 4,
  percent: 61,
  progress: "Rendering page 120 of 480, step 3/4",
  message: null,
  code: "rendering_page",
  params: { done: 120, total: 480 },
  retryable: false,
  is_stalled: true,
  started_at: "2026-01-01T10:00:00Z",
  updated_at: "2026-01-01T10:00:30Z",
  finished_at: null,
};

test("a conversion in which nothing moves is called stalled, on its page and in the list", async ({
  page,
  signIn,
  otherStore,
}) => {
  const stuck = { ...sampleContent(), conversion_status: "converting", conversion };
  otherStore.reply = ({ path }) => {
    if (path.endsWith("/conversion")) return { status: 404, json: { message: "Not here." } };
    if (path.endsWith(`/${stuck.id}`)) return { json: { data: stuck } };
    return { json: { data: [stuck], links: { next: null, prev: null }, meta: { has_more: false } } };
  };
  await signIn();
  await page.goto(`/content/${stuck.id}/conversion`);
  const region = page.getByRole("region", { name: "Conversion" });
  await expect(region).toContainText("3/4 Stalled");
  await expect(region).toContainText("page 120 of 480");
  await expect(region).toContainText("it should go on, or end with a reason, within an hour");
  await expect(page.getByText("This store does not tell how its conversions went.")).toBeVisible();

  await page.goto("/content");
  await expect(page.getByRole("row").filter({ hasText: stuck.name })).toContainText("Stalled");
});
