import { expectAccessible } from "#tests/support/e2e-axe.ts";
import { expect, testOtherStore as test } from "#tests/support/e2e-test.ts";
import { sampleContent } from "#tests/support/fake-store.ts";

const conversion = {
  status: "error",
  stage: null,
  step: 2,
  steps: 4,
  percent: null,
  progress: null,
  message: "The file is locked.",
  retryable: false,
  started_at: null,
  updated_at: "2026-11-22T10:00:00Z",
  finished_at: null,
};

test("a store that takes no other file: it is said what to do instead, and nothing is offered", async ({
  page,
  signIn,
  otherStore,
}) => {
  const failed = { ...sampleContent(5), conversion_status: "error", conversion };
  const track = {
    id: 9,
    title: "One",
    order: 1,
    duration: null,
    size_in_kb: null,
    conversion_status: "error",
    created_at: "2026-11-22T10:00:00Z",
    updated_at: "2026-11-22T10:00:00Z",
  };
  let isAudio = false;
  otherStore.reply = ({ path }) => {
    if (path.endsWith("/tracks")) return { json: { data: [track] } };
    if (path.endsWith("/conversion")) return { status: 404, json: { message: "Not found." } };
    const item = isAudio ? { ...failed, file_type: "audio" } : failed;
    if (path.endsWith("/5")) return { json: { data: item } };
    return { json: { data: [item], links: { next: null, prev: null }, meta: { has_more: false } } };
  };
  await signIn();
  await page.goto("/content/5/conversion");
  const panel = page.getByRole("region", { name: "Conversion" });
  await expect(panel).toContainText("The file is locked.");
  await expect(panel).toContainText("Delete the title and add it again with the other file.");
  await expect(page.getByRole("button", { name: /another file/i })).toHaveCount(0);
  await expectAccessible(page);

  isAudio = true;
  await page.goto("/content/5/tracks");
  await expect(
    page.getByText("Add the track again with the other file, then delete this one."),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: /another file/i })).toHaveCount(0);
});
