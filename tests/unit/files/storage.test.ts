import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createStorage, type Storage } from "#lib/server/files/storage.ts";

let folder: string;
let storage: Storage;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "colophon-storage-"));
  storage = await createStorage(pathToFileURL(join(folder, "kept")).href);
});
afterAll(() => rm(folder, { recursive: true }));

test("keeps a file, gives it back, and forgets it", async () => {
  await writeFile(join(folder, "source"), "a whole book");
  await storage.putFile("originals/1/1-1.pdf", join(folder, "source"));
  expect(await storage.size("originals/1/1-1.pdf")).toBe(12);
  expect(await text(await storage.getStream("originals/1/1-1.pdf"))).toBe("a whole book");
  await storage.delete("originals/1/1-1.pdf");
  expect(await storage.exists("originals/1/1-1.pdf")).toBe(false);
  await storage.delete("originals/1/1-1.pdf");
});

test("deletes a folder and not its neighbour", async () => {
  await storage.put("originals/1/a", Buffer.from("a"));
  await storage.put("originals/12/b", Buffer.from("b"));
  await storage.deleteFolder("originals/1/");
  await storage.deleteFolder("originals/404/");
  expect(await storage.exists("originals/1/a")).toBe(false);
  expect(await storage.exists("originals/12/b")).toBe(true);
});

test("what is not there has no size and no contents", async () => {
  await expect(storage.size("covers/none.webp")).rejects.toThrow();
  await expect(storage.getStream("covers/none.webp").then(text)).rejects.toThrow();
});
