import { expectAccessible } from "#tests/support/e2e-axe.ts";
import { expect, testFirstStart as test } from "#tests/support/e2e-test.ts";

const PASSWORD = "correct horse battery";

test("the one-time link makes the first administrator, who then signs in", async ({
  page,
  firstStart,
  expectRefusal,
}) => {
  const link = await firstStart.setUpUrl();
  const heading = page.getByRole("heading", { level: 1 });
  const password = page.getByLabel("Password", { exact: true });

  await test.step("nobody can begin without the link", async () => {
    await page.goto("/content");
    await expect(heading).toHaveText("Set up Colophon");
    await expect(page.getByText("Open the set-up link that was printed in the terminal")).toBeVisible();
    await page.goto("/set-up?key=guessed");
    await expect(page.getByText("This set-up link is not valid")).toBeVisible();
    await expect(page.getByRole("textbox")).toHaveCount(0);
  });

  await test.step("the link opens the form, which says what is missing", async () => {
    await page.goto(link);
    await expectAccessible(page);
    await page.getByLabel("Your name").fill("Ana Torres");
    await page.getByLabel("E-mail address").fill("ana@books.example");
    await password.fill("short");
    await page.getByRole("button", { name: "Create the administrator" }).click();
    await expect(password).toHaveAccessibleDescription(/Use at least \d+ characters/);
    await expect(password).toBeFocused();
  });

  await test.step("it leads into an empty catalog", async () => {
    await password.fill(PASSWORD);
    await page.getByRole("button", { name: "Create the administrator" }).click();
    await expect(page.getByRole("heading", { name: "The catalog is empty" })).toBeVisible();
    await expect(page.getByRole("button", { name: /Ana Torres/ })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("the link is dead afterwards", async () => {
    await page.goto(link);
    await expect(page.getByText("There is an administrator already")).toBeVisible();
    await expect(page.getByRole("textbox")).toHaveCount(0);
    const key = new URL(link).searchParams.get("key");
    const answer = await page.request.post("/api/set-up", {
      headers: { origin: firstStart.dashboardUrl },
      data: { key, name: "Eve", email: "eve@books.example", password: PASSWORD },
    });
    expect(answer.status()).toBe(409);
    await expectAccessible(page);
  });

  await test.step("a wrong password is said, and the right one opens", async () => {
    await page.context().clearCookies();
    await page.goto("/content?q=whale");
    await expect(heading).toHaveText("Sign in");
    await page.getByLabel("E-mail address").fill("ana@books.example");
    await password.fill("wrong horse battery");
    expectRefusal(401, /^\/api\/auth\/sign-in\/email$/);
    await page.getByRole("button", { name: "Sign in" }).click();
    const sentence = "The e-mail address or the password is not right";
    await expect(page.getByRole("alert").filter({ hasText: sentence })).toBeVisible();
    await expect(password).toBeFocused();
    await expectAccessible(page);
    await password.fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL("/content?q=whale");
    await expect(page.getByRole("heading", { name: "No titles match" })).toBeVisible();
  });
});
