import { describe, expect, test } from "vitest";
import { inOrder, planBatch, tidyName } from "#lib/content/batch-plan.ts";
import type { LookedAt, SoundTags } from "#lib/uploads/look-at.ts";
import type { UploadKind } from "#lib/uploads/schema.ts";

const looked = (
  name: string,
  kind: UploadKind | null,
  folder = "",
  tags: Partial<SoundTags> = {},
): LookedAt => ({
  file: new File(["x"], name),
  folder,
  kind,
  fault: kind === null ? { code: "wrong_kind" } : null,
  tags: kind === "audio" ? { title: null, album: null, disc: null, track: null, ...tags } : null,
});
const sound = (name: string, tags: Partial<SoundTags> = {}, folder = "") =>
  looked(name, "audio", folder, tags);
const outline = (files: LookedAt[], options?: { isOneEach: boolean }) =>
  planBatch(files, options).titles.map(({ name, fileType, files: parts }) => [
    fileType,
    name,
    ...parts.map(({ title }) => title),
  ]);

describe("what files become", () => {
  test("nothing but sound is one audiobook, in the order of the numbers in the names", () => {
    const names = ["10 - El sur.mp3", "2 - La pampa.mp3", "1 - El norte.mp3"];
    expect(outline(names.map((name) => sound(name, {}, "Viajes_por el pais")))).toEqual([
      ["audio", "Viajes por el pais", "El norte", "La pampa", "El sur"],
    ]);
  });

  test("the tags know better: the album is the name, their numbers are the order", () => {
    const files = [
      sound("a.mp3", { album: "Ficciones", title: "Las ruinas circulares", track: 2 }),
      sound("b.mp3", { album: "Ficciones", title: "Tlön", track: 1 }),
      sound("c.mp3", { album: "Ficciones", title: "La biblioteca de Babel", disc: 2, track: 1 }),
    ];
    expect(outline(files)).toEqual([
      ["audio", "Ficciones", "Tlön", "Las ruinas circulares", "La biblioteca de Babel"],
    ]);
  });

  test("a mixed set is one title each, but the sound files of one album are one", () => {
    const files = [
      looked("moby-dick.pdf", "pdf"),
      looked("Rayuela.epub", "epub"),
      sound("1.mp3", { album: "Poemas", title: "Uno" }),
      sound("2.mp3", { album: "Poemas", title: "Dos" }),
      sound("entrevista.mp3"),
    ];
    expect(outline(files)).toEqual([
      ["audio", "Poemas", "Uno", "Dos"],
      ["audio", "entrevista", "entrevista"],
      ["pdf", "moby dick", "moby dick"],
      ["epub", "Rayuela", "Rayuela"],
    ]);
  });

  test("a folder with folders in it: one audiobook for each, one title for each book; discs belong together", () => {
    const files = [
      looked("Moby Dick.pdf", "pdf", "Biblioteca"),
      sound("suelto.mp3", {}, "Biblioteca"),
      ...["1.mp3", "2.mp3"].map((name) => sound(name, {}, "Biblioteca/Poemas")),
      looked("tapa.jpg", "picture", "Biblioteca/Poemas"),
      sound("1.mp3", {}, "Biblioteca/Rayuela/CD 1"),
      sound("2.mp3", {}, "Biblioteca/Rayuela/CD 2"),
    ];
    const { titles, lone } = planBatch(files);
    expect(outline(files)).toEqual([
      ["audio", "suelto", "suelto"],
      ["audio", "Poemas", "1", "2"],
      ["audio", "Rayuela", "1", "2"],
      ["pdf", "Moby Dick", "Moby Dick"],
    ]);
    expect([titles.map(({ cover }) => cover?.name ?? ""), lone]).toEqual([["", "tapa.jpg", "", ""], []]);
  });

  test("nothing but sound in two folders is two audiobooks; in the folders of its discs it is one", () => {
    const two = [sound("1.mp3", {}, "Audio/Poemas"), sound("1.mp3", {}, "Audio/Cuentos")];
    expect(outline(two).map(([, name]) => name)).toEqual(["1", "1"]);
    const one = [sound("1.mp3", {}, "Rayuela/Disco 1"), sound("1.mp3", {}, "Rayuela/Disco 2")];
    expect(outline(one)).toEqual([["audio", "Rayuela", "1", "1"]]);
  });

  test("if a person wants it so, every sound file is a title", () => {
    const files = [sound("uno.mp3", { title: "Uno" }), sound("dos.mp3")];
    expect(outline(files, { isOneEach: true })).toEqual([
      ["audio", "Uno", "Uno"],
      ["audio", "dos", "dos"],
    ]);
  });

  test("a single sound is called as its album, as in the form of its own; an album of several names none of them", () => {
    const whole = sound("rayuela.mp3", { title: "Capítulo 1", album: "Rayuela" });
    const parts = ["Uno", "Dos"].map((title) => sound(`${title}.mp3`, { title, album: "Poemas" }));
    expect(outline([whole, looked("a.pdf", "pdf")])[0]).toEqual(["audio", "Rayuela", "Capítulo 1"]);
    expect(outline([whole, ...parts], { isOneEach: true })).toEqual([
      ["audio", "Rayuela", "Capítulo 1"],
      ["audio", "Uno", "Uno"],
      ["audio", "Dos", "Dos"],
    ]);
  });

  test("a picture beside an audiobook is its cover; one among books is refused with the rest", () => {
    const picture = looked("tapa.jpg", "picture");
    const page = looked("login.pdf", null);
    const audiobook = planBatch([sound("1.mp3"), sound("2.mp3"), picture]);
    expect([audiobook.titles[0]?.cover?.name, audiobook.lone]).toEqual(["tapa.jpg", []]);
    const mixed = planBatch([looked("a.pdf", "pdf"), picture, page]);
    expect([mixed.lone, mixed.refused, mixed.titles[0]?.cover]).toEqual([[picture], [page], null]);
  });

  test("two titles never share a key, even with equal names in two folders", () => {
    const { titles } = planBatch([looked("a.pdf", "pdf", "x"), looked("a.pdf", "pdf", "y")]);
    expect(new Set(titles.map(({ key }) => key)).size).toBe(2);
  });
});

describe("the order of tracks", () => {
  const order = (files: LookedAt[]) => inOrder(files).map(({ file }) => file.name);

  test("numbers in tags count only when every file has one of its own", () => {
    expect(order([sound("b.mp3", { track: 1 }), sound("a.mp3")])).toEqual(["a.mp3", "b.mp3"]);
    expect(order([sound("b.mp3", { track: 1 }), sound("a.mp3", { track: 1 })])).toEqual(["a.mp3", "b.mp3"]);
    expect(order([sound("b.mp3", { track: 1 }), sound("a.mp3", { track: 2 })])).toEqual(["b.mp3", "a.mp3"]);
  });

  test("names are compared by their numbers, and discs come one after the other", () => {
    const files = [sound("1.mp3", {}, "CD 10"), sound("10.mp3", {}, "CD 2"), sound("9.mp3", {}, "CD 2")];
    expect(order(files)).toEqual(["9.mp3", "10.mp3", "1.mp3"]);
  });
});

test.each([
  ["21_dias--para curar (1).pdf", "21 dias - para curar"],
  ["moby-dick.epub", "moby dick"],
  ["Don.Quijote.de.la.Mancha.pdf", "Don Quijote de la Mancha"],
  ["El Aleph (1949).pdf", "El Aleph (1949)"],
  ["Cien%20años.pdf", "Cien años"],
  [".pdf", ".pdf"],
])("%s is called %s", (fileName, name) => {
  expect(tidyName(fileName)).toBe(name);
});
