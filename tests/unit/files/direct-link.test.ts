import { expect, test } from "vitest";
import { directLink, sharedInstead } from "#lib/server/files/direct-link.ts";

const DRIVE = "https://drive.usercontent.google.com/download?id=1aB-c_D&export=download&confirm=t";

test.each([
  ["https://drive.google.com/file/d/1aB-c_D/view?usp=sharing", DRIVE],
  ["https://drive.google.com/file/d/1aB-c_D/view?usp=drive_link", DRIVE],
  ["https://drive.google.com/file/d/1aB-c_D", DRIVE],
  ["https://drive.google.com/file/u/1/d/1aB-c_D/edit", DRIVE],
  ["https://drive.google.com/a/books.example/file/d/1aB-c_D/view", DRIVE],
  ["https://docs.google.com/file/d/1aB-c_D/edit", DRIVE],
  ["https://drive.google.com/open?id=1aB-c_D", DRIVE],
  ["https://drive.google.com/u/0/open?id=1aB-c_D&usp=drive_fs", DRIVE],
  ["https://drive.google.com/uc?export=download&id=1aB-c_D", DRIVE],
  ["https://drive.google.com/file/d/1aB-c_D/view?resourcekey=0-xyz", `${DRIVE}&resourcekey=0-xyz`],
])("Google Drive share links in file_url are turned into their direct form: %s", (shared, direct) => {
  expect(directLink(shared)).toBe(direct);
});

test.each([
  ["https://www.dropbox.com/s/abc/book.pdf?dl=0", "https://www.dropbox.com/s/abc/book.pdf?dl=1"],
  ["https://dropbox.com/s/abc/book.pdf", "https://dropbox.com/s/abc/book.pdf?dl=1"],
  [
    "https://www.dropbox.com/scl/fi/abc/book.epub?rlkey=k&st=s&raw=1",
    "https://www.dropbox.com/scl/fi/abc/book.epub?rlkey=k&st=s&dl=1",
  ],
])("so are Dropbox's: %s", (shared, direct) => {
  expect(directLink(shared)).toBe(direct);
});

test.each([
  "https://drive.google.com/drive/folders/1aB-c_D",
  "https://drive.google.com.evil.example/file/d/1aB-c_D/view",
  "https://www.dropbox.com/home/books",
  "https://files.example/file/d/1aB-c_D?id=2",
  DRIVE,
  "not an address",
])("any other address comes back as it is: %s", (address) => {
  expect(directLink(address)).toBe(address);
});

test("a direct form stays the same when it is turned again", () => {
  const once = directLink("https://www.dropbox.com/s/abc/book.pdf?dl=0");
  expect(directLink(once)).toBe(once);
});

test.each([
  ["https://drive.google.com/drive/folders/1aB-c_D?usp=sharing", "folder_link"],
  ["https://drive.google.com/drive/u/0/folders/1aB-c_D", "folder_link"],
  ["https://drive.google.com/folderview?id=1aB-c_D", "folder_link"],
  ["https://drive.google.com/a/books.example/drive/folders/1aB-c_D", "folder_link"],
  ["https://www.dropbox.com/scl/fo/abc/def?rlkey=k&dl=0", "folder_link"],
  ["https://www.dropbox.com/sh/abc/def?dl=1", "folder_link"],
  ["https://docs.google.com/document/d/1aB-c_D/edit?usp=sharing", "document_link"],
  ["https://docs.google.com/document/u/0/d/1aB-c_D/edit", "document_link"],
  ["https://docs.google.com/presentation/d/1aB-c_D/edit", "document_link"],
  ["https://docs.google.com/document/d/1aB-c_D/export?format=epub", null],
  ["https://docs.google.com/presentation/d/1aB-c_D/export/pdf", null],
  ["https://drive.google.com/file/d/1aB-c_D/view", null],
  ["https://www.dropbox.com/scl/fi/abc/book.epub?rlkey=k", null],
  ["https://files.example/drive/folders/a.pdf", null],
])("what is shared in place of a file is told by its address: %s", (address, shared) => {
  expect(sharedInstead(address)).toBe(shared);
});
