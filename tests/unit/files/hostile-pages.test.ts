import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { recogniseStart } from "#lib/server/files/file-kind.ts";
import { isSignInPage } from "#lib/server/files/sign-in-page.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** What `code` prints, in a process of its own: a pattern that never ends cannot be stopped from the inside. */
async function printed(code: string): Promise<unknown> {
  const args = ["--input-type=module", "--eval", code];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, timeout: 20_000 });
  return JSON.parse(stdout);
}

/** So many bytes of the same again and again, as code. */
const repeated = (part: string, bytes: number) =>
  `${JSON.stringify(part)}.repeat(${Math.floor(bytes / part.length)})`;

test.each(["<!---->", "<!-->", "<?xml ", " \n"])(
  "a file that begins with %j again and again is judged at once",
  async (part) => {
    const answer = await printed(
      `import { recogniseStart } from "#lib/server/files/file-kind.ts";
       const start = Buffer.from(${repeated(part, 1000)} + "x");
       console.log(JSON.stringify(await recogniseStart(start)));`,
    );
    expect(answer).toMatchObject({ isWebPage: false });
  },
);

test.each(["<input ", "<title ", "<title>", "<input type", "<input type          "])(
  "a page with a megabyte of %j is read at once",
  async (part) => {
    const answer = await printed(
      `import { isSignInPage } from "#lib/server/files/sign-in-page.ts";
       const page = "<html>" + ${repeated(part, 1_000_000)};
       console.log(JSON.stringify(isSignInPage(new URL("https://files.example/a"), page)));`,
    );
    expect(answer).toBe(false);
  },
);

test.each([
  ["<!DOCTYPE html><p>", true],
  ["\uFEFF \n<!-- one --><!-- two -->\n<?xml version='1.0'?>\n<html lang='es'>", true],
  ["<!-- never closed", false],
  ["<?xml version='1.0'?><package>", false],
])("%j: a web page %j", async (start, isWebPage) => {
  expect(await recogniseStart(Buffer.from(start))).toMatchObject({ isWebPage });
});

test.each([
  [`<form><input class="wide" type = "password" name="p">`, true],
  ["<title>The Library - Log in</title>", true],
  ["<title>The Library</title><input type='text'>", false],
])("%j asks who one is: %j", (page, isAsking) => {
  expect(isSignInPage(new URL("https://files.example/a"), page)).toBe(isAsking);
});
