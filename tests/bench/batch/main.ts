import type { Page } from "@playwright/test";
import { epubOf, pdfOf } from "#tests/support/e2e-books.ts";
import { dropFiles, type GivenFile } from "#tests/support/e2e-uploads.ts";
import { atDesk, say } from "../desk.ts";
import { formatTable } from "../table.ts";

/**
 * `npm run bench:batch -- 200`: many files dropped on the list at once. How long until they are reviewed, until
 * all were looked into, and until all are titles; and the longest time in each part that the page did not answer.
 */
const count = Number(process.argv[2] ?? 200);
const LIMIT_MS = 10 * 60_000;

await atDesk(async ({ page }) => {
  const files = await Promise.all(Array.from({ length: count }, (_, index) => bookOf(index)));
  await page.goto("/content");
  await page.waitForLoadState("networkidle");
  await watchPauses(page);

  const rows: string[][] = [];
  const part = async (what: string, work: () => Promise<unknown>) => {
    const begunAt = Date.now();
    await work();
    const seconds = ((Date.now() - begunAt) / 1_000).toFixed(1);
    rows.push([what, `${seconds} s`, `${await longestPause(page)} ms`]);
  };
  const dialog = page.getByRole("dialog");
  const add = dialog.getByRole("button", { name: `Add ${count} titles` });
  await part("files handed over and their review shown", async () => {
    await dropFiles(page, files);
    await add.waitFor({ timeout: LIMIT_MS });
  });
  await part("sent, and each looked into", () =>
    dialog.getByText(`All ${count} titles were looked into.`).waitFor({ timeout: LIMIT_MS }),
  );
  await part("made into titles", async () => {
    await add.click();
    await page
      .getByRole("heading", { name: `${count} of ${count} titles added` })
      .waitFor({ timeout: LIMIT_MS });
  });
  say(formatTable([`${count} files`, "time", "longest pause"], rows));
});

/** A PDF and an EPUB in turn. */
async function bookOf(index: number): Promise<GivenFile> {
  const title = `Batch ${index}`;
  if (index % 2 === 0) return { name: `${title}.pdf`, mimeType: "application/pdf", buffer: pdfOf(title) };
  return { name: `${title}.epub`, mimeType: "application/epub+zip", buffer: await epubOf(title) };
}

async function watchPauses(page: Page): Promise<void> {
  await page.evaluate(() => {
    const pauses = { longestMs: 0 };
    Object.assign(window, { pauses });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) pauses.longestMs = Math.max(pauses.longestMs, duration);
    }).observe({ type: "longtask" });
  });
}

/** Milliseconds of the longest task since this was asked last. */
function longestPause(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { pauses } = window as unknown as { pauses: { longestMs: number } };
    const { longestMs } = pauses;
    pauses.longestMs = 0;
    return Math.round(longestMs);
  });
}
