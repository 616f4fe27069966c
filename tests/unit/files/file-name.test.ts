import { expect, test } from "vitest";
import { downloadedFileName } from "#lib/server/files/file-name.ts";

const url = new URL("https://files.example/books/El%20libro.pdf?dl=1");

test.each([
  ["the end of the address", undefined, "El libro.pdf"],
  ["the name in the header", 'attachment; filename="Novela.pdf"', "Novela.pdf"],
  [
    "the extended name before the plain one",
    "attachment; filename=a.pdf; filename*=UTF-8''Ni%C3%B1o.pdf",
    "Niño.pdf",
  ],
  ["no folders", 'attachment; filename="../../etc/passwd"', "passwd"],
  ["no Windows folders", 'attachment; filename="C:\\\\temp\\\\book.pdf"', "book.pdf"],
  ["no control characters", "attachment; filename*=UTF-8''a%0Ab.pdf", "ab.pdf"],
])("a downloaded file is called by %s", (_what, header, name) => {
  expect(downloadedFileName(header, url, "file")).toBe(name);
});

test("without any name it takes the fallback", () => {
  expect(downloadedFileName(undefined, new URL("https://files.example/"), "file")).toBe("file");
  expect(downloadedFileName('attachment; filename=".."', new URL("https://files.example/"), "file")).toBe(
    "file",
  );
});
