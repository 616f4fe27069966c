import { beforeEach, describe, expect, it } from "vitest";
import { emptyForm } from "#lib/content/form.ts";
import {
  type DraftPlace,
  draftKey,
  dropDraft,
  listDrafts,
  valuesToTake,
  versionOf,
  writeDraft,
} from "#lib/content/form-draft.ts";
import { createStorage } from "#tests/support/browser-storage.ts";

const place: DraftPlace = { accountId: "ana", item: "4711", openingId: "one", version: "r3" };
const elsewhere: DraftPlace = { ...place, openingId: "two" };
let storage: Storage;
beforeEach(() => {
  storage = createStorage();
});

const listed = (shelf = place, first: string | null = null) =>
  listDrafts(storage, shelf, first).map(({ draft }) => draft);
const keys = () => Array.from({ length: storage.length }, (_, index) => storage.key(index));

describe("drafts", () => {
  it("come back to the same person and title only", () => {
    writeDraft(storage, place, { values: { name: "Typed" } });
    expect(listed()).toMatchObject([{ values: { name: "Typed" }, version: "r3" }]);
    expect(listed({ ...place, accountId: "ben" })).toEqual([]);
    expect(listed({ ...place, item: "47" })).toEqual([]);
  });

  it("of two openings of one form stand beside each other, and only one's own is dropped", () => {
    writeDraft(storage, place, { values: { name: "Here" } }, 1);
    writeDraft(storage, elsewhere, { values: { name: "There" } }, 2);
    expect(listed()).toMatchObject([{ values: { name: "There" } }, { values: { name: "Here" } }]);
    dropDraft(storage, draftKey(elsewhere), 3);
    expect(listed()).toMatchObject([{ values: { name: "Here" } }]);
  });

  it("are found again when the title has moved on, the newest first, after the one that is wanted first", () => {
    writeDraft(storage, { ...place, version: "r1" }, { values: { name: "Older" } }, 1);
    writeDraft(storage, { ...elsewhere, version: "r2" }, { values: { name: "Newer" } }, 2);
    expect(listed()[0]).toMatchObject({ values: { name: "Newer" }, version: "r2" });
    expect(listed(place, draftKey(place))[0]).toMatchObject({ values: { name: "Older" }, version: "r1" });
  });

  it("that were kept for a whole kind before each opening had its own are still found", () => {
    storage.setItem("colophon:draft:ana:4711:r3", '{"values":{"name":"Old"},"saved_at":1,"version":"r3"}');
    expect(listed()).toMatchObject([{ values: { name: "Old" }, marks: { filled: [], left: [] } }]);
  });

  it("are dropped together with what is older than 30 days", () => {
    const days = 24 * 60 * 60 * 1000;
    writeDraft(storage, place, { values: { name: "Saved" } }, 40 * days);
    writeDraft(storage, { ...place, item: "9" }, { values: { name: "Forgotten" } }, 1 * days);
    writeDraft(storage, { ...place, item: "8" }, { values: { name: "Wanted" } }, 39 * days);
    dropDraft(storage, draftKey(place), 40 * days);
    expect(keys()).toEqual(["colophon:draft:ana:8:one"]);
  });

  it("remember what was filled from a file, and what it is not to fill", () => {
    const marks = { filled: ["name" as const], left: ["lang" as const] };
    writeDraft(storage, place, { values: { name: "From the file" }, marks });
    expect(listed()).toMatchObject([{ values: { name: "From the file" }, marks }]);
  });

  it("that cannot be read are not offered", () => {
    storage.setItem("colophon:draft:ana:4711:one", '{"values":{"name":7}}');
    expect(listed()).toEqual([]);
  });

  it("do not interrupt when the storage is full, and say that they are not kept", () => {
    storage = createStorage(0);
    expect(writeDraft(storage, place, { values: { name: "Typed" } })).toBe(false);
  });
});

describe("a draft that is taken back", () => {
  const base = emptyForm({ lang: "en", today: null });
  const address = "https://files.example/a.epub";
  const draft = {
    values: { name: "Kept", author: ["Kept Author"], lang: "es", file_url: address },
    marks: { filled: ["author" as const], left: [] },
    saved_at: 1,
    version: "new",
  };

  it("comes whole into a form that nobody touched", () => {
    expect(valuesToTake(draft, base, base)).toEqual(draft.values);
  });

  it("leaves alone what was typed since", () => {
    const now = { ...base, name: "Typed since", description: "Typed since" };
    expect(valuesToTake(draft, base, now)).toEqual({
      author: ["Kept Author"],
      lang: "es",
      file_url: address,
    });
  });

  it("goes before what only a file filled in", () => {
    const now = { ...base, name: "Of the file", file_url: address };
    expect(valuesToTake(draft, base, now, ["name"])).toMatchObject({ name: "Kept", author: ["Kept Author"] });
  });

  it("brings nothing of its file into a form that has another one by now", () => {
    const now = { ...base, file_url: "https://files.example/b.epub" };
    expect(valuesToTake(draft, base, now)).toEqual({ name: "Kept", lang: "es" });
  });
});

describe("versionOf", () => {
  it("follows the revision, not the progress of a conversion", () => {
    expect(versionOf('"r12.abcd"', "2026-01-01T00:00:00Z")).toBe("r12");
    expect(versionOf(null, "2026-01-01T00:00:00Z")).toBe("2026-01-01T00:00:00Z");
  });
});
