import { expect, test } from "vitest";
import { needsAttention } from "#lib/content/batch-attention.ts";
import type { PlannedTitle } from "#lib/content/batch-plan.ts";
import type { FileLook } from "#lib/content/file-looks.ts";
import { type FileSaid, NOTHING_SAID } from "#lib/content/file-said.ts";

const TITLE: PlannedTitle = {
  key: "moby",
  name: "moby dick",
  isTyped: false,
  without: [],
  typed: {},
  fileType: "pdf",
  files: [],
  cover: null,
};
const ISBN: FileSaid = { ...NOTHING_SAID, values: { external_id: "9780306406157" } };
const OWNED: FileSaid = { ...ISBN, owner: { id: 7, name: "Another" } };
const UNREACHABLE: FileSaid = {
  ...NOTHING_SAID,
  problems: [{ code: "unreachable", message: "No.", params: {} }],
};
const done = (said: FileSaid): FileLook => ({ uploadId: "1", step: "done", said, fault: null });
const seen = (look: FileLook, change: Partial<Parameters<typeof needsAttention>[0]> = {}) =>
  needsAttention({ title: TITLE, look, isTwin: false, isWithinReach: true, ...change });

test("a title wants a decision when its ISBN is taken, by another title or one in the review", () => {
  expect(seen(done(ISBN))).toBe(false);
  expect(seen(done(ISBN), { isTwin: true })).toBe(true);
  expect(seen(done(OWNED))).toBe(true);
});

test("it wants none once it goes without the ISBN, or with one that was typed", () => {
  expect(seen(done(OWNED), { title: { ...TITLE, without: ["external_id"] } })).toBe(false);
  expect(seen(done(OWNED), { title: { ...TITLE, typed: { external_id: "A-1" } } })).toBe(false);
});

test("it wants one when its file was not sent, or something is wrong in it", () => {
  expect(seen({ ...done(NOTHING_SAID), step: "failed", said: null })).toBe(true);
  expect(seen(done(UNREACHABLE))).toBe(true);
  expect(seen({ ...done(OWNED), step: "looking", said: null })).toBe(false);
});

test("where nothing that is sent can be reached, no single title is named for it", () => {
  expect(seen(done(UNREACHABLE), { isWithinReach: false })).toBe(false);
});
