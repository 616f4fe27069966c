import { expect, test } from "vitest";
import { directLink } from "#lib/server/files/direct-link.ts";

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
