import { expect, type Locator, type Page, type Request } from "@playwright/test";

export type GivenFile = { name: string; mimeType: string; buffer: Buffer };

/** Drops files on the page as a mouse would, somewhere in its middle or where `place` says. */
export async function dropFiles(
  page: Page,
  files: readonly GivenFile[],
  place: Locator = page.locator("main"),
): Promise<void> {
  const sent = files.map(({ name, mimeType, buffer }) => ({
    name,
    mimeType,
    text: buffer.toString("base64"),
  }));
  const data = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, mimeType, text } of given) {
      const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type: mimeType }));
    }
    return transfer;
  }, sent);
  for (const type of ["dragenter", "dragover", "drop"])
    await place.dispatchEvent(type, { dataTransfer: data });
}

/** Chooses files in the system's dialog behind a button. */
export async function chooseFiles(page: Page, button: string, files: string | string[] | GivenFile[]) {
  const opening = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: button }).click();
  await (await opening).setFiles(files);
}

/** The addresses of files that titles and tracks were made with, in their order. */
export function listenForFiles(page: Page): string[] {
  const addresses: string[] = [];
  page.on("request", (request: Request) => {
    const isWrite = /^\/api\/content(\/\d+\/tracks)?$/.test(new URL(request.url()).pathname);
    if (request.method() === "POST" && isWrite) addresses.push(request.postDataJSON().file_url);
  });
  return addresses;
}

/** Where each portion began that left this page for the dashboard, in their order. */
export function listenForPortions(page: Page): number[] {
  const offsets: number[] = [];
  page.on("request", (request: Request) => {
    const offset = request.headers()["upload-offset"];
    if (request.method() === "PATCH" && offset !== undefined) offsets.push(Number(offset));
  });
  return offsets;
}

/** The line between this page and the dashboard, in the hands of the test. */
export async function holdLine(page: Page) {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send("Network.enable");
  const set = (offline: boolean, uploadThroughput: number) =>
    devTools.send("Network.emulateNetworkConditions", {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });
  return {
    slow: (bytesPerSecond: number) => set(false, bytesPerSecond),
    cut: () => set(true, -1),
    mend: () => set(false, -1),
  };
}

/** Keeps the looks inside files back until the test lets them go. */
export const holdLooks = (page: Page) => holdRequests(page, "**/api/content/preflight");

/** Keeps uploads from ending until the test lets them go. */
export const holdUploads = (page: Page) => holdRequests(page, "**/api/uploads/**");

/** Keeps requests for an address back until the test lets them go. */
export async function holdRequests(page: Page, address: string) {
  const { promise, resolve } = Promise.withResolvers<void>();
  let heldCount = 0;
  await page.route(address, async (route) => {
    heldCount++;
    await promise;
    await route.continue();
  });
  return {
    release: resolve,
    untilHeld: (count: number) => expect.poll(() => heldCount, "requests that are held back").toBe(count),
  };
}
