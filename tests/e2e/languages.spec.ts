import { expect, test, unique } from "#tests/support/e2e-test.ts";

test.beforeEach(({ signIn }) => signIn());

const WORDS = {
  Español: {
    lang: "es",
    content: "Contenidos",
    add: "Nuevo título",
    question: "¿Qué va a agregar?",
    conversions: "Conversiones",
    nothing: "Esta página no existe",
    save: "Guardar cambios",
  },
  Português: {
    lang: "pt",
    content: "Conteúdos",
    add: "Novo título",
    question: "O que você vai adicionar?",
    conversions: "Conversões",
    nothing: "Esta página não existe",
    save: "Salvar alterações",
  },
};

for (const [language, words] of Object.entries(WORDS))
  test(`the pages speak ${language} once it is chosen`, async ({
    page,
    createTitle,
    endSession,
    expectRefusal,
  }) => {
    const { id } = await createTitle({ name: unique("Babel") });
    const heading = page.getByRole("heading", { level: 1 });
    await page.goto("/content");
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await page.getByRole("button", { name: /Account and preferences/ }).click();
    await page.getByRole("menuitemradio", { name: language }).click();
    await expect(heading).toHaveText(words.content);
    await expect(page.locator("html")).toHaveAttribute("lang", words.lang);

    await page.getByRole("link", { name: words.conversions }).click();
    await expect(heading).toHaveText(words.conversions);
    await page.goto("/content/new");
    await expect(heading).toHaveText(words.add);
    await expect(page.getByRole("heading", { level: 2 })).toHaveText(words.question);
    await page.goto(`/content/${id}`);
    await expect(page.getByRole("button", { name: words.save })).toBeVisible();
    expectRefusal(404, /^\/content\/999999999$/);
    await page.goto("/content/999999999");
    await expect(page.getByRole("heading", { name: words.nothing })).toBeVisible();
    await endSession();
    await page.goto("/content");
    await expect(page.locator("html")).toHaveAttribute("lang", words.lang);
  });

test.describe("in Spanish", () => {
  test.use({ locale: "es-AR" });

  test("a title is added from the first page to the last, with the price as it is typed there", async ({
    page,
    store,
  }) => {
    const name = unique("Ficciones");
    await page.goto("/content");
    await page.getByRole("link", { name: "Nuevo título" }).first().click();
    await page.getByRole("link", { name: "Libro impreso" }).click();
    await page.getByRole("button", { name: "Agregar título" }).click();
    await expect(page.getByLabel("Nombre", { exact: true })).toHaveAccessibleDescription(
      "Escriba el nombre del título.",
    );
    await page.getByLabel("Nombre", { exact: true }).fill(name);
    await page.getByLabel("Alto (cm)").fill("23,5");
    await page.getByRole("button", { name: "Agregar un precio" }).click();
    await page.getByRole("button", { name: /Moneda/ }).click();
    await page.getByRole("option", { name: /^ARS/ }).click();
    const amount = page.getByLabel("Importe");
    await amount.fill("diecinueve");
    await page.getByRole("button", { name: "Agregar título" }).click();
    await expect(amount).toHaveAccessibleDescription(/no es un importe/);
    await amount.fill("19,50");
    await expect(amount).toHaveAccessibleDescription(/19,50\sARS/);
    await page.getByRole("button", { name: "Agregar título" }).click();

    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(amount).toHaveValue("19,50");
    const stored = await store.read(Number(new URL(page.url()).pathname.split("/").at(-1)));
    expect(stored.prices).toEqual([{ currency_id: "ARS", amount: 19.5 }]);
    expect(stored.physical).toMatchObject({ height: 23.5 });
    await page.goto(`/content?q=${encodeURIComponent(name)}`);
    await expect(page.getByRole("row").filter({ hasText: name })).toContainText("19,50");
  });
});
