import { expect, test } from "vitest";
import { droppedFiles } from "#lib/uploads/dropped-files.ts";
import { lookAt } from "#lib/uploads/look-at.ts";

type Entry = { name: string; isFile: boolean; isDirectory: boolean };

const fileEntry = (name: string, isReadable = true): Entry => ({
  ...{ name, isFile: true, isDirectory: false },
  ...{
    file: (resolve: (file: File) => void, reject: (error: Error) => void) =>
      isReadable ? resolve(new File(["x"], name)) : reject(new Error("NotReadableError")),
  },
});

const folderEntry = (name: string, inside: Entry[], isReadable = true): Entry => {
  const portions = [inside, []];
  const readEntries = (resolve: (entries: Entry[]) => void, reject: (error: Error) => void) =>
    isReadable ? resolve(portions.shift() ?? []) : reject(new Error("NotReadableError"));
  return { ...{ name, isFile: false, isDirectory: true }, ...{ createReader: () => ({ readEntries }) } };
};

const drop = (...entries: Entry[]) => {
  const items = entries.map((entry) => ({ kind: "file", webkitGetAsEntry: () => entry }));
  return droppedFiles({ items, files: [] } as unknown as DataTransfer);
};

test("what is in folders comes along, but for what systems leave there", async () => {
  const discs = [2, 10].map((disc) =>
    folderEntry(`CD ${disc}`, [fileEntry("1.mp3"), fileEntry(".DS_Store")]),
  );
  const found = await drop(folderEntry("Readings", discs), fileEntry("a.pdf"));
  expect(found.map(({ folder, file }) => [folder, file.name])).toEqual([
    ["", "a.pdf"],
    ["Readings/CD 2", "1.mp3"],
    ["Readings/CD 10", "1.mp3"],
  ]);
});

test("what cannot be read does not take the rest with it: it comes by its name, and is refused", async () => {
  const found = await drop(
    folderEntry("Readings", [fileEntry("1.mp3", false), fileEntry("2.mp3")]),
    folderEntry("Locked", [], false),
  );
  expect(found.map(({ folder, file, isUnreadable = false }) => [folder, file.name, isUnreadable])).toEqual([
    ["", "Locked", true],
    ["Readings", "1.mp3", true],
    ["Readings", "2.mp3", false],
  ]);
  const faults = await Promise.all(found.map((one) => lookAt(one, 1)));
  expect(faults.map(({ fault }) => fault?.code)).toEqual(["unreadable", "unreadable", "wrong_kind"]);
});
