import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { checkDataDir, DataDirError } from "#lib/server/data-dir.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-data-dir-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a folder is made with those above it, for its owner only", () => {
  const dataDir = join(folder, "a", "b");
  checkDataDir(dataDir);
  checkDataDir(dataDir);
  for (const path of [dataDir, join(folder, "a")]) expect(statSync(path).mode & 0o777).toBe(0o700);
});

test("a path through a file says so, and what to do", () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  expect(() => checkDataDir(join(file, "data"))).toThrow(
    new DataDirError(join(file, "data"), Object.assign(new Error(), { code: "ENOTDIR" })),
  );
  expect(() => checkDataDir(join(file, "data"))).toThrow(/is a file, not a folder\. Set DATA_DIR to/);
});

test.runIf(process.platform === "linux")("a place where no folder can be made is refused at once", () => {
  expect(() => checkDataDir("/proc/colophon/data")).toThrow(
    /^DATA_DIR \/proc\/colophon\/data cannot be used/,
  );
});

test("a read-only file system is named as that", () => {
  const error = Object.assign(new Error("EROFS: read-only file system, mkdir"), { code: "EROFS" });
  expect(new DataDirError("/mnt/disc", error).message).toBe(
    "DATA_DIR /mnt/disc cannot be used to keep data: it is on a read-only file system. Set DATA_DIR to a folder that can be written to.",
  );
});
