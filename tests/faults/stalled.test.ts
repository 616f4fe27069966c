import type { ServerResponse } from "node:http";
import { type Browser, chromium, type Locator, expect as onPage } from "@playwright/test";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apiRoutes, routes } from "#lib/routes.ts";
import { findEmbeddedPostgres } from "#lib/server/db/embedded.ts";
import { findOrInstallChromium, LAUNCH_FLAGS } from "#tests/support/chromium.ts";
import { connectStore } from "#tests/support/e2e-store.ts";
import { processesOf } from "#tests/support/processes.ts";
import { ADMINISTRATOR } from "#tests/support/shared-stack.ts";
import { type RunningStack, startStack } from "#tests/support/stack.ts";
import { until } from "#tests/support/until.ts";
import { type FileServer, openFileServer } from "#tests/worker/support/file-server.ts";
import { buildSmallPdf } from "#tests/worker/support/pdf.ts";

const PATIENCE_MS = 90_000;
/** Longer than a page that watches a conversion waits between two questions. */
const LOOK_MS = 15_000;

let files: FileServer;
let stack: RunningStack;
let browser: Browser;
beforeAll(async () => {
  files = await openFileServer();
  stack = await startStack({
    FILE_URL_ALLOW: files.place,
    ADMIN_EMAIL: ADMINISTRATOR.email,
    ADMIN_PASSWORD: ADMINISTRATOR.password,
  });
  browser = await chromium.launch({
    executablePath: findOrInstallChromium((line) => process.stderr.write(`${line}\n`)),
    args: LAUNCH_FLAGS,
  });
}, 360_000);
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  await files?.close();
}, 60_000);

async function openPage(path: string) {
  const page = await browser.newPage({ baseURL: stack.dashboardUrl, locale: "en-US" });
  const headers = { origin: stack.dashboardUrl };
  const answer = await page.request.post(apiRoutes.signIn(), { headers, data: ADMINISTRATOR });
  expect(answer.status()).toBe(200);
  await page.goto(path);
  return page;
}

/** Sends half a file and then nothing, until it is released: then the rest, and from then on all of it at once. */
function holdFile(path: string) {
  const body = buildSmallPdf({ pages: ["A", "B"] });
  const half = Math.floor(body.length / 2);
  const waiting = new Set<ServerResponse>();
  let isReleased = false;
  const url = files.serve(path, (_req, res) => {
    res.writeHead(200, { "content-length": body.length });
    if (isReleased) return res.end(body);
    res.write(body.subarray(0, half));
    waiting.add(res);
  });
  return {
    url,
    hits: () => files.hits(path),
    release: () => {
      isReleased = true;
      for (const res of waiting) res.end(body.subarray(half));
    },
  };
}

/** A minute without a change is what stalled means; here the clock of the row is put back instead. */
async function letMinutesPass(contentId: number): Promise<void> {
  const client = new pg.Client({ connectionString: findEmbeddedPostgres(stack.dataDir) });
  await client.connect();
  await client.query(
    "update catalog.conversions set updated_at = now() - interval '3 minutes' where content_id = $1",
    [contentId],
  );
  await client.end();
}

test(
  "the worker is killed while somebody watches: the title says stalled, then goes on by itself",
  async () => {
    const file = holdFile("/held.pdf");
    const store = connectStore(stack);
    const { id } = await store.create({ name: "The Pond", file_type: "pdf", file_url: file.url });
    const page = await openPage(routes.contentConversion(String(id)));
    const region: Locator = page.getByRole("region", { name: "Conversion" });
    await onPage(region.getByRole("listitem").and(page.locator("[aria-current=step]"))).toHaveText(
      "Download",
      { timeout: PATIENCE_MS },
    );

    await until(file.hits, (hits) => hits > 0, PATIENCE_MS);
    const worker = processesOf(stack.dataDir).find(({ command }) => command.includes("worker/main.ts"));
    process.kill(worker?.pid ?? Number.NaN, "SIGKILL");
    // The next worker may be quicker than the page asks. It gets no further than half of the file, and the clock is put back again.
    await onPage(async () => {
      await letMinutesPass(id);
      await onPage(region).toContainText(/Stalled.*it should go on, or end with a reason, within an hour/, {
        timeout: LOOK_MS,
      });
    }).toPass({ timeout: PATIENCE_MS });

    file.release();
    await onPage(region).toContainText("Converted", { timeout: PATIENCE_MS });
    await onPage(region).not.toContainText("Stalled");
    expect(await store.read(id)).toMatchObject({ conversion_status: "done" });
    await stack.untilLine(/^Worker ended \(SIGKILL\)/);
    await page.reload();
    await onPage(page.getByText("Interrupted")).toBeVisible();
  },
  4 * PATIENCE_MS,
);
