import { beforeEach, expect, it, onTestFinished } from "vitest";
import { type DraftPlace, draftKey, dropDraft, writeDraft } from "#lib/content/form-draft.ts";
import { holdDraft, holdLeftDraft } from "#lib/content/held-draft.ts";
import { createStorage } from "#tests/support/browser-storage.ts";

const opening = (openingId: string): DraftPlace => ({
  accountId: "ana",
  item: "new-pdf",
  openingId,
  version: "new",
});
const HERE = opening("here");
let storage: Storage;
beforeEach(() => {
  storage = createStorage();
  writeDraft(storage, opening("older"), { values: { name: "Older" } }, 1);
  writeDraft(storage, opening("newer"), { values: { name: "Newer" } }, 2);
});

async function hold(openingId: string) {
  const release = await holdDraft(draftKey(opening(openingId)));
  if (!release) throw new Error(`Somebody else holds ${openingId}.`);
  onTestFinished(release);
  return release;
}

async function offered(last: string | null = null) {
  const held = await holdLeftDraft(storage, HERE, last);
  if (held) onTestFinished(held.release);
  return held?.draft.values.name;
}

it("offers the newest draft that no page holds, and holds it", async () => {
  expect(await offered()).toBe("Newer");
  expect(await offered()).toBe("Older");
  expect(await offered()).toBeUndefined();
});

it("offers no draft of a page that lives", async () => {
  await hold("newer");
  expect(await offered()).toBe("Older");
});

it("offers a tab the one that it had last before a newer one", async () => {
  expect(await offered(draftKey(opening("older")))).toBe("Older");
});

it("waits for the page before a reload to give its draft back", async () => {
  const release = await hold("older");
  const later = offered(draftKey(opening("older")));
  release();
  expect(await later).toBe("Older");
});

it("offers nothing that is dropped while it waits, and never its own", async () => {
  writeDraft(storage, HERE, { values: { name: "Own" } }, 3);
  const release = await hold("older");
  const later = offered(draftKey(opening("older")));
  dropDraft(storage, draftKey(opening("older")), 3);
  release();
  expect(await later).toBe("Newer");
  expect(await offered()).toBeUndefined();
});
