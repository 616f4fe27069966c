import { chromium } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findOrInstallChromium, LAUNCH_FLAGS } from "#tests/support/chromium.ts";
import { type ContentApi, STORE_TOKEN, startContentApi } from "#tests/support/content-api.ts";

const INSTALL_LIMIT_MS = 6 * 60_000;

let api: ContentApi;
let executablePath: string;
beforeAll(async () => {
  api = await startContentApi();
  executablePath = findOrInstallChromium(() => undefined);
}, INSTALL_LIMIT_MS);
afterAll(() => api.close());

test("a person reads the reference and tries a request with a token, from this server alone", {
  timeout: 120_000,
}, async () => {
  const browser = await chromium.launch({ executablePath, args: LAUNCH_FLAGS });
  try {
    await api.post("", { name: "The Computing Machine", file_type: "physical" });
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("request", (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(api.origin))
        complaints.push(request.url());
    });

    await page.goto(`${api.origin}/docs`);
    await page.getByRole("heading", { name: "Content API v3" }).waitFor();
    await page.getByRole("link", { name: /List titles/ }).click();
    await page
      .getByRole("button", { name: /test request/i })
      .first()
      .click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Value:").click();
    await page.keyboard.insertText(STORE_TOKEN);
    const [answer] = await Promise.all([
      page.waitForResponse((res) => new URL(res.url()).pathname === "/api/v3/content"),
      dialog.getByRole("button", { name: /^Send get request/i }).click(),
    ]);
    expect([answer.status(), answer.request().headers()["x-user-token"]]).toEqual([200, STORE_TOKEN]);
    await dialog.getByText("The Computing Machine").first().waitFor();
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
});
