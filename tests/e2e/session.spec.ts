import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "#tests/support/e2e-axe.ts";
import { mp3Of, pdfOf } from "#tests/support/e2e-books.ts";
import { pngOf, uploadPicture } from "#tests/support/e2e-pictures.ts";
import { expect, test, unique } from "#tests/support/e2e-test.ts";
import { expectOrder } from "#tests/support/e2e-tracks.ts";
import { dropFiles, holdUploads } from "#tests/support/e2e-uploads.ts";
import { ADMINISTRATOR } from "#tests/support/shared-stack.ts";

test("signing out closes the door", async ({ page, signIn, createTitle }) => {
  const name = unique("Sealed Letters");
  await createTitle({ name });
  await signIn();
  await page.goto(`/content?q=${encodeURIComponent(name)}`);
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

  await page.getByRole("button", { name: /Account and preferences/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  const door = page.getByRole("heading", { level: 1, name: "Sign in" });
  await expect(door).toBeVisible();

  await page.goBack();
  await expect(door).toBeVisible();
  await expect(page.getByText(name)).toHaveCount(0);
  for (const path of ["/content", "/content/new", "/conversions"]) {
    await page.goto(path);
    await expect(page).toHaveURL(`/sign-in?return_to=${encodeURIComponent(path)}`);
    await expect(door).toBeVisible();
  }
  for (const path of ["/api/content", "/api/conversions", "/api/session"])
    expect((await page.request.get(path)).status(), path).toBe(401);
});

test("a session that dies while one types costs nothing: sign in over the form, saved once", async ({
  page,
  signIn,
  endSession,
  createTitle,
  store,
  expectRefusal,
}) => {
  await signIn();
  const { id } = await createTitle({ name: unique("Lighthouse") });
  const name = unique("Lighthouse, second edition");
  const saves: number[] = [];
  page.on("response", (answer) => {
    if (answer.request().method() === "PUT") saves.push(answer.status());
  });

  await page.goto(`/content/${id}`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Description in HTML").fill("<p>By the sea.</p>");
  expectRefusal(401, /^\/api\/content\/\d+$/);
  await endSession();
  await page.getByRole("button", { name: "Save changes" }).click();

  const overlay = page.getByRole("dialog", { name: "Sign in to go on saving" });
  await expect(overlay).toBeVisible();
  await overlay.getByLabel("E-mail address").fill(ADMINISTRATOR.email);
  await overlay.getByLabel("Password", { exact: true }).fill(ADMINISTRATOR.password);
  await overlay.getByLabel("Password", { exact: true }).press("Enter");

  await expect(page.getByRole("status").filter({ hasText: /^Saved / })).toBeVisible();
  await expect(overlay).toHaveCount(0);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
  expect(saves).toEqual([401, 200]);
  expect(await store.read(id)).toMatchObject({ name, description: "<p>By the sea.</p>" });
});

const note = { name: "Your session has ended. Sign in" };
const barOf = (page: Page) => page.getByRole("complementary", { name: "Store and background work" });

async function signInAgain(page: Page, way: Locator) {
  await way.click();
  const overlay = page.getByRole("dialog", { name: "Sign in to go on" });
  await overlay.getByLabel("E-mail address").fill(ADMINISTRATOR.email);
  await overlay.getByLabel("Password", { exact: true }).fill(ADMINISTRATOR.password);
  await overlay.getByLabel("Password", { exact: true }).press("Enter");
  await expect(overlay).toHaveCount(0);
}

test("files whose session dies on their way go on by themselves after signing in", async ({
  page,
  signIn,
  endSession,
  createAudiobook,
  store,
  expectRefusal,
}) => {
  await signIn();
  const { id } = await createAudiobook(unique("Long Way"), ["One"]);
  await page.goto(`/content/${id}/tracks`);
  await expectOrder(page, store, id, ["One"]);
  const uploads = await holdUploads(page);
  const files = ["Two", "Three"].map((title, index) => ({
    name: `${index + 2}.mp3`,
    mimeType: "audio/mpeg",
    buffer: mp3Of(title, index + 2),
  }));
  await dropFiles(page, files);
  const tray = page.getByRole("region", { name: "Files being added" });
  await expect(tray.getByRole("heading", { name: "0 of 2 tracks added" })).toBeVisible();
  await uploads.untilHeld(2);
  expectRefusal(401, /^\/api\/uploads/);
  await endSession();
  uploads.release();
  await expect(tray).toContainText("Your session has ended.");
  await signInAgain(page, barOf(page).getByRole("button", note));
  await expect(tray.getByRole("heading", { name: "2 of 2 tracks added" })).toBeVisible({ timeout: 30_000 });
  await expectOrder(page, store, id, ["One", "Two", "Three"]);
});

test("a cover whose session dies on its way arrives after signing in", async ({
  page,
  signIn,
  endSession,
  expectRefusal,
}) => {
  await signIn();
  await page.goto("/content/new?type=physical");
  const uploads = await holdUploads(page);
  await uploadPicture(page, "atlas.png", await pngOf(600, 900));
  await uploads.untilHeld(1);
  expectRefusal(401, /^\/api\/uploads/);
  await endSession();
  uploads.release();
  await expect(page.getByText("atlas.png: Your session has ended.")).toBeVisible();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await signInAgain(page, barOf(page).getByRole("button", note));
  await expect(page.getByLabel("Address of a picture")).toHaveValue(/\/atlas\.png\?/);
  await expect(page.getByText("atlas.png: Your session has ended.")).toHaveCount(0);
});

test("files whose session dies under review are looked into after signing in", async ({
  page,
  signIn,
  endSession,
  expectRefusal,
}) => {
  await signIn();
  await page.goto("/content");
  const uploads = await holdUploads(page);
  await dropFiles(
    page,
    [1, 2].map((number) => ({
      name: `scan ${number}.pdf`,
      mimeType: "application/pdf",
      buffer: pdfOf(`The Ledger ${number}`),
    })),
  );
  const review = page.getByRole("dialog", { name: "Add 2 titles" });
  await expect(review).toBeVisible();
  await uploads.untilHeld(2);
  expectRefusal(401, /^\/api\/(uploads|content\/preflight)/);
  await endSession();
  uploads.release();
  await signInAgain(page, review.getByRole("button", note));
  await expect(review.getByRole("textbox").first()).toHaveValue("The Ledger 1");
  await expect(review.getByRole("textbox").last()).toHaveValue("The Ledger 2");
  await expect(review).not.toContainText("Your session has ended");
});

test("a session that dies is said on every page, and comes back over it", async ({
  page,
  signIn,
  endSession,
  createAudiobook,
  store,
  serveFile,
  expectRefusal,
}) => {
  await signIn();
  const { id } = await createAudiobook(unique("Night Watch"), ["One"]);
  const bar = barOf(page);

  // Whoever only looks hears of it, too.
  await page.goto("/conversions");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await endSession();
  await expect(bar.getByRole("button", note)).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
  await signInAgain(page, bar.getByRole("button", note));
  await expect(bar.getByRole("button", note)).toHaveCount(0);

  await page.goto(`/content/${id}/tracks`);
  await page.getByRole("button", { name: "Add track" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a track" });
  await dialog.getByLabel("Address of the sound file").fill(serveFile("two.mp3", mp3Of("Two", 2)).url);
  await dialog.getByLabel("Title").fill("Two");
  expectRefusal(401, /\/tracks$/);
  await endSession();
  await dialog.getByRole("button", { name: "Add track" }).click();
  await signInAgain(page, dialog.getByRole("button", note));
  await expect(dialog).toBeFocused();
  await expect(dialog).not.toContainText("Your session has ended");
  await expect(dialog.getByLabel("Title")).toHaveValue("Two");
  await dialog.getByRole("button", { name: "Add track" }).click();
  await expect(dialog).toHaveCount(0);
  await expectOrder(page, store, id, ["One", "Two"]);
});

test("a double click signs in once", async ({ page }) => {
  const posts: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") posts.push(new URL(request.url()).pathname);
  });
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(ADMINISTRATOR.email);
  await page.getByLabel("Password", { exact: true }).fill(ADMINISTRATOR.password);
  await page.getByRole("button", { name: "Sign in" }).dblclick();
  await expect(page.getByRole("heading", { level: 1, name: "Content" })).toBeVisible();
  expect(posts).toEqual(["/api/auth/sign-in/email"]);
});
