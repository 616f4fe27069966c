import { expect, test, unique } from "#tests/support/e2e-test.ts";
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
  await endSession();
  expectRefusal(401, /^\/api\/content\/\d+$/);
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
