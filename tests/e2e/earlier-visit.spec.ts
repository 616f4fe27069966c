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

const twoPdfs = (stamp: string) =>
  Promise.all(
    ["a", "b"].map(async (letter) => {
      const path = join(folder, `${stamp} ${letter}.pdf`);
      await writeFile(path, pdfOf(`${stamp} ${letter}`));
      return path;
    }),
  );
const trayOf = (page: Page) => page.getByRole("region", { name: "Files being added" });
const headingOf = (page: Page, name: string) => trayOf(page).getByRole("heading", { name });
const namesOf = async (store: Store, stamp: string) =>
  (await store.named(stamp)).map(({ name }) => name).toSorted();

test("what another tab is at is not waiting for its files, and chosen here as well it is said to be there twice", async ({
  page,
  context,
  store,
}) => {
  const stamp = unique("Two Tabs");
  const files = await twoPdfs(stamp);
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
  await expect(review).toContainText(/^.*Another tab of this browser is adding these: /s);
  await review.getByRole("button", { name: "Cancel" }).click();
  await expect(review).toHaveCount(0);
  await expect(trayOf(other)).toHaveCount(0);

  uploads.release();
  await expect(headingOf(page, "2 of 2 titles added")).toBeVisible({ timeout: 30_000 });
  expect(await namesOf(store, stamp)).toEqual([`${stamp} a`, `${stamp} b`]);
});

test("what a tab leaves that is closed waits in the other tab, and is made there once", async ({
  page,
  context,
  store,
}) => {
  const stamp = unique("Closed");
  const files = await twoPdfs(stamp);
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

test("what is forgotten is what still waits: a title that goes on keeps its file", async ({
  page,
  store,
}) => {
  const stamp = unique("Forget");
  const files = await twoPdfs(stamp);
  await page.goto("/content");
  const looks = await holdLooks(page);
  await chooseFiles(page, "Upload files", files);
  await page.getByRole("button", { name: "Add 2 titles" }).click();
  await looks.untilHeld(2);
  page.once("dialog", (question) => question.accept());
  await page.reload();

  await expect(headingOf(page, "2 titles are waiting for their files")).toBeVisible();
  const again = await holdLooks(page);
  await chooseFiles(page, "Choose files", files.slice(0, 1));
  await again.untilHeld(1);
  await page.getByRole("button", { name: "Forget them" }).click();
  await expect(trayOf(page)).not.toContainText(`${stamp} b`);
  again.release();
  await expect(headingOf(page, "1 of 1 title added")).toBeVisible({ timeout: 30_000 });
  const [made] = await store.named(stamp);
  const state = async () => (await store.read(made?.id ?? 0)).conversion_status;
  await expect.poll(state, { timeout: 30_000 }).toBe("done");
  expect(await namesOf(store, stamp)).toEqual([`${stamp} a`]);
});
