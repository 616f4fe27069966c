import { describe, expect, test } from "vitest";
import { pairCovers, withCovers } from "#lib/content/batch-covers.ts";
import { inOrder, type PlannedTitle, planBatch, planTracks } from "#lib/content/batch-plan.ts";
import type { LookedAt, SoundTags } from "#lib/uploads/look-at.ts";
import type { UploadKind } from "#lib/uploads/schema.ts";
import { tidyName } from "#lib/uploads/tidy-name.ts";

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
/** The picture of each title, and those that are nobody's. */
const pictured = (titles: PlannedTitle[], files: LookedAt[]) => {
  const pictures = files.filter(({ kind }) => kind === "picture");
  const { covers, lone } = pairCovers(titles, pictures);
  return [
    withCovers(titles, covers).map(({ cover }) => cover?.name ?? ""),
    lone.map(({ file }) => file.name),
  ];
};

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
    expect(outline(files)).toEqual([
      ["audio", "suelto", "suelto"],
      ["audio", "Poemas", "1", "2"],
      ["audio", "Rayuela", "1", "2"],
      ["pdf", "Moby Dick", "Moby Dick"],
    ]);
    expect(pictured(planBatch(files).titles, files)).toEqual([["", "tapa.jpg", "", ""], []]);
  });

  test("in a folder of sound a track without tags, or one that is none, lies with those of the album", () => {
    const track = (name: string, album: string | null) => sound(name, { album }, "Poemas");
    const book = looked("b.pdf", "pdf", "Libro");
    const one = [track("1.mp3", "Voces"), track("2.mp3", null), track("3.mp3", "Voces"), book];
    expect(outline(one)[0]).toEqual(["audio", "Voces", "1", "2", "3"]);
    const two = [track("1.mp3", "Voces"), track("2.mp3", null), track("3.mp3", "Ecos"), book];
    expect(outline(two).map(([, ...names]) => names)).toEqual([
      ["Voces", "1"],
      ["2", "2"],
      ["Ecos", "3"],
      ["b", "b"],
    ]);
  });

  describe("loose sound without an album, together with a book,", () => {
    const book = looked("libro.pdf", "pdf");
    const audiobooks = (...sounds: (string | LookedAt)[]) =>
      outline([...sounds.map((one) => (typeof one === "string" ? sound(one) : one)), book])
        .slice(0, -1)
        .map(([, , ...tracks]) => tracks);

    test("is one audiobook where its names differ by a number", () => {
      expect(audiobooks("Cap 2.mp3", "Cap 1.mp3")).toEqual([["Cap 1", "Cap 2"]]);
      expect(audiobooks("1.mp3", "3.mp3")).toEqual([["1", "3"]]);
      expect(audiobooks("a1.mp3", "b1.mp3", "a2.mp3", "b2.mp3", "otro.mp3")).toEqual([
        ["a1", "a2"],
        ["b1", "b2"],
        ["otro"],
      ]);
    });

    test("is one where it is numbered without a gap, in its names or tags", () => {
      expect(audiobooks("02 - Mar.mp3", "01 - Sur.mp3", "otro.mp3")).toEqual([["Sur", "Mar"], ["otro"]]);
      const tagged = ["sur.mp3", "mar.mp3"].map((name, index) => sound(name, { track: 2 - index }));
      expect(audiobooks(...tagged)).toEqual([["mar", "sur"]]);
    });

    test("is a title each where nothing says that it belongs together", () => {
      expect(audiobooks("sur.mp3", "mar.mp3")).toEqual([["sur"], ["mar"]]);
      expect(audiobooks("21 dias.mp3", "12 reglas.mp3")).toEqual([["dias"], ["reglas"]]);
      expect(audiobooks("1984.mp3", "1985 y despues.mp3")).toEqual([["1984"], ["y despues"]]);
    });
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

  describe("a picture", () => {
    const picture = looked("tapa.jpg", "picture");
    const covers = (files: LookedAt[], options?: { isOneEach: boolean }) =>
      pictured(planBatch(files, options).titles, files);
    const inside = (folder: string, name = "tapa.jpg") => looked(name, "picture", folder);

    test("beside one title, of sound or a book, is its cover", () => {
      expect(covers([sound("1.mp3"), sound("2.mp3"), picture])).toEqual([["tapa.jpg"], []]);
      for (const kind of ["pdf", "epub"] as const) {
        const book = looked("a", kind);
        expect(covers([book, picture, looked("login.pdf", null)])).toEqual([["tapa.jpg"], []]);
        // Wherever the two lie.
        expect(covers([looked("a", kind, "Libro"), inside("Libro/tapas")])).toEqual([["tapa.jpg"], []]);
      }
    });

    test("in a folder with one book is the cover of that one", () => {
      const shelf = ["x", "y"].map((folder) => looked(`${folder}.pdf`, "pdf", folder));
      expect(covers([...shelf, inside("y")])).toEqual([["", "tapa.jpg"], []]);
      expect(covers([...shelf, inside("y"), picture])).toEqual([["", "tapa.jpg"], ["tapa.jpg"]]);
    });

    test("goes to the title that is left of two, and to nobody when none is", () => {
      const files = [
        looked("a.pdf", "pdf", "x"),
        looked("b.pdf", "pdf", "x"),
        inside("x"),
        looked("c", "pdf", "y"),
      ];
      const { titles } = planBatch(files);
      expect(pictured(titles, files)).toEqual([["", "", ""], ["tapa.jpg"]]);
      expect(pictured(titles.slice(1), files)).toEqual([["tapa.jpg", ""], []]);
      expect(pictured([], files)).toEqual([[], ["tapa.jpg"]]);
    });

    test("among several titles, or one of several, is nobody's", () => {
      const books = [looked("a.pdf", "pdf"), looked("b.epub", "epub")];
      expect(covers([...books, picture])).toEqual([["", ""], ["tapa.jpg"]]);
      expect(covers([looked("a.pdf", "pdf"), sound("1.mp3"), picture])).toEqual([["", ""], ["tapa.jpg"]]);
      const two = [picture, looked("dorso.jpg", "picture")];
      expect(covers([looked("a.pdf", "pdf"), ...two])).toEqual([[""], ["tapa.jpg", "dorso.jpg"]]);
      expect(covers([sound("1.mp3"), sound("2.mp3"), picture], { isOneEach: true })).toEqual([
        ["", ""],
        ["tapa.jpg"],
      ]);
    });
  });

  test("files of one name are told apart, in two folders, in one, and with the same bytes", () => {
    const files = ["x", "y", "", ""].flatMap((folder) => [
      looked("a.pdf", "pdf", folder),
      sound("1.mp3", {}, folder),
    ]);
    const keysOf = (isOneEach: boolean) => {
      const { titles } = planBatch(files, { isOneEach });
      return [titles.map(({ key }) => key), titles.flatMap((title) => title.files.map(({ key }) => key))];
    };
    for (const keys of [...keysOf(false), ...keysOf(true)])
      expect([keys.length, new Set(keys).size]).toEqual([8, 8]);
    expect(keysOf(true)).toEqual(keysOf(true));
    const [audiobook] = planBatch(files.filter(({ kind }) => kind === "audio")).titles;
    expect(new Set(audiobook?.files.map(({ key }) => key)).size).toBe(audiobook?.files.length);
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

test("more tracks are put in order and named like those of a new audiobook, which keeps its own name", () => {
  const files = [sound("10 - El fin.mp3"), sound("2 - El sur.mp3", { title: "South" }), sound("01.mp3")];
  const plan = planTracks(files, "Lecturas");
  expect(plan).toMatchObject({ name: "Lecturas", isTyped: true, fileType: "audio", cover: null });
  expect(plan.files.map(({ path, title }) => [path, title])).toEqual([
    ["/01.mp3", "01"],
    ["/2 - El sur.mp3", "South"],
    ["/10 - El fin.mp3", "El fin"],
  ]);
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
