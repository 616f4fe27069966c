import { describe, expect, test } from "vitest";
import type { PlannedTitle } from "#lib/content/batch-plan.ts";
import { firstGrouping, type Grouping, isGroupable, regroup } from "#lib/content/batch-regroup.ts";
import { typedIn } from "#lib/content/typed-beside.ts";
import type { LookedAt } from "#lib/uploads/look-at.ts";
import type { UploadKind } from "#lib/uploads/schema.ts";

const looked = (name: string, kind: UploadKind): LookedAt => ({
  file: new File(["x"], name),
  folder: "Viajes",
  kind,
  fault: null,
  tags: null,
});
const FILES = [...["1 - Norte.mp3", "2 - Pampa.mp3", "3 - Sur.mp3"].map((name) => looked(name, "audio"))];
const BOOK = looked("libro.pdf", "pdf");

/** What somebody does to the titles between two groupings. */
function edit(last: Grouping, change: (title: PlannedTitle, index: number) => PlannedTitle | null): Grouping {
  const titles = last.plan.titles.flatMap((title, index) => change(title, index) ?? []);
  return { ...last, plan: { ...last.plan, titles } };
}
const typed = (name: string) => (title: PlannedTitle) => ({ ...title, name, isTyped: true });
const outline = ({ plan }: Grouping) =>
  plan.titles.map(({ name, files }) => [name, ...files.map(({ title }) => title)]);

describe("sound grouped the other way", () => {
  test("the name of the audiobook and the order of its tracks come back", () => {
    const first = edit(firstGrouping(FILES), (title) => ({
      ...typed("El viaje")(title),
      files: title.files.toReversed(),
    }));
    const apart = regroup(FILES, first, true);
    expect(outline(apart)).toEqual([
      ["Sur", "Sur"],
      ["Pampa", "Pampa"],
      ["Norte", "Norte"],
    ]);
    expect(outline(regroup(FILES, apart, false))).toEqual([["El viaje", "Sur", "Pampa", "Norte"]]);
  });

  test("a name typed for a title is that of its track, and the other way round", () => {
    const apart = regroup(FILES, firstGrouping(FILES), true);
    const named = edit(apart, (title, index) => (index === 1 ? typed("La llanura")(title) : title));
    const together = regroup(FILES, named, false);
    expect(outline(together)).toEqual([["Viajes", "Norte", "La llanura", "Sur"]]);
    const renamed = edit(together, (title) => ({
      ...title,
      files: title.files.map((file, index) => (index === 2 ? { ...file, title: "El frío" } : file)),
    }));
    expect(outline(regroup(FILES, renamed, true))).toEqual([
      ["Norte", "Norte"],
      ["La llanura", "La llanura"],
      ["El frío", "El frío"],
    ]);
  });

  test("is offered only where that makes a difference", () => {
    expect(isGroupable(FILES)).toBe(true);
    expect(isGroupable(FILES.slice(1, 2))).toBe(false);
    const loose = ["mar.mp3", "sur.mp3"].map((name) => ({ ...looked(name, "audio"), folder: "" }));
    expect(isGroupable(loose)).toBe(true);
    expect(isGroupable([...loose, { ...BOOK, folder: "" }])).toBe(false);
  });

  test("what was left out stays out, a title or a track", () => {
    const short = edit(firstGrouping(FILES), (title) => ({ ...title, files: title.files.slice(1) }));
    const apart = regroup(FILES, short, true);
    expect(outline(apart)).toEqual([
      ["Pampa", "Pampa"],
      ["Sur", "Sur"],
    ]);
    const one = edit(apart, (title, index) => (index === 0 ? null : title));
    expect(outline(regroup(FILES, one, false))).toEqual([["Viajes", "Sur"]]);
    const none = edit(apart, () => null);
    expect(outline(regroup(FILES, none, false))).toEqual([]);
  });

  test("what is not to be used of a file is not used of it either way", () => {
    const bare = edit(firstGrouping(FILES), (title) => ({ ...title, without: ["author"] }));
    const apart = regroup(FILES, bare, true);
    expect(apart.plan.titles.map(({ without }) => without)).toEqual([["author"], ["author"], ["author"]]);
    const used = edit(apart, (title) => ({ ...title, without: [] }));
    expect(regroup(FILES, used, false).plan.titles[0]?.without).toEqual([]);
  });

  test("a book beside the sound is the same title as before, and one that was left out does not come back", () => {
    const files = [...FILES, BOOK];
    const named = edit(firstGrouping(files), (title) =>
      title.fileType === "pdf" ? typed("Mi libro")(title) : title,
    );
    const apart = regroup(files, named, true);
    const before = named.plan.titles.at(-1);
    expect(before?.name).toBe("Mi libro");
    expect(apart.plan.titles.at(-1)).toBe(before);
    const gone = edit(apart, (title) => (title.fileType === "pdf" ? null : title));
    expect(regroup(files, gone, false).plan.titles.map(({ fileType }) => fileType)).not.toContain("pdf");
  });
});

test("of two files of one name and the same bytes, the one that is meant is named or left out", () => {
  const twice = [looked("1.mp3", "audio"), looked("1.mp3", "audio")];
  const keysOf = ({ plan }: Grouping) => plan.titles.map(({ key }) => key);
  const apart = regroup(twice, firstGrouping(twice), true);
  const [one, other] = keysOf(apart);
  const named = edit(apart, (title) => (title.key === one ? typed("Norte")(title) : title));
  expect(outline(named).map(([name]) => name)).toEqual(["Norte", "1"]);
  expect(outline(regroup(twice, named, false))).toEqual([["Viajes", "Norte", "1"]]);
  const left = edit(apart, (title) => (title.key === one ? null : title));
  expect(keysOf(left)).toEqual([other]);
  expect(regroup(twice, left, false).plan.titles.flatMap(({ files }) => files)).toMatchObject([
    { key: other },
  ]);
});

describe("what was typed in the form that files were chosen in", () => {
  const TYPED = { name: "El viaje", author: ["Ana Torres"] };

  test("goes with the one audiobook that they become, there and back", () => {
    const first = firstGrouping(FILES, TYPED);
    expect(first.plan.titles).toMatchObject([
      { name: "El viaje", isTyped: true, typed: { author: ["Ana Torres"] } },
    ]);
    const apart = regroup(FILES, first, true);
    expect(apart.plan.titles.map(({ typed }) => typed)).toEqual([{}, {}, {}]);
    expect(regroup(FILES, apart, false).plan.titles).toEqual(first.plan.titles);
  });

  test("goes with none of several titles", () => {
    const { titles } = firstGrouping([...FILES, BOOK], TYPED).plan;
    expect(titles.map(({ isTyped, typed }) => [isTyped, typed])).toEqual(titles.map(() => [false, {}]));
  });
});

test("what was typed is neither what a form started with nor what is from a file", () => {
  const start = { name: "", lang: "es", published_at: "2026-11-22", author: [], narrator: [] };
  const values = { ...start, name: "El viaje", author: ["Ana Torres"], narrator: ["Luis Paz"] };
  expect(typedIn(values, start, { narrator: ["Luis Paz"] })).toEqual({
    name: "El viaje",
    author: ["Ana Torres"],
  });
  expect(typedIn({ ...start, lang: "pt", published_at: "incomplete" }, start, {})).toEqual({ lang: "pt" });
});
