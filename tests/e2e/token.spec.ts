import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Response } from "@playwright/test";
import { epubOf } from "#tests/support/e2e-books.ts";
import { expect, test, unique } from "#tests/support/e2e-test.ts";
import { ADMINISTRATOR } from "#tests/support/shared-stack.ts";

const BUILD = fileURLToPath(new URL("../../.next/static", import.meta.url));

/** The token as it is, and as it hides in other writings. */
const writingsOf = (token: string) => [
  token,
  ...["base64", "base64url", "hex"].map((writing) => Buffer.from(token).toString(writing as "hex")),
];

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function textOf(answer: Response): Promise<string> {
  const headers = JSON.stringify(await answer.allHeaders());
  const asked = JSON.stringify(await answer.request().allHeaders());
  // A redirect has no body to read.
  const body = await answer.body().catch(() => Buffer.alloc(0));
  return [answer.url(), asked, headers, body.toString("latin1")].join("\n");
}

test("the store's token is nowhere: no answer, header, cookie, script or log holds it", async ({
  page,
  context,
  stack,
  store,
  serveFile,
  expectRefusal,
}) => {
  const secrets = writingsOf(stack.token);
  const holdsToken = (text: string) => secrets.some((secret) => text.includes(secret));
  const answers: Promise<string>[] = [];
  context.on("response", (answer) => answers.push(textOf(answer)));
  const name = unique("Secret Garden");
  const file = serveFile("garden.epub", await epubOf(name));

  await page.goto("/content");
  await page.getByLabel("E-mail address").fill(ADMINISTRATOR.email);
  await page.getByLabel("Password", { exact: true }).fill(ADMINISTRATOR.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "New title" }).first().click();
  await page.getByRole("link", { name: "EPUB" }).click();
  await page.getByLabel("Address of the EPUB").fill(file.url);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Add title" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("region", { name: "Conversion" })).toContainText("Converted");
  const id = Number(new URL(page.url()).pathname.split("/").at(-1));
  await page.getByLabel("Name", { exact: true }).fill(`${name}, revised`);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Saved / })).toBeVisible();
  await page.getByRole("link", { name: "Conversion", exact: true }).click();
  await expect(page.getByRole("region", { name: "Conversion" })).toContainText("Converted");
  expectRefusal(404, /^\/content\/999999999$/);
  await page.goto("/content/999999999");
  await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
  await page.goto(`/content?q=${encodeURIComponent(name)}`);
  await expect(page.getByRole("link", { name })).toBeVisible();

  const heard = await Promise.all(answers);
  expect(heard.length).toBeGreaterThan(30);
  expect(heard.some((text) => text.includes(name))).toBe(true);
  expect(heard.filter(holdsToken)).toEqual([]);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(holdsToken(kept + JSON.stringify(await context.cookies()))).toBe(false);

  const scripts = await filesUnder(BUILD);
  const logs = await filesUnder(join(stack.dataDir, "logs"));
  expect(scripts.some((path) => path.endsWith(".js"))).toBe(true);
  expect(logs.length).toBeGreaterThan(2);
  const holders = [];
  for (const path of [...scripts, ...logs])
    if (holdsToken(await readFile(path, "latin1"))) holders.push(path);
  expect(holders).toEqual([]);
  // The token that was looked for is the one that opens the store.
  expect((await store.read(id)).name).toBe(`${name}, revised`);
});
