import { expect, test } from "vitest";
import type { BatchTitle } from "#lib/content/batch-titles.ts";
import { findAgain, forgetKept, keepTitle, listKept } from "#lib/content/kept-batch.ts";
import { hasKept } from "#lib/content/kept-marks.ts";

/** As a browser keeps it. */
function createStorage(room = Number.POSITIVE_INFINITY): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem(key, value) {
      if (items.size >= room) throw new DOMException("Full", "QuotaExceededError");
      items.set(key, value);
    },
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}

const fileOf = (name: string, text = name) => new File([text], name, { lastModified: 1_700_000_000_000 });
const dropped = (...files: File[]) => files.map((file) => ({ file, folder: "Readings" }));

function titleOf(key: string, files: readonly File[], change: Partial<BatchTitle> = {}): BatchTitle {
  return {
    key,
    plan: {
      key,
      name: `Title ${key}`,
      fileType: files.length > 1 ? "audio" : "pdf",
      files: files.map((file, index) => ({ key: file.name, file, title: `Part ${index + 1}` })),
      cover: null,
    },
    accountId: "ana",
    uploadIds: files.map(({ name }) => name),
    coverUploadId: null,
    step: "uploading",
    contentId: null,
    sent: null,
    madeFiles: 0,
    error: null,
    ...change,
  };
}

const NOW = Date.parse("2026-11-22T10:00:00Z");
const HOUR_MS = 60 * 60 * 1000;

test("a title is found again by its files, with its name, its order and how far it was", () => {
  const storage = createStorage();
  const [one, two] = [fileOf("1.mp3"), fileOf("2.mp3")];
  const title = titleOf("book", [two, one], { contentId: 7, madeFiles: 1 });
  keepTitle(storage, { ...title, plan: { ...title.plan, name: "Lecturas" } }, NOW);
  const kept = listKept(storage, "ana", NOW + HOUR_MS);
  const other = fileOf("other.pdf");
  const { found, rest } = findAgain(kept, dropped(one, fileOf("2.mp3"), other));
  expect(rest.map(({ file }) => file.name)).toEqual(["other.pdf"]);
  expect(found).toMatchObject([
    { kept: { key: "book", contentId: 7, madeFiles: 1 }, plan: { name: "Lecturas", fileType: "audio" } },
  ]);
  expect(found[0]?.plan.files.map(({ file, title: name }) => [file.name, name])).toEqual([
    ["2.mp3", "Part 1"],
    ["1.mp3", "Part 2"],
  ]);
});

test("a title whose files are not all there, or are others of the same name, waits on", () => {
  const storage = createStorage();
  keepTitle(storage, titleOf("book", [fileOf("1.mp3"), fileOf("2.mp3")]), NOW);
  const kept = listKept(storage, "ana", NOW);
  for (const files of [[fileOf("1.mp3")], [fileOf("1.mp3"), fileOf("2.mp3", "another sound")]]) {
    expect(findAgain(kept, dropped(...files))).toEqual({ found: [], rest: dropped(...files) });
  }
});

test("what is made, given up, older than a day, another person's or broken is not kept", () => {
  const storage = createStorage();
  const names = () => listKept(storage, "ana", NOW).map(({ name }) => name);
  const made = titleOf("made", [fileOf("a.pdf")]);
  keepTitle(storage, made, NOW);
  keepTitle(storage, { ...titleOf("hers", [fileOf("b.pdf")]), accountId: "eva" }, NOW);
  keepTitle(storage, titleOf("old", [fileOf("c.pdf")]), NOW - 25 * HOUR_MS);
  storage.setItem("colophon-batch-ana-broken", "{");
  expect(names()).toEqual(["Title made"]);
  keepTitle(storage, { ...made, step: "made" }, NOW);
  expect([names(), hasKept(storage, "ana"), hasKept(storage, "eva")]).toEqual([[], false, true]);
  keepTitle(storage, made, NOW);
  forgetKept(storage, "ana", listKept(storage, "ana", NOW));
  expect(hasKept(storage, "ana")).toBe(false);
});

test("a browser without room goes on without keeping", () => {
  const storage = createStorage(0);
  keepTitle(storage, titleOf("book", [fileOf("a.pdf")]), NOW);
  expect(listKept(storage, "ana", NOW)).toEqual([]);
});
