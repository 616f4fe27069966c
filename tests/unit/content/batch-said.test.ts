import { expect, test } from "vitest";
import { AUTOFILL_FIELDS } from "#lib/content/autofill.ts";
import type { PlannedTitle } from "#lib/content/batch-plan.ts";
import { creationOf, nameOf, twinsOf, usedValues, withoutRefused } from "#lib/content/batch-said.ts";
import { type FileSaid, NOTHING_SAID, refusalOf } from "#lib/content/file-said.ts";
import type { PreflightCode } from "#lib/content/preflight-schema.ts";

const LINKS = { file_url: "https://desk.example/uploads/1/a.pdf?expires=1", cover_url: "" };
const ISBN = "9780306406157";

function planOf(change: Partial<PlannedTitle> = {}): PlannedTitle {
  const file = new File(["x"], "moby-dick.pdf");
  return {
    key: "moby",
    name: "moby dick",
    isTyped: false,
    without: [],
    typed: {},
    fileType: "pdf",
    files: [{ key: "moby", path: "/moby-dick.pdf", file, title: "moby dick" }],
    cover: null,
    ...change,
  };
}
const saying = (values: FileSaid["values"]): FileSaid => ({ ...NOTHING_SAID, values });
const refusing = (code: PreflightCode): FileSaid => ({
  ...NOTHING_SAID,
  problems: [{ code, message: "No.", params: {} }],
});
const WHALE = saying({ name: "Moby-Dick", author: ["Herman Melville"], lang: "en", external_id: ISBN });

test("a title is created with what its file says, as the form would send it", () => {
  expect(creationOf(planOf(), WHALE, LINKS)).toEqual({
    name: "Moby-Dick",
    author: ["Herman Melville"],
    lang: "en",
    external_id: ISBN,
    file_type: "pdf",
    file_url: LINKS.file_url,
  });
});

test("a picture that is smaller than the cover in the file goes with a word that the larger one stays", () => {
  const links = { ...LINKS, cover_url: "https://desk.example/uploads/2/cover.jpg" };
  expect(creationOf(planOf(), WHALE, links)).not.toHaveProperty("keep_larger_cover");
  expect(creationOf(planOf(), WHALE, links, { keepsLargerCover: true })).toMatchObject({
    cover_url: links.cover_url,
    keep_larger_cover: true,
  });
});

test("of a file that says nothing, or was not seen, only its name is sent", () => {
  const cover_url = "https://desk.example/uploads/2/cover.jpg";
  for (const said of [NOTHING_SAID, null])
    expect(creationOf(planOf(), said, { ...LINKS, cover_url })).toEqual({
      name: "moby dick",
      file_type: "pdf",
      file_url: LINKS.file_url,
      cover_url,
    });
});

test("a name that was typed stays, and an audiobook keeps the name that all its tracks gave it", () => {
  const typed = planOf({ name: "The Whale", isTyped: true });
  expect(nameOf(typed, WHALE)).toBe("The Whale");
  expect(creationOf(typed, WHALE, LINKS)).toMatchObject({ name: "The Whale", author: ["Herman Melville"] });
  expect(nameOf(planOf({ fileType: "audio", name: "Readings" }), WHALE)).toBe("Readings");
});

test("what was typed in a form goes before what the file says", () => {
  const plan = planOf({ typed: { author: ["H. Melville"], keywords: ["whales"] } });
  expect(usedValues(plan, WHALE)).not.toHaveProperty("author");
  expect(creationOf(plan, WHALE, LINKS)).toMatchObject({
    author: ["H. Melville"],
    keywords: ["whales"],
    lang: "en",
  });
  const bare = creationOf({ ...plan, without: AUTOFILL_FIELDS }, WHALE, LINKS);
  expect(bare).toMatchObject({ author: ["H. Melville"], keywords: ["whales"] });
});

test("what is left out is not sent: the ISBN alone, or all of it", () => {
  const bare = creationOf(planOf({ without: ["external_id"] }), WHALE, LINKS);
  expect(bare).toMatchObject({ name: "Moby-Dick", lang: "en" });
  expect(bare).not.toHaveProperty("external_id");
  const untouched = planOf({ without: AUTOFILL_FIELDS });
  expect([nameOf(untouched, WHALE), usedValues(untouched, WHALE)]).toEqual(["moby dick", {}]);
});

test("only what a conversion would refuse for certain stops a title", () => {
  const codes: PreflightCode[] = ["encrypted", "drm", "damaged", "empty", "wrong_type", "too_large"];
  for (const code of codes) expect(refusalOf(refusing(code))).toMatchObject({ code });
  for (const code of ["unreachable", "server_failed", "expires_soon"] as const)
    expect(refusalOf(refusing(code))).toBeNull();
});

test("a refused file leaves its title, and a title without files leaves the batch", () => {
  const [one, two] = ["1.mp3", "2.mp3"].map((name) => ({
    key: name,
    path: name,
    file: new File([name], name),
    title: name,
  }));
  if (!one || !two) throw new Error("There are two files.");
  const audiobook = planOf({ key: "audio", fileType: "audio", files: [one, two] });
  const book = planOf();
  const locked = planOf({ key: "locked" });
  const refused = new Set([one.file, locked.files[0]?.file]);
  const left = withoutRefused([audiobook, book, locked], (file) =>
    refused.has(file) ? refusing("encrypted") : null,
  );
  expect(left).toEqual([{ ...audiobook, files: [two] }, book]);
  // What is not touched is the same object: its row is not drawn again.
  expect(left[1]).toBe(book);
});

test("of titles with one ISBN, however it is written, all but the first are twins until they go without", () => {
  const titles = [planOf({ key: "pdf" }), planOf({ key: "epub" }), planOf({ key: "other" })];
  const isbns = [ISBN, "0-306-40615-2", "9789871234561"];
  const said = new Map(
    titles.map(({ files }, index) => [files[0]?.file, saying({ external_id: isbns[index] })]),
  );
  const saidOf = (file: File) => said.get(file) ?? null;
  expect([...twinsOf(titles, saidOf)]).toEqual(["epub"]);
  const apart = titles.map((title) =>
    title.key === "epub" ? { ...title, without: ["external_id" as const] } : title,
  );
  expect([...twinsOf(apart, saidOf)]).toEqual([]);
});
