import { expect, type Page } from "@playwright/test";
import type { Store } from "./e2e-store.ts";

/** The tracks stand in this order on the page, and the store has it so. */
export async function expectOrder(page: Page, store: Store, id: number, titles: readonly string[]) {
  for (const [index, title] of titles.entries())
    await expect(page.getByLabel(`Title of track ${index + 1}`, { exact: true })).toHaveValue(title);
  await expect.poll(async () => (await store.tracks(id)).map(({ title }) => title)).toEqual(titles);
}
