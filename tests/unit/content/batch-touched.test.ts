import { expect, test } from "vitest";
import type { PlannedTitle } from "#lib/content/batch-plan.ts";
import { firstGrouping, regroup } from "#lib/content/batch-regroup.ts";
import { isTouched } from "#lib/content/batch-touched.ts";
import { NOTHING_SAID } from "#lib/content/file-said.ts";
import type { LookedAt } from "#lib/uploads/look-at.ts";

const looked = (name: string, kind: "audio" | "pdf"): LookedAt => ({
  file: new File(["x"], name),
  folder: kind === "audio" ? "Viajes" : "",
  kind,
  fault: null,
  tags: null,
});
const FILES = [looked("1 - Norte.mp3", "audio"), looked("2 - Sur.mp3", "audio"), looked("libro.pdf", "pdf")];
const FIRST = firstGrouping(FILES);
const { titles: PLANNED } = FIRST.plan;
const SAID = { ...NOTHING_SAID, values: { name: "El libro" } };
const saidOf = (file: File) => (file.name === "libro.pdf" ? SAID : null);
const edit = (fileType: string, change: (title: PlannedTitle) => PlannedTitle) =>
  PLANNED.map((title) => (title.fileType === fileType ? change(title) : title));

test("a review in which nothing was done has nothing to lose, nor one in which all was undone", () => {
  expect(isTouched(PLANNED, PLANNED, saidOf)).toBe(false);
  const back = edit("pdf", (title) => ({ ...title, name: "El libro", isTyped: true }));
  expect(isTouched(back, PLANNED, saidOf)).toBe(false);
  const apart = regroup(FILES, FIRST, true);
  expect(isTouched(apart.plan.titles, PLANNED, saidOf)).toBe(true);
  expect(isTouched(regroup(FILES, apart, false).plan.titles, PLANNED, saidOf)).toBe(false);
});

test.each<[string, PlannedTitle[]]>([
  ["a name", edit("pdf", (title) => ({ ...title, name: "Otro libro", isTyped: true }))],
  [
    "the name of a track",
    edit("audio", ({ files, ...title }) => ({
      ...title,
      files: files.map((file) => ({ ...file, title: "Este" })),
    })),
  ],
  ["an order", edit("audio", (title) => ({ ...title, files: title.files.toReversed() }))],
  ["a track that is left out", edit("audio", (title) => ({ ...title, files: title.files.slice(1) }))],
  ["a title that is left out", PLANNED.slice(1)],
  ["words of a file that are not used", edit("pdf", (title) => ({ ...title, without: ["external_id"] }))],
])("%s is something to lose", (_, titles) => {
  expect(isTouched(titles, PLANNED, saidOf)).toBe(true);
});
