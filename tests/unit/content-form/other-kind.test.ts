import { expect, it } from "vitest";
import { handDraft, takeHandedDraft, typedForKind } from "#lib/content/other-kind.ts";

const typed = {
  values: {
    name: "Of the file",
    author: ["Typed Author"],
    narrator: ["Typed Narrator"],
    file_url: "https://files.example/a",
  },
  marks: { filled: ["name" as const], left: ["author" as const] },
};

it("an address goes to the form of another kind with all that was typed and found beside it", () => {
  const { narrator: _notThere, ...others } = typed.values;
  expect(typedForKind(typed, "epub", false)).toEqual({ values: others, marks: typed.marks });
  expect(typedForKind(typed, "audio", false)).toEqual(typed);
});

it("a file takes the place of the address and of what the file there had filled in", () => {
  expect(typedForKind(typed, "pdf", true)).toEqual({
    values: { author: ["Typed Author"] },
    marks: { filled: [], left: ["author"] },
  });
});

it("what is handed over is taken once, by the form that it is for", () => {
  const draft = { ...typed, saved_at: 1, version: "new" };
  handDraft("new-epub", { key: "kept", draft });
  expect(takeHandedDraft("new-pdf")).toBeNull();
  expect(takeHandedDraft("new-epub")).toEqual({ key: "kept", draft });
  expect(takeHandedDraft("new-epub")).toBeNull();
});
