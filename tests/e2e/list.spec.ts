import { expect, test, unique } from "#tests/support/e2e-test.ts";

const ON_A_PAGE = 100;

test.beforeEach(({ signIn }) => signIn());

test("search narrows while one types, and the address keeps it", async ({ page, createTitle }) => {
  const word = unique("Ánfora");
  const sku = unique("sku").replace(" ", "-");
  await createTitle({ name: `${word} de barro` });
  await createTitle({ name: unique("Órbita"), external_id: `${sku}-7` });
  const rows = page.getByRole("row").filter({ has: page.getByRole("link") });
  const search = page.getByRole("searchbox", { name: "Search titles" });

  await page.goto("/content");
  await page.keyboard.press("/");
  await expect(search).toBeFocused();
  await search.pressSequentially(word.toUpperCase().replace("Á", "a"));
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(`${word} de barro`);
  await expect(page).toHaveURL(/\?q=aNFORA/);

  await page.reload();
  await expect(search).toHaveValue(word.toUpperCase().replace("Á", "a"));
  await expect(rows).toHaveCount(1);

  await search.fill(`${sku}-7`);
  await expect(rows).toContainText("Órbita");
  await expect(rows).toHaveCount(1);

  await search.fill(unique("nothing"));
  await expect(page.getByRole("heading", { name: "No titles match" })).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  await expect(search).toHaveValue("");
  await expect(page).toHaveURL("/content");
});

test("pages follow one another, and a title leads back to its row", async ({ page, createTitle }) => {
  const word = unique("Kestrel");
  for (let made = 0; made < ON_A_PAGE + 4; made += 8)
    await Promise.all(Array.from({ length: 8 }, (_, n) => createTitle({ name: `${word} ${made + n}` })));
  const titles = page.getByRole("table", { name: "Content" }).getByRole("link", { name: word });
  const status = page.getByRole("status").filter({ hasText: "loaded" });

  await page.goto(`/content?q=${encodeURIComponent(word)}`);
  await expect(status).toHaveText("100 titles loaded · more on the next page");
  const onFirstPage = await titles.allTextContents();

  await page.getByRole("button", { name: "Next" }).click();
  await expect(status).toHaveText("4 titles loaded");
  const onSecondPage = await titles.allTextContents();
  expect(new Set([...onFirstPage, ...onSecondPage]).size).toBe(ON_A_PAGE + 4);
  const address = page.url();
  expect(address).toContain("cursor=");

  const opened = titles.nth(2);
  const name = (await opened.textContent()) ?? "";
  await opened.click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(address);
  await expect(page.getByRole("link", { name })).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Content" }).click();
  await expect(page).toHaveURL(address);
  await expect(page.getByRole("link", { name })).toBeFocused();

  await page.getByRole("button", { name: "Previous" }).click();
  await expect(status).toHaveText("100 titles loaded · more on the next page");
  expect(await titles.allTextContents()).toEqual(onFirstPage);
});

test("a menu opened by keyboard begins at its first entry, or by the up arrow at its last", async ({
  page,
  createTitle,
}) => {
  const name = unique("Lantern");
  await createTitle({ name });
  await page.goto(`/content?q=${encodeURIComponent(name)}`);
  for (const [button, key, entry] of [
    ["Type", "Enter", "Any"],
    ["Language", "ArrowDown", "Any"],
    [`Actions for ${name}`, "ArrowUp", "Delete"],
  ] as const)
    await test.step(`${button} by ${key}`, async () => {
      await page.getByRole("button", { name: button, exact: true }).focus();
      await page.keyboard.press(key);
      await expect(page.getByRole("menu").getByText(entry, { exact: true })).toBeVisible();
      await expect(page.locator(":focus")).toHaveText(entry);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("button", { name: button, exact: true })).toBeFocused();
    });
});
