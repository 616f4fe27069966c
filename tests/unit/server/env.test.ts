import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { EnvError, readEnv, requireDatabaseUrl } from "#lib/server/env.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-env-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const linesOf = (source: Record<string, string>) => {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.lines;
    throw error;
  }
  throw new Error("This environment was accepted.");
};

test("the defaults are those of the handbook", () => {
  const env = readEnv({ DATA_DIR: folder });
  expect(env).toMatchObject({
    port: 3000,
    contentApiPort: 4000,
    host: "127.0.0.1",
    contentApiVersion: "v3",
    publicUrl: "http://localhost:3000",
    uploadsUrl: "http://localhost:3000",
    contentApiPublicUrl: "http://localhost:4000",
    storageUrl: `file://${folder}/files`,
    fileUrlAllow: [],
    trustProxy: false,
    rateLimits: {
      issued: { reads: 600, writes: 120, bulk: 10 },
      store: { reads: 6_000, writes: 1_200, bulk: 100 },
      counter: "memory",
    },
  });
});

test("two instances on one machine serve the files of their demos at different ports", () => {
  const portOf = (source: Record<string, string>) => readEnv({ DATA_DIR: folder, ...source }).demoFilesPort;
  expect(portOf({})).toBe(4080);
  expect(portOf({ CONTENT_API_PORT: "4100" })).toBe(4180);
  expect(portOf({ CONTENT_API_PORT: "65535" })).toBe(65_535);
  expect(portOf({ CONTENT_API_PORT: "4100", DEMO_FILES_PORT: "9000" })).toBe(9000);
});

test("a rate limit that is given counts for the store token too", () => {
  const { rateLimits } = readEnv({ DATA_DIR: folder, RATE_LIMIT_READS: "5", RATE_LIMIT_BULK: "0" });
  expect([rateLimits.issued, rateLimits.store]).toEqual([
    { reads: 5, writes: 120, bulk: 0 },
    { reads: 5, writes: 1_200, bulk: 0 },
  ]);
});

test("requests are counted in a database that several processes may share", () => {
  const counterOf = (source: Record<string, string>) =>
    readEnv({ DATA_DIR: folder, ...source }).rateLimits.counter;
  expect(counterOf({ DATABASE_URL: "postgres://db/colophon" })).toBe("postgres");
  expect(counterOf({ DATABASE_URL: "postgres://db/colophon", RATE_LIMIT_COUNTER: "memory" })).toBe("memory");
  expect(counterOf({ RATE_LIMIT_COUNTER: "postgres" })).toBe("postgres");
});

test("secrets are made once and only their owner may read them", () => {
  const dataDir = join(folder, "secrets-of-one");
  const first = readEnv({ DATA_DIR: dataDir });
  const second = readEnv({ DATA_DIR: dataDir });
  expect(first.contentApiToken.length).toBeGreaterThanOrEqual(32);
  expect(first.authSecret).not.toBe(first.contentApiToken);
  expect(second.contentApiToken).toBe(first.contentApiToken);
  expect(second.authSecret).toBe(first.authSecret);
  expect(statSync(join(dataDir, "secrets/content-api-token")).mode & 0o777).toBe(0o600);
});

test("an empty variable counts as absent", () => {
  expect(readEnv({ DATA_DIR: folder, PORT: "", ADMIN_EMAIL: "", ADMIN_PASSWORD: "" }).port).toBe(3000);
});

test("each bad variable has one line that names it", () => {
  const lines = linesOf({
    DATA_DIR: folder,
    PORT: "http",
    STORE_TIME_ZONE: "Mars/Olympus",
    LOG_LEVEL: "loud",
  });
  expect(lines).toHaveLength(3);
  for (const name of ["PORT", "STORE_TIME_ZONE", "LOG_LEVEL"])
    expect(lines.filter((line) => line.startsWith(`${name} `))).toHaveLength(1);
});

test("a remote store needs its token, and an administrator both halves", () => {
  expect(linesOf({ DATA_DIR: folder, CONTENT_API_URL: "https://store.example" })).toEqual([
    expect.stringContaining("CONTENT_API_TOKEN"),
  ]);
  expect(linesOf({ DATA_DIR: folder, ADMIN_EMAIL: "ana@example.com" })).toEqual([
    expect.stringContaining("ADMIN_PASSWORD"),
  ]);
});

test("a data folder that is a file is refused in one line", () => {
  const file = join(folder, "a-file");
  writeFileSync(file, "");
  expect(linesOf({ DATA_DIR: file })).toEqual([expect.stringContaining(file)]);
});

test("a process by itself asks for a database", () => {
  expect(() => requireDatabaseUrl({ databaseUrl: undefined })).toThrow(/DATABASE_URL/);
});
