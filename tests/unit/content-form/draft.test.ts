import { beforeEach, describe, expect, it } from "vitest";
import { dropDrafts, readDraft, versionOf, writeDraft } from "#lib/content/form-draft.ts";

/** localStorage, with a limit that can be set. */
class MemoryStorage implements Storage {
  readonly items = new Map<string, string>();
  maxItems = Number.POSITIVE_INFINITY;
  [name: string]: unknown;
  get length() {
    return this.items.size;
  }
  clear() {
    this.items.clear();
  }
  getItem(key: string) {
    return this.items.get(key) ?? null;
  }
  key(index: number) {
    return [...this.items.keys()][index] ?? null;
  }
  removeItem(key: string) {
    this.items.delete(key);
  }
  setItem(key: string, value: string) {
    if (this.items.size >= this.maxItems) throw new DOMException("full", "QuotaExceededError");
    this.items.set(key, value);
  }
}

const place = { accountId: "ana", item: "4711", version: "r3" };
let storage: MemoryStorage;
beforeEach(() => {
  storage = new MemoryStorage();
});

describe("drafts", () => {
  it("come back to the same person and title only", () => {
    writeDraft(storage, place, { name: "Typed" });
    expect(readDraft(storage, place)).toMatchObject({ values: { name: "Typed" }, version: "r3" });
    expect(readDraft(storage, { ...place, accountId: "ben" })).toBeNull();
    expect(readDraft(storage, { ...place, item: "47" })).toBeNull();
  });

  it("are found again when the title has moved on, and say on which version they stand", () => {
    writeDraft(storage, { ...place, version: "r1" }, { name: "Older" }, 1);
    writeDraft(storage, { ...place, version: "r2" }, { name: "Newer" }, 2);
    expect(readDraft(storage, place)).toMatchObject({ values: { name: "Newer" }, version: "r2" });
  });

  it("are all dropped with the save, together with what is older than 30 days", () => {
    const days = 24 * 60 * 60 * 1000;
    writeDraft(storage, { ...place, version: "r1" }, { name: "Older" }, 40 * days);
    writeDraft(storage, { ...place, item: "9" }, { name: "Forgotten" }, 1 * days);
    writeDraft(storage, { ...place, item: "8" }, { name: "Wanted" }, 39 * days);
    dropDrafts(storage, place, 40 * days);
    expect([...storage.items.keys()]).toEqual(["colophon:draft:ana:8:r3"]);
  });

  it("that cannot be read are not offered", () => {
    storage.setItem("colophon:draft:ana:4711:r3", '{"values":{"name":7}}');
    expect(readDraft(storage, place)).toBeNull();
  });

  it("do not interrupt when the storage is full", () => {
    storage.maxItems = 0;
    expect(() => writeDraft(storage, place, { name: "Typed" })).not.toThrow();
  });
});

describe("versionOf", () => {
  it("follows the revision, not the progress of a conversion", () => {
    expect(versionOf('"r12.abcd"', "2026-01-01T00:00:00Z")).toBe("r12");
    expect(versionOf(null, "2026-01-01T00:00:00Z")).toBe("2026-01-01T00:00:00Z");
  });
});
