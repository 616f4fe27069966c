import { chromium, type Page } from "@playwright/test";
import { findOrInstallChromium, LAUNCH_FLAGS } from "#tests/support/chromium.ts";
import { startFileServer } from "#tests/support/e2e-file-server.ts";
import { waitsUntilAlive } from "#tests/support/e2e-page.ts";
import { ADMINISTRATOR } from "#tests/support/shared-stack.ts";
import { startStack } from "#tests/support/stack.ts";

export const say = (line: string) => process.stdout.write(`${line}\n`);

export type Desk = { page: Page; files: Awaited<ReturnType<typeof startFileServer>> };

/** A whole stack, a place of files on loopback, and a browser whose page has signed in; all stopped after `work`. */
export async function atDesk(work: (desk: Desk) => Promise<void>): Promise<void> {
  const settings = {
    ADMIN_EMAIL: ADMINISTRATOR.email,
    ADMIN_PASSWORD: ADMINISTRATOR.password,
    RATE_LIMIT_WRITES: "0",
  };
  const stack = await startStack(settings, { filePlaces: 1 });
  const files = await startFileServer(stack.filesUrls[0] ?? "");
  const browser = await chromium.launch({
    executablePath: findOrInstallChromium(say),
    args: LAUNCH_FLAGS,
  });
  try {
    const page = waitsUntilAlive(await browser.newPage({ baseURL: stack.dashboardUrl }));
    const headers = { origin: stack.dashboardUrl };
    await page.request.post("/api/auth/sign-in/email", { headers, data: ADMINISTRATOR });
    await work({ page, files });
  } finally {
    await browser.close();
    await files.stop();
    await stack.stop();
  }
}
