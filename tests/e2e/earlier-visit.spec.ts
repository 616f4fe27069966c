import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { pdfOf } from "#tests/support/e2e-books.ts";
import type { Store } from "#tests/support/e2e-store.ts";
import { expect, test, unique } from "#tests/support/e2e-test.ts";
import { chooseFiles, holdLooks, holdUploads } from "#tests/support/e2e-uploads.ts";

// On the disk: a file that is made anew for each choice has another time, and is a copy.
let folder = "";
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "colophon-earlier-"));
});
test.afterAll(() => rm(folder, { recursive: true }));
test.beforeEach(({ signIn }) => signIn());

const pdfsOf = (stamp: string, letters: readonly string[] = ["a", "b"]) =>
  Promise.all(
    letters.map(async (letter) => {
      const path = join(folder, `${stamp} ${letter}.pdf`);
      await writeFile(path, pdfOf(`${stamp} ${letter}`));
      return path;
    }),
  );
const trayOf = (page: Page) => page.getByRole("region", { name: "Files being added" });
const headingOf = (page: Page, name: string) => trayOf(page).getByRole("heading", { name });
const namesOf = async (store: Store, stamp: string) =>
  (await store.named(stamp)).map(({ name }) => name).toSorted();

test("what another tab is at is not waiting here; a review of the same files says so, and stays as it is", async ({
  page,
  context,
  store,
}) => {
  const stamp = unique("Two Tabs");
  const files = await pdfsOf(stamp);
  await page.goto("/content");
  const uploads = await holdUploads(page);
  await chooseFiles(page, "Upload files", files);
  await page.getByRole("button", { name: "Add 2 titles" }).click();
  await expect(headingOf(page, "0 of 2 titles added")).toBeVisible();
  await uploads.untilHeld(2);

  const other = await context.newPage();
  await other.goto("/content");
  await expect(other.getByRole("heading", { level: 1, name: "Content" })).toBeVisible();
  await chooseFiles(other, "Upload files", files);
  const review = other.getByRole("dialog", { name: "Add 2 titles" });
  await expect(review).toContainText(/Another tab of this browser is taking care of these: /);
  await review.getByRole("textbox").first().fill("Typed here");

  uploads.release();
  await expect(headingOf(page, "2 of 2 titles added")).toBeVisible({ timeout: 30_000 });
  await other.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(review).toContainText(/^Add 2 titles.*Another tab of this browser is taking care of these: /s);
  await expect(review.getByRole("textbox").first()).toHaveValue("Typed here");
  await review.getByRole("button", { name: "Cancel" }).click();
  await other.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(review).toHaveCount(0);
  await expect(trayOf(other)).toHaveCount(0);
  expect(await namesOf(store, stamp)).toEqual([`${stamp} a`, `${stamp} b`]);
});

test("what a tab leaves that is closed waits in the other tab, and is made there once", async ({
  page,
  context,
  store,
}) => {
  const stamp = unique("Closed");
  const files = await pdfsOf(stamp);
  const closed = await context.newPage();
  await closed.goto("/content");
  await page.goto("/content");
  await expect(page.getByRole("heading", { level: 1, name: "Content" })).toBeVisible();
  const uploads = await holdUploads(closed);
  await chooseFiles(closed, "Upload files", files);
  await closed.getByRole("button", { name: "Add 2 titles" }).click();
  await uploads.untilHeld(2);
  await closed.close();

  // A person who comes back to a tab gives it the focus.
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(headingOf(page, "2 titles are waiting for their files")).toBeVisible();
  await chooseFiles(page, "Choose files", files);
  await expect(headingOf(page, "2 of 2 titles added")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await namesOf(store, stamp)).toEqual([`${stamp} a`, `${stamp} b`]);
});

test("what is forgotten is what still waits: titles that go on keep their files, those in line as well", async ({
  page,
  store,
}) => {
  const stamp = unique("Forget");
  const files = await pdfsOf(stamp, ["a", "b", "c", "d", "e"]);
  await page.goto("/content");
  const looks = await holdLooks(page);
  await chooseFiles(page, "Upload files", files);
  const review = page.getByRole("dialog", { name: "Add 5 titles" });
  // Every file has arrived: of two the look is held, the others wait for it.
  await expect(review.getByText("Looking inside…")).toHaveCount(2);
  await expect(review.getByRole("progressbar")).toHaveCount(0);
  await review.getByRole("button", { name: "Add 5 titles" }).click();
  await looks.untilHeld(2);
  page.once("dialog", (question) => question.accept());
  await page.reload();

  await expect(headingOf(page, "5 titles are waiting for their files")).toBeVisible();
  const uploads = await holdUploads(page);
  await chooseFiles(page, "Choose files", files.slice(0, 4));
  await uploads.untilHeld(3);
  await page.getByRole("button", { name: "Forget them" }).click();
  await expect(trayOf(page)).not.toContainText(`${stamp} e`);
  uploads.release();
  looks.release();
  await expect(headingOf(page, "4 of 4 titles added")).toBeVisible({ timeout: 30_000 });
  const made = await store.named(stamp);
  const states = () => Promise.all(made.map(async ({ id }) => (await store.read(id)).conversion_status));
  await expect.poll(states, { timeout: 30_000 }).toEqual(made.map(() => "done"));
  expect(await namesOf(store, stamp)).toEqual(["a", "b", "c", "d"].map((letter) => `${stamp} ${letter}`));
});
