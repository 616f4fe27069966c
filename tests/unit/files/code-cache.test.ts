import { chmod, mkdir, mkdtemp, rm, stat, symlink } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { codeCacheEnv } from "#lib/server/files/code-cache.ts";

let folder: string;
let cache: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "colophon-cache-"));
  cache = join(folder, `colophon-code-${userInfo().uid}`);
});
afterEach(() => rm(folder, { recursive: true }));

test("compiled code lies where nobody else may write or read", async () => {
  expect(codeCacheEnv(folder)).toEqual({ NODE_COMPILE_CACHE: cache });
  expect((await stat(cache)).mode & 0o777).toBe(0o700);
});

test("stops code of somebody else: a folder that others may write to, or that is a link, is not used", async () => {
  await mkdir(cache);
  await chmod(cache, 0o777);
  expect(codeCacheEnv(folder)).toEqual({});
  await rm(cache, { recursive: true });
  await symlink(folder, cache);
  expect(codeCacheEnv(folder)).toEqual({});
});
