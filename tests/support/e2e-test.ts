import { randomBytes } from "node:crypto";
import { test as base, expect, type Locator } from "@playwright/test";
import type { Content } from "#lib/content/schema.ts";
import { apiRoutes } from "#lib/routes.ts";
import { mp3Of } from "./e2e-books.ts";
import { type FileServer, startFileServer } from "./e2e-file-server.ts";
import { waitsUntilAlive } from "./e2e-page.ts";
import { connectStore, type Store } from "./e2e-store.ts";
import { listenForTrouble } from "./e2e-trouble.ts";
import { type FakeStore, startFakeStore } from "./fake-store.ts";
import { ADMINISTRATOR, sharedStack } from "./shared-stack.ts";
import { type RunningStack, type Stack, startStack } from "./stack.ts";

const MOST_TABS = 100;

type Verbs = {
  /** Signs the administrator in, past the form. */
  signIn: () => Promise<void>;
  /** Ends the session at the server, as its expiry would: the browser does not know yet. */
  endSession: () => Promise<void>;
  /** A title in the catalog; a printed book, unless the fields say otherwise. */
  createTitle: (fields: { name: string } & Record<string, unknown>) => Promise<Content>;
  /** An audiobook with these tracks, all converted. */
  createAudiobook: (name: string, tracks: readonly string[]) => Promise<Content>;
  serveFile: FileServer["serve"];
  /** Announces an answer that this test provokes; any other refusal or error fails the test. */
  expectRefusal: (status: number, path: RegExp) => void;
  /** Announces that the test cuts the line, so that requests fail. */
  expectBrokenLine: () => void;
  /** Lets the page ask an origin that is none of ours, because an editor typed it; the test answers there. */
  expectStranger: (origin: string) => void;
};
type Surroundings = { stack: Stack; store: Store; files: FileServer };

/** The test of every browser spec: a Colophon, a person in front of it, and an ear for trouble. */
export const test = base.extend<Verbs & { trouble: ReturnType<typeof listenForTrouble> }, Surroundings>({
  stack: [async ({}, use) => use(sharedStack()), { scope: "worker" }],
  store: [async ({ stack }, use) => use(connectStore(stack)), { scope: "worker" }],
  files: [
    async ({ stack }, use, { parallelIndex }) => {
      const place = stack.filesUrls[parallelIndex];
      if (place === undefined) throw new Error("This stack has no place for files.");
      const server = await startFileServer(place);
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  baseURL: ({ stack }, use) => use(stack.dashboardUrl),
  page: ({ page }, use) => use(waitsUntilAlive(page)),

  trouble: [
    async ({ context, stack }, use) => {
      const trouble = listenForTrouble(context, stack);
      await use(trouble);
      expect(trouble.list(), "errors, refusals and requests that nobody asked for").toEqual([]);
    },
    { auto: true },
  ],
  expectRefusal: ({ trouble }, use) => use(trouble.expectRefusal),
  expectBrokenLine: ({ trouble }, use) => use(trouble.expectBrokenLine),
  expectStranger: ({ trouble }, use) => use(trouble.expectStranger),

  signIn: ({ page, stack }, use) =>
    use(async () => {
      const headers = { origin: stack.dashboardUrl };
      const answer = await page.request.post(apiRoutes.signIn(), { headers, data: ADMINISTRATOR });
      expect(answer.status()).toBe(200);
    }),
  endSession: ({ context, stack, playwright, trouble }, use) =>
    use(async () => {
      trouble.expectSignedOut();
      const elsewhere = await playwright.request.newContext({
        baseURL: stack.dashboardUrl,
        storageState: await context.storageState(),
        extraHTTPHeaders: { origin: stack.dashboardUrl },
      });
      const answer = await elsewhere.post(apiRoutes.signOut(), { data: {} });
      expect(answer.ok()).toBe(true);
      await elsewhere.dispose();
    }),

  createTitle: ({ store }, use) => use((fields) => store.create({ file_type: "physical", ...fields })),
  createAudiobook: ({ store, files }, use) =>
    use(async (name, tracks) => {
      const urls = tracks.map((title, index) => files.serve("track.mp3", mp3Of(title, index + 1)).url);
      const [first = "", ...others] = tracks;
      const book = await store.create({ name, file_type: "audio", file_url: urls[0] });
      for (const made of await store.tracks(book.id)) await store.renameTrack(book.id, made.id, first);
      for (const [index, title] of others.entries())
        await store.addTrack(book.id, { title, file_url: urls[index + 1] ?? "" });
      await expect
        .poll(async () => (await store.read(book.id)).conversion_status, { timeout: 30_000 })
        .toBe("done");
      return book;
    }),
  serveFile: ({ files }, use) => use(files.serve),
});

export { expect };

const ALONE = { scope: "worker", timeout: 120_000 } as const;

/** For a spec about a first start: a Colophon of its own, with nobody and nothing in it. */
export const testFirstStart = test.extend<object, { firstStart: RunningStack }>({
  firstStart: [
    async ({}, use) => {
      const stack = await startStack();
      await use(stack);
      await stack.stop();
    },
    ALONE,
  ],
  stack: [({ firstStart }, use) => use(firstStart), { scope: "worker" }],
});

/** For a spec about a store that we do not run: the dashboard alone, over a store that says what it is told. */
export const testOtherStore = test.extend<object, { otherStore: FakeStore }>({
  otherStore: [
    async ({}, use) => {
      const store = await startFakeStore();
      await use(store);
      await store.close();
    },
    { scope: "worker" },
  ],
  stack: [
    async ({ otherStore }, use) => {
      const stack = await startStack({
        CONTENT_API_URL: otherStore.url,
        CONTENT_API_TOKEN: "sk_of_another_store",
        ADMIN_EMAIL: ADMINISTRATOR.email,
        ADMIN_PASSWORD: ADMINISTRATOR.password,
      });
      await use(stack);
      await stack.stop();
    },
    ALONE,
  ],
});

/** Goes on by Tab, as somebody without a mouse does, until `control` has the focus. */
export async function tabTo(control: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect(control).toBeVisible();
  for (let pressed = 0; pressed < MOST_TABS; pressed++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await control.page().keyboard.press(key);
  }
  throw new Error(`${control} was not reached by ${MOST_TABS} presses of ${key}.`);
}

/** Tests share a catalog: a name that only this test has. */
export function unique(name: string): string {
  return `${name} ${randomBytes(3).toString("hex")}`;
}
