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

test("what an attempt failed of that was tried again by itself asks nothing of anybody", async ({
  page,
  signIn,
  otherStore,
}) => {
  const ended = { ...conversion, status: "done", code: null, params: null, is_stalled: false };
  const title = { ...sampleContent(), conversion: ended };
  const attempt = { started_at: "2026-01-01T10:00:00Z", finished_at: "2026-01-01T10:00:30Z", steps: [] };
  const message =
    "Something failed on our side while converting. Try again; if it keeps failing, tell support.";
  const none = { title: null, found: null, report: null, audio: null, preview: null, file: null };
  const file = {
    ...{ track_id: null, status: "done", message: null, code: null, params: null, ...none },
    ...{ retryable: false, is_stalled: false },
    attempts: [
      { ...attempt, attempt: 2, outcome: "done", message: null, code: null, params: null },
      { ...attempt, attempt: 1, outcome: "retried", message, code: "internal", params: {} },
    ],
  };
  otherStore.reply = ({ path }) => {
    if (path.endsWith("/conversion"))
      return { json: { data: { conversion: ended, preview_url: null, files: [file] } } };
    if (path.endsWith(`/${title.id}`)) return { json: { data: title } };
    return { json: { data: [title], links: { next: null, prev: null }, meta: { has_more: false } } };
  };
  await signIn();
  await page.goto(`/content/${title.id}/conversion`);
  const first = page.getByRole("listitem").filter({ hasText: "Attempt 1" });
  await expect(first).toContainText("Something failed on our side while converting. It was tried again");
  await expect(first).not.toContainText("tell support");
});
