import { expect, test } from "vitest";
import { beginningOf, hasRemembered } from "#lib/uploads/fingerprint.ts";
import { forgetUpload, listRemembered, markWhole } from "#lib/uploads/remembered.ts";
import { createStorage } from "#tests/support/browser-storage.ts";

const NOW = Date.parse("2026-11-22T10:00:00Z");
const HOUR_MS = 60 * 60 * 1000;

/** As tus-js-client writes it down. */
function begin(storage: Storage, uploadId: string, { accountId = "ana", begunAt = NOW } = {}) {
  const entry = {
    size: 3,
    metadata: { filename: "01.mp3" },
    creationTime: new Date(begunAt).toString(),
    uploadUrl: `http://localhost:3000/api/uploads/${uploadId}`,
  };
  // Two files of one name, size and time: their entries differ in nothing but what they hold.
  storage.setItem(`${beginningOf(accountId)}01.mp3-3-1::${uploadId}`, JSON.stringify(entry));
  return entry.uploadUrl;
}

const outline = (storage: Storage) =>
  listRemembered(storage, "ana", NOW).map(({ uploadUrl, isWhole }) => [uploadUrl.split("/").at(-1), isWhole]);

test("what has arrived is remembered as whole, beside what has not", () => {
  const storage = createStorage();
  const [, two = ""] = ["one", "two"].map((id) => begin(storage, id));
  markWhole(storage, "ana", two);
  expect(outline(storage)).toEqual([
    ["one", false],
    ["two", true],
  ]);
  expect(listRemembered(storage, "ana", NOW)[1]).toMatchObject({ fileName: "01.mp3", sizeInBytes: 3 });
});

test("what is used is forgotten, and not what only looks like it", () => {
  const storage = createStorage();
  for (const id of ["one", "two"]) begin(storage, id);
  begin(storage, "one", { accountId: "eva" });
  forgetUpload(storage, "ana", "one");
  expect(outline(storage)).toEqual([["two", false]]);
  forgetUpload(storage, "ana", "two");
  expect([hasRemembered(storage, "ana"), hasRemembered(storage, "eva")]).toEqual([false, true]);
});

test("what is older than a day, or broken, is not told of", () => {
  const storage = createStorage();
  begin(storage, "old", { begunAt: NOW - 25 * HOUR_MS });
  storage.setItem(`${beginningOf("ana")}broken`, "{");
  markWhole(storage, "ana", begin(storage, "new"));
  expect(outline(storage)).toEqual([["new", true]]);
});
