import type { Page } from "@playwright/test";
import { printedIsbnPdfOf } from "#tests/support/e2e-books.ts";
import { taggedEpubOf } from "#tests/support/e2e-tagged-epub.ts";
import { dropFiles } from "#tests/support/e2e-uploads.ts";
import { buildSmallPdf } from "#tests/worker/support/pdf.ts";
import { atDesk, type Desk, say } from "../desk.ts";
import { formatTable } from "../table.ts";

/**
 * `npm run bench:form -- 5`: how long an editor waits in the form of a new title until what is
 * wrong with a file is said, and until what is inside fills the fields. From the drop, or from the paste of a link.
 */
const rounds = Number(process.argv[2] ?? 5);

await atDesk(async ({ page, files }) => {
  const rows: string[][] = [];
  for (const [what, look] of Object.entries(looksWith(files))) {
    const timesMs: number[] = [];
    for (let round = 0; round < rounds; round++) timesMs.push(await look(page, round));
    const sorted = timesMs.toSorted((one, other) => one - other);
    const times = timesMs.map((timeMs) => Math.round(timeMs)).join(" ");
    rows.push([what, `${Math.round(sorted[Math.floor(rounds / 2)] ?? 0)} ms`, times]);
  }
  say(formatTable(["", "median", "each"], rows));
});

type Look = (page: Page, round: number) => Promise<number>;

function looksWith(files: Desk["files"]): Record<string, Look> {
  const pdf = (buffer: Buffer) => ({ name: "book.pdf", mimeType: "application/pdf", buffer });
  const locked = buildSmallPdf({ pages: ["Secret"], isLocked: true });
  return {
    "a locked PDF, dropped: said": async (page, round) => {
      await open(page, "pdf");
      return timed(page, "This file is protected with a password.", () =>
        dropFiles(page, [pdf(Buffer.concat([locked, Buffer.from(`%${round}\n`)]))]),
      );
    },
    "a PDF with a printed ISBN, dropped: filled": async (page, round) => {
      await open(page, "pdf");
      const title = `Printed ${round}`;
      return timed(page, "Undo: ISBN", () =>
        dropFiles(page, [pdf(printedIsbnPdfOf(title, "978-84-376-0494-7"))]),
      );
    },
    "an EPUB, link pasted: filled": async (page, round) => {
      const { url } = files.serve("book.epub", await taggedEpubOf(`Pasted ${round}`, "9788437604947"));
      await open(page, "epub");
      return timed(page, "Undo: ISBN", () => page.getByLabel("Address of the EPUB").fill(url));
    },
    "a web page, link pasted: said": async (page) => {
      const { url } = files.serve("page", "<!doctype html><title>A book</title>");
      await open(page, "epub");
      return timed(page, "This is a web page", () => page.getByLabel("Address of the EPUB").fill(url));
    },
  };
}

/** As somebody finds it who has just opened it: without a draft, and at rest. */
async function open(page: Page, kind: string): Promise<void> {
  await page.goto("/healthz-of-nothing").catch(() => null);
  await page.evaluate(() => window.localStorage.clear());
  await page.goto(`/content/new?type=${kind}`);
  await page.waitForLoadState("networkidle");
}

/** Milliseconds from an act until a text, or a button of that name, stands on the page; measured in the page. */
async function timed(page: Page, words: string, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate((wanted) => {
    const isThere = () =>
      document.querySelector("main")?.textContent.includes(wanted) ||
      document.querySelector(`[aria-label^="${wanted}"]`) !== null;
    const begun: { at?: number; seen?: number } = {};
    Object.assign(window, { begun });
    const begin = () => {
      begun.at ??= performance.now();
    };
    // The page takes a drop at the window, and lets nothing below hear of it.
    window.addEventListener("drop", begin, { capture: true });
    window.addEventListener("input", begin, { capture: true });
    new MutationObserver(() => {
      if (isThere()) begun.seen ??= performance.now();
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  }, words);
  await act();
  const seen = await page.waitForFunction(() => {
    const { begun } = window as unknown as { begun: { at?: number; seen?: number } };
    return begun.at !== undefined && begun.seen !== undefined ? begun.seen - begun.at : false;
  });
  return Number(await seen.jsonValue());
}
