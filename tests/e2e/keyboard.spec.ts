import { mp3Of } from "#tests/support/e2e-books.ts";
import { expect, tabTo, test, unique } from "#tests/support/e2e-test.ts";
import { expectOrder } from "#tests/support/e2e-tracks.ts";
import { ADMINISTRATOR } from "#tests/support/shared-stack.ts";

test("an editor without a mouse signs in, adds an audiobook, prices it and puts its tracks in order", async ({
  page,
  serveFile,
  store,
}) => {
  const { keyboard } = page;
  const name = unique("Radio Plays");
  const [one, two] = ["One", "Two"].map((title) => serveFile(`${title}.mp3`, mp3Of(title)).url);
  const write = async (label: string, text: string) => {
    await tabTo(page.getByLabel(label, { exact: true }));
    await keyboard.type(text);
  };
  const choose = async (role: "link" | "button", label: string) => {
    await tabTo(page.getByRole(role, { name: label }).first());
    await keyboard.press("Enter");
  };

  await page.goto("/content");
  await write("E-mail address", ADMINISTRATOR.email);
  await write("Password", ADMINISTRATOR.password);
  await keyboard.press("Enter");
  await choose("link", "New title");
  await choose("link", "Audiobook");
  await write("Address of the sound file", one ?? "");
  await write("Name", name);
  await write("Narrators", "Ana Torres");
  await keyboard.press("Enter");
  await choose("button", "Add a price");
  await expect(page.getByRole("button", { name: /Currency/ })).toBeFocused();
  await write("Amount", "12.50");
  await keyboard.press("Control+s");

  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const id = Number(new URL(page.url()).pathname.split("/").at(-1));
  expect(await store.read(id)).toMatchObject({
    narrator: ["Ana Torres"],
    prices: [{ currency_id: "USD", amount: 12.5 }],
  });

  await choose("link", "Tracks");
  await choose("button", "Add track");
  const dialog = page.getByRole("dialog", { name: "Add a track" });
  await tabTo(dialog.getByLabel("Title"));
  await keyboard.type("Two");
  await tabTo(dialog.getByLabel("Address of the sound file"));
  await keyboard.type(two ?? "");
  await keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect.poll(async () => (await store.read(id)).conversion_status).toBe("done");
  // Nobody has named the first track: it takes the name that its file gives it.
  await expectOrder(page, store, id, ["One", "Two"]);
  await choose("button", "Move One down");
  await expectOrder(page, store, id, ["Two", "One"]);
});
