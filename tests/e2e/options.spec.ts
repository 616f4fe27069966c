import { expectAccessible } from "#tests/support/e2e-axe.ts";
import { expect, test, unique } from "#tests/support/e2e-test.ts";

test.beforeEach(({ signIn }) => signIn());

test("a language is typed over the one that stands there, and Enter takes it without sending the form", async ({
  page,
  createTitle,
  store,
}) => {
  const { id } = await createTitle({ name: unique("Languages"), lang: "en" });
  await page.goto(`/content/${id}`);
  const { keyboard } = page;
  const language = page.getByRole("combobox", { name: "Language", exact: true });
  const save = page.getByRole("button", { name: "Save changes" });
  const saved = page.getByRole("status").filter({ hasText: /^Saved / });
  await language.click();
  await keyboard.type("Portu");
  await expect(language).toHaveValue("Portu");
  await expect(page.getByRole("option")).toHaveText(["Portuguese"]);
  await keyboard.press("Enter");
  await expect(language).toHaveValue("Portuguese");
  await expect(save).toBeEnabled();
  await expect(saved).toHaveCount(0);
  expect((await store.read(id)).lang).toBe("en");

  // Of several that fit, the one that begins so is marked, and is the one that Enter and Tab take.
  await page.getByLabel("Name", { exact: true }).focus();
  await language.click();
  await keyboard.type("span");
  await expect(page.getByRole("option", { name: "Spanish" })).toBeVisible();
  await keyboard.press("Tab");
  await expect(language).toHaveValue("Spanish");

  // What fits nothing stays, is said, and sends nothing, however it is sent.
  await language.click();
  await keyboard.type("Nowhereish");
  for (const key of ["Enter", "Enter", "Control+s"]) {
    await keyboard.press(key);
    await expect(language).toHaveValue("Nowhereish");
    await expect(page.getByText("“Nowhereish” was not taken. Choose an entry of the list.")).toBeVisible();
  }
  await expect(saved).toHaveCount(0);
  await expectAccessible(page);
  await language.press("ControlOrMeta+a");
  await keyboard.type("a");
  await expect(page.getByText("“Nowhereish” was not taken.")).toHaveCount(0);

  // Left among several, it is not guessed; left with one, that is the one.
  await page.locator("h1").click();
  await expect(page.getByText("“a” was not taken.")).toBeVisible();
  await expect(language).toHaveValue("Spanish");
  await language.click();
  await keyboard.type("portu");
  await page.locator("h1").click();
  await expect(language).toHaveValue("Portuguese");
  await expect(page.getByText(/was not taken/)).toHaveCount(0);
  await save.click();
  await expect(saved).toBeVisible();
  expect((await store.read(id)).lang).toBe("pt");
});

test("the first text of a fresh page stays, though the option that stands there fits it, too", async ({
  page,
}) => {
  await page.goto("/content/new?type=physical");
  const language = page.getByRole("combobox", { name: "Language" });
  await expect(language).toHaveValue("English");
  await language.click();
  await page.keyboard.type("span", { delay: 120 });
  await expect(page.getByRole("option", { name: "Spanish" })).toBeVisible();
  await expect(language).toHaveValue("span");
  await page.keyboard.press("Enter");
  await expect(language).toHaveValue("Spanish");

  // So does what is typed after a choice, by Enter or by the mouse.
  await page.keyboard.type("germ", { delay: 120 });
  await expect(language).toHaveValue("germ");
  await page.getByRole("option", { name: "German", exact: true }).click();
  await expect(language).toHaveValue("German");
  await page.keyboard.type("portu");
  await page.keyboard.press("Enter");
  await expect(language).toHaveValue("Portuguese");
});

test("the list opens at what is chosen, and the arrows go on from there", async ({ page }) => {
  await page.goto("/content/new?type=physical");
  const language = page.getByRole("combobox", { name: "Language" });
  await expect(language).toHaveValue("English");
  const english = page.getByRole("option", { name: "English", exact: true });
  for (const open of [
    () => language.press("ArrowDown"),
    () => page.getByRole("button", { name: /Language$/ }).click(),
  ]) {
    await open();
    await expect(english).toBeInViewport();
    await expect(english).toHaveAttribute("data-focused", "true");
    const y = await page.evaluate(() => window.scrollY);
    await page.keyboard.press("PageDown");
    await expect(english).not.toHaveAttribute("data-focused", "true");
    await page.keyboard.press("PageUp");
    await expect(english).toHaveAttribute("data-focused", "true");
    expect(await page.evaluate(() => window.scrollY)).toBe(y);
    await page.keyboard.press("ArrowUp");
    await expect(english).not.toHaveAttribute("data-focused", "true");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("option")).toHaveCount(0);
    await expect(language).toHaveValue("English");
  }
  // What is typed takes the place of what stands there, also after the arrows.
  await language.press("ArrowDown");
  await expect(english).toHaveAttribute("data-focused", "true");
  await page.keyboard.press("ArrowUp");
  await expect(english).not.toHaveAttribute("data-focused", "true");
  await page.keyboard.type("port", { delay: 60 });
  await expect(language).toHaveValue("port");

  // However fast it comes.
  await page.keyboard.press("Escape");
  await expect(language).toHaveValue("English");
  await language.press("ArrowDown");
  await page.keyboard.type("span");
  await expect(language).toHaveValue("span");
});

test("countries are chosen one after the other by Enter; one that is chosen is not taken away", async ({
  page,
  createTitle,
  store,
}) => {
  const { id } = await createTitle({ name: unique("Countries") });
  await page.goto(`/content/${id}`);
  const { keyboard } = page;
  await page.getByText("Only in some countries", { exact: true }).click();
  const countries = page.getByRole("combobox", { name: "Countries where it is offered" });
  const chosen = page.getByRole("toolbar", { name: /^Countries where/ }).getByRole("listitem");
  await countries.click();
  for (const part of ["argen", "urug"]) {
    await keyboard.type(part);
    await keyboard.press("Enter");
    await expect(countries).toHaveValue("");
  }
  await keyboard.press("Escape");
  await expect(chosen).toHaveText(["Argentina", "Uruguay"]);
  await keyboard.type("argen");
  await keyboard.press("Enter");
  await expect(page.getByText("“argen” is chosen already.")).toBeVisible();
  await expect(chosen).toHaveText(["Argentina", "Uruguay"]);
  await countries.press("ControlOrMeta+a");
  await keyboard.type("chile");
  await page.keyboard.press("Control+s");
  await expect(page.getByRole("status").filter({ hasText: /^Saved / })).toBeVisible();
  const { geographic_restrictions } = await store.read(id);
  expect(geographic_restrictions).toEqual({ mode: "allow", countries: ["AR", "CL", "UY"] });
});
