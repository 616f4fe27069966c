import { expect, test } from "vitest";
import { cleanFileName } from "#lib/bff/uploads/file-name.ts";

test.each([
  ["C:\\Books\\a.epub", "a.epub"],
  ["line\nbreak.pdf", "linebreak.pdf"],
  ["invoice\u202Egnp.epub", "invoicegnp.epub"],
  ["\u2067a\u2069\u200E\u200F\u061C.pdf", "a.pdf"],
  ["\uFEFFsoft\u00ADhyphen\u200B.pdf", "softhyphen.pdf"],
  ["\u202E\u200F", "file"],
  ["..", "file"],
])("a name has no folders and nothing that is not seen: %j", (given, clean) => {
  expect(cleanFileName(given)).toBe(clean);
});

test.each([
  "می\u200Cخواهم.epub",
  "क्\u200Dष.pdf",
  "👩\u200D🚀 ✈\uFE0F.epub",
  "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}.pdf",
  "كتاب.pdf",
])("%s is a name as it is: scripts and emoji are joined", (name) => {
  expect(cleanFileName(name)).toBe(name);
});
