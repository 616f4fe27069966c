import type { BrowserContext, Request, Response } from "@playwright/test";
import type { Stack } from "./stack.ts";

/** An answer that a test provokes on purpose, such as a 422 that has to land on its field. */
type Refusal = { status: number; path: RegExp };

/** A failed load is counted as an answer, with its address; the browser's own line about it says less. */
const FAILED_LOAD = /^Failed to load resource/;
/** The test itself looks into the frame of a chapter, in which nothing may run. */
const SANDBOXED = /^Blocked script execution in '[^']+\/(previews|books)\/[^']+\/chapters\//;
/** A page that is left takes its requests with it. */
const LEFT = "net::ERR_ABORTED";

/** Listens for what no journey may cause: errors in the console or page, failed requests, requests to strangers. */
export function listenForTrouble(context: BrowserContext, stack: Stack) {
  const found: string[] = [];
  const expected = new Map<Refusal, number>();
  let isLineExpectedToBreak = false;
  let isSessionEnded = false;
  const own = [stack.dashboardUrl, stack.apiUrl].map((url) => new URL(url).origin);

  context.on("console", (message) => {
    const text = message.text();
    if (message.type() === "error" && !FAILED_LOAD.test(text) && !SANDBOXED.test(text))
      found.push(`console: ${text}`);
  });
  context.on("weberror", (error) => found.push(`page: ${error.error().message}`));
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && !own.includes(origin)) found.push(`stranger: ${request.url()}`);
  });
  context.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    if (reason !== LEFT && !isLineExpectedToBreak) found.push(`${nameOf(request)} failed: ${reason}`);
  });
  context.on("response", (response) => {
    if (response.status() < 400) return;
    if (isSessionEnded && isQuestionOfPage(response)) return;
    const refusal = [...expected.keys()].find((one) => isMatch(one, response));
    if (refusal) expected.set(refusal, (expected.get(refusal) ?? 0) + 1);
    else found.push(`${nameOf(response.request())} was answered with ${response.status()}`);
  });

  return {
    expectRefusal: (status: number, path: RegExp) => void expected.set({ status, path }, 0),
    /** The editor has given this page an address there, and the test answers for it. */
    expectStranger: (origin: string) => void own.push(origin),
    /** From here on requests may fail: the test cuts the line. */
    expectBrokenLine: () => {
      isLineExpectedToBreak = true;
    },
    /** From here on what an open page asks by itself, now and then, may be refused: nobody is signed in. */
    expectSignedOut: () => {
      isSessionEnded = true;
    },
    /** What went wrong unasked, and what was asked for and did not come. */
    list: () => [
      ...found,
      ...[...expected]
        .filter(([, count]) => count === 0)
        .map(([{ status, path }]) => `no ${status} came from ${path}`),
    ],
  };
}

function isMatch({ status, path }: Refusal, response: Response): boolean {
  return response.status() === status && path.test(new URL(response.url()).pathname);
}

function isQuestionOfPage(response: Response): boolean {
  const isQuestion = response.request().method() === "GET";
  return isQuestion && response.status() === 401 && new URL(response.url()).pathname.startsWith("/api/");
}

function nameOf(request: Request): string {
  return `${request.method()} ${request.url()}`;
}
