import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createStorage, type Storage } from "#lib/server/files/storage.ts";
import { type S3Server, startS3Server } from "#tests/support/s3-server.ts";

let folder: string;
let s3: S3Server;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "colophon-storage-"));
  s3 = await startS3Server();
  for (const [name, value] of Object.entries(s3.env)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await s3.close();
  await rm(folder, { recursive: true });
});

describe.each([
  ["a folder", () => pathToFileURL(join(folder, "kept")).href],
  ["S3", () => s3.storageUrl],
])("a storage in %s", (_where, urlOf) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await createStorage(urlOf());
  });

  test("keeps a file, gives it back whole and in part, and forgets it", async () => {
    await writeFile(join(folder, "source"), "a whole book");
    await storage.putFile("originals/1/1-1.pdf", join(folder, "source"));
    expect(await storage.size("originals/1/1-1.pdf")).toBe(12);
    expect(await text(await storage.getStream("originals/1/1-1.pdf"))).toBe("a whole book");
    expect(await text(await storage.getRange("originals/1/1-1.pdf", 2, 6))).toBe("whole");
    await storage.delete("originals/1/1-1.pdf");
    expect(await storage.exists("originals/1/1-1.pdf")).toBe(false);
    await storage.delete("originals/1/1-1.pdf");
  });

  test("lists what is right under a folder, files and folders, however many", async () => {
    const names = ["a", "b", "c", "d", "e"];
    for (const name of names) await storage.put(`derived/7/${name}`, Buffer.from(name));
    await storage.put("derived/7/1-1/pages/0001.webp", Buffer.from("1"));
    await storage.put("derived/77/no", Buffer.from("no"));
    expect((await storage.list("derived/7/")).toSorted()).toEqual([
      "derived/7/1-1/",
      ...names.map((name) => `derived/7/${name}`),
    ]);
    expect(await storage.list("derived/404/")).toEqual([]);
  });

  test("deletes a folder with everything in it, and not its neighbour whose name begins alike", async () => {
    for (const name of ["a", "b/c", "b/d", "e"]) await storage.put(`originals/1/${name}`, Buffer.from("a"));
    await storage.put("originals/12/b", Buffer.from("b"));
    await storage.deleteFolder("originals/1/");
    await storage.deleteFolder("originals/404/");
    expect(await storage.list("originals/1/")).toEqual([]);
    expect(await storage.exists("originals/1/b/c")).toBe(false);
    expect(await storage.exists("originals/12/b")).toBe(true);
  });

  test("what is not there has no size and no contents", async () => {
    await expect(storage.size("covers/none.webp")).rejects.toThrow();
    await expect(storage.getStream("covers/none.webp").then(text)).rejects.toThrow();
    await expect(storage.getRange("covers/none.webp", 0, 1).then(text)).rejects.toThrow();
  });
});
