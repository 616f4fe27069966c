import { expect, test } from "vitest";
import type { BatchTitle } from "#lib/content/batch-titles.ts";
import {
  findAgain,
  findLookalikes,
  forgetKept,
  forgetMade,
  keepTitle,
  listKept,
} from "#lib/content/kept-batch.ts";
import { hasKept } from "#lib/content/kept-marks.ts";
import { createStorage } from "#tests/support/browser-storage.ts";

const fileOf = (name: string, text = name) => new File([text], name, { lastModified: 1_700_000_000_000 });
const dropped = (...files: File[]) => files.map((file) => ({ file, folder: "Readings" }));

const NOW = Date.parse("2026-11-22T10:00:00Z");
const HOUR_MS = 60 * 60 * 1000;

function titleOf(key: string, files: readonly File[], change: Partial<BatchTitle> = {}): BatchTitle {
  return {
    key,
    plan: {
      key,
      name: `Title ${key}`,
      fileType: files.length > 1 ? "audio" : "pdf",
      files: files.map((file, index) => ({
        key: `${index}`,
        path: file.name,
        file,
        title: `Part ${index + 1}`,
      })),
      isTyped: false,
      without: [],
      typed: {},
      cover: null,
    },
    accountId: "ana",
    uploadIds: files.map(({ name }) => name),
    coverUploadId: null,
    begunAt: NOW,
    step: "uploading",
    said: null,
    contentId: null,
    isMore: false,
    sent: null,
    refused: [],
    apart: [],
    madeFiles: 0,
    error: null,
    ...change,
  };
}

test("a title is found again by its files, with its name, its order, what its file said and how far it was", () => {
  const storage = createStorage();
  const [one, two] = [fileOf("1.mp3"), fileOf("2.mp3")];
  const title = titleOf("book", [two, one], { contentId: 7, madeFiles: 1 });
  const said = {
    values: { author: ["Ana Ruiz"], lang: "es" },
    problems: [],
    owner: { id: 9, name: "Otras" },
    cover: null,
  };
  const sent = { key: "k1", body: { title: "Part 2", file_url: "https://desk.example/2.mp3", order: 2 } };
  const plan = {
    ...title.plan,
    name: "Lecturas",
    isTyped: true,
    without: ["external_id" as const],
    typed: { author: ["Ana Torres"] },
  };
  keepTitle(storage, { ...title, plan, said, sent });
  const kept = listKept(storage, "ana", NOW + HOUR_MS);
  const other = fileOf("other.pdf");
  const { found, rest } = findAgain(kept, dropped(one, fileOf("2.mp3"), other));
  expect(rest.map(({ file }) => file.name)).toEqual(["other.pdf"]);
  expect(found).toMatchObject([
    {
      kept: { key: "book", contentId: 7, madeFiles: 1, said, sent },
      plan: {
        name: "Lecturas",
        isTyped: true,
        without: ["external_id"],
        typed: { author: ["Ana Torres"] },
        fileType: "audio",
      },
    },
  ]);
  expect(found[0]?.plan.files.map(({ file, title: name }) => [file.name, name])).toEqual([
    ["2.mp3", "Part 1"],
    ["1.mp3", "Part 2"],
  ]);
});

test("a title whose files are not all there, or are others of the same name, waits on", () => {
  const storage = createStorage();
  keepTitle(storage, titleOf("book", [fileOf("1.mp3"), fileOf("2.mp3")]));
  const kept = listKept(storage, "ana", NOW);
  for (const files of [[fileOf("1.mp3")], [fileOf("1.mp3"), fileOf("2.mp3", "another sound")]]) {
    expect(findAgain(kept, dropped(...files))).toEqual({ found: [], rest: dropped(...files) });
  }
});

test("copies are not taken for what is waited for, but said to look like it", () => {
  const storage = createStorage();
  keepTitle(storage, titleOf("book", [fileOf("1.mp3"), fileOf("2.mp3")]));
  keepTitle(storage, titleOf("made", [fileOf("1.mp3")], { madeFiles: 1 }));
  const kept = listKept(storage, "ana", NOW);
  const copies = ["1.mp3", "2.mp3"].map((name) => new File([name], name, { lastModified: 1 }));
  expect(findAgain(kept, dropped(...copies)).found).toEqual([]);
  expect(findLookalikes(kept, dropped(...copies)).map(({ key }) => key)).toEqual(["book"]);
  expect(findLookalikes(kept, dropped(...copies.slice(1)))).toEqual([]);
});

test("a track that was refused is not asked about again when its folder is chosen once more", () => {
  const storage = createStorage();
  const [bad, good] = [fileOf("1.mp3"), fileOf("2.mp3")];
  const problem = { code: "damaged", message: "This file is damaged.", params: {} };
  const refused = [{ key: "1.mp3", name: bad.name, size: bad.size, lastModified: bad.lastModified, problem }];
  keepTitle(storage, titleOf("book", [good], { refused }));
  const kept = listKept(storage, "ana", NOW);
  const { found, rest } = findAgain(kept, dropped(bad, good));
  expect(found.map(({ plan }) => plan.files.map(({ file }) => file))).toEqual([[good]]);
  expect(found[0]?.kept.refused).toEqual(refused);
  expect(rest).toEqual([]);
});

test("tracks that go on by themselves come along with the others, also in the visit after that", () => {
  const storage = createStorage();
  const [alone, rest] = [fileOf("1.mp3"), fileOf("2.mp3")];
  const apart = [{ key: "1.mp3", name: alone.name, size: alone.size, lastModified: alone.lastModified }];
  keepTitle(storage, titleOf("book", [rest], { contentId: 7, isMore: true, apart }));
  const kept = listKept(storage, "ana", NOW);
  expect(kept[0]?.apart).toEqual(apart);
  const { found, rest: others } = findAgain(kept, dropped(alone, rest));
  expect(found.map(({ plan }) => plan.files.map(({ file }) => file))).toEqual([[rest]]);
  expect(others).toEqual([]);
});

test("what is made is not made again beside what is not; by itself it is for another title", () => {
  const storage = createStorage();
  const [made, open] = [fileOf("made.pdf"), fileOf("open.pdf")];
  keepTitle(storage, titleOf("made", [made], { step: "made", contentId: 7, madeFiles: 1 }));
  keepTitle(storage, titleOf("open", [open], { begunAt: NOW + 1 }));
  const kept = listKept(storage, "ana", NOW);
  const together = findAgain(kept, dropped(made, open));
  expect([together.found.map(({ kept: { key } }) => key), together.rest]).toEqual([["open"], []]);
  expect(findAgain(kept, dropped(made))).toEqual({ found: [], rest: dropped(made) });
});

test("nothing is kept once all is made, or it is forgotten; older than a day, another person's or broken", () => {
  const storage = createStorage();
  const names = () => listKept(storage, "ana", NOW).map(({ name }) => name);
  const [one, two] = [
    titleOf("one", [fileOf("a.pdf")]),
    titleOf("two", [fileOf("b.pdf")], { begunAt: NOW + 1 }),
  ];
  for (const title of [two, one]) keepTitle(storage, title);
  keepTitle(storage, { ...titleOf("hers", [fileOf("c.pdf")]), accountId: "eva" });
  keepTitle(storage, titleOf("old", [fileOf("d.pdf")], { begunAt: NOW - 25 * HOUR_MS }));
  storage.setItem("colophon-batch-ana-broken", "{");
  expect(names()).toEqual(["Title one", "Title two"]);
  keepTitle(storage, { ...one, step: "made", madeFiles: 1 });
  forgetMade(storage, "ana", NOW);
  expect(names()).toHaveLength(2);
  keepTitle(storage, { ...two, step: "made", madeFiles: 1 });
  forgetMade(storage, "ana", NOW);
  expect([names(), hasKept(storage, "ana"), hasKept(storage, "eva")]).toEqual([[], false, true]);
  keepTitle(storage, one);
  forgetKept(storage, "ana", listKept(storage, "ana", NOW));
  expect(hasKept(storage, "ana")).toBe(false);
});

test("a browser without room goes on without keeping", () => {
  const storage = createStorage(0);
  keepTitle(storage, titleOf("book", [fileOf("a.pdf")]));
  expect(listKept(storage, "ana", NOW)).toEqual([]);
});

/** The first tracks of two discs: of one name, size and time. */
const DISCS = ["CD 1", "CD 2"].map((disc) => ({ file: fileOf("01.mp3", disc), folder: `discs/${disc}` }));
const pathsAs = (...folders: string[]) =>
  DISCS.flatMap(({ file }, index) => {
    const folder = folders[index];
    return folder === undefined ? [] : [{ file, folder }];
  });

function keepDiscs(change: Partial<BatchTitle["plan"]> = {}) {
  const storage = createStorage();
  const title = titleOf("book", []);
  const files = DISCS.map(({ file, folder }) => ({
    key: folder,
    path: `${folder}/${file.name}`,
    file,
    title: folder,
  }));
  keepTitle(storage, { ...title, plan: { ...title.plan, files, fileType: "audio", ...change } });
  return listKept(storage, "ana", NOW);
}

test.each([
  ["the same folder", ["discs/CD 1", "discs/CD 2"]],
  ["the one around it", ["shelf/discs/CD 1", "shelf/discs/CD 2"]],
  ["the folders in it", ["CD 1", "CD 2"]],
])("tracks that differ in their folder alone are each found as themselves, by %s", (_, folders) => {
  const kept = keepDiscs();
  const given = pathsAs(...folders);
  for (const files of [given, given.toReversed()]) {
    const { found, rest } = findAgain(kept, files);
    expect(rest).toEqual([]);
    expect(found[0]?.plan.files.map(({ title, file }) => [title, file])).toEqual([
      ["discs/CD 1", DISCS[0]?.file],
      ["discs/CD 2", DISCS[1]?.file],
    ]);
  }
});

test("one track never stands for two, and where nothing tells them apart the title waits on", () => {
  const kept = keepDiscs();
  for (const folders of [["discs/CD 1"], [""], ["", ""], ["discs/CD 1", "discs/CD 3"]]) {
    const files = pathsAs(...folders);
    expect(findAgain(kept, files)).toEqual({ found: [], rest: files });
  }
});

test("of pictures that look the same, the one beside the tracks is the cover", () => {
  const cover = fileOf("cover.jpg", "one");
  const kept = keepDiscs({ cover });
  const pictures = ["other", "discs"].map((folder) => ({
    file: fileOf("cover.jpg", folder.slice(0, 3)),
    folder,
  }));
  const { found, rest } = findAgain(kept, [...pictures, ...DISCS]);
  expect(found[0]?.plan.cover).toBe(pictures[1]?.file);
  expect(rest).toEqual([pictures[0]]);
  expect(findAgain(kept, DISCS).found).toEqual([]);
});
