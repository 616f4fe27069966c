import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { fault } from "#lib/content/fault-schema.ts";
import { createToken } from "#lib/server/catalog/tokens/create-token.ts";
import { listTokens } from "#lib/server/catalog/tokens/list-tokens.ts";
import { revokeToken } from "#lib/server/catalog/tokens/revoke-token.ts";
import { inheritedEnv } from "#lib/server/env.ts";
import { CatalogError } from "#lib/server/errors.ts";
import { type ContentApi, startContentApi } from "#tests/support/content-api.ts";

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi();
});
afterAll(() => api.close());

const entryOf = async (id: number) => (await listTokens(api.ctx)).find((entry) => entry.id === id);

/** The command as `npm run token --` runs it. */
async function run(...args: string[]) {
  const child = spawn(process.execPath, ["lib/server/tokens/main.ts", ...args], {
    env: { ...inheritedEnv(), DATABASE_URL: api.database.url, DATA_DIR: api.folder, CONTENT_API_URL: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let said = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const [code] = await once(child, "close");
  return { code, out, said };
}

describe("tokens", () => {
  test("are listed by name, last four characters and rights; nothing of the list opens a door", async () => {
    const { id, token } = await createToken(api.ctx, { name: " Shop ", canWrite: false });
    const entry = await entryOf(id);
    expect(entry).toEqual({
      id,
      name: "Shop",
      lastFour: token.slice(-4),
      canWrite: false,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      lastUsedAt: null,
      revokedAt: null,
    });
    expect(JSON.stringify(entry)).not.toContain(token);
  });

  test("need a name that says something", async () => {
    const refused = await createToken(api.ctx, { name: "  ", canWrite: true }).catch((error) => error);
    expect(refused).toBeInstanceOf(CatalogError);
    expect(refused.faults).toEqual({ name: [fault("required")] });
  });

  test("a revoked one is dead within seconds, also where it was just used; the others live on", async () => {
    const [lost, kept] = await Promise.all(
      ["Lost", "Kept"].map((name) => createToken(api.ctx, { name, canWrite: true })),
    );
    if (!lost || !kept) throw new Error("Two tokens were made.");
    for (const { token } of [lost, kept]) expect((await api.get("", { token })).status).toBe(200);
    expect(await revokeToken(api.ctx, lost.id)).toBe(true);
    await vi.waitFor(async () => expect((await api.get("", { token: lost.token })).status).toBe(401), {
      timeout: 7_000,
      interval: 200,
    });
    expect((await api.get("", { token: kept.token })).status).toBe(200);
    expect(await revokeToken(api.ctx, lost.id)).toBe(false);
    expect((await entryOf(lost.id))?.revokedAt).not.toBeNull();
  });

  test("the time of the last use is written once a minute at most", async () => {
    const { id, token } = await createToken(api.ctx, { name: "Busy", canWrite: false });
    const written = () =>
      api.ctx.db.$client
        .query("select xmin::text as version, last_used_at from catalog.tokens where id = $1", [id])
        .then(({ rows }) => rows[0]);
    await api.get("", { token });
    const first = await written();
    expect(first.last_used_at).not.toBeNull();
    // Other processes, which have not seen the token yet.
    const other = await startContentApi({ beside: api });
    const third = await startContentApi({ beside: api });
    try {
      expect((await other.get("", { token })).status).toBe(200);
      expect(await written()).toEqual(first);
      await api.ctx.db.$client.query(
        "update catalog.tokens set last_used_at = now() - interval '61 seconds' where id = $1",
        [id],
      );
      await third.get("", { token });
      expect((await written()).last_used_at.getTime()).toBeGreaterThanOrEqual(first.last_used_at.getTime());
    } finally {
      await other.close();
      await third.close();
    }
  });
});

// Each step is a process of its own, and machines are busy.
describe("npm run token", { timeout: 60_000 }, () => {
  test("makes, lists and revokes; the token is shown once and alone on its line", async () => {
    const made = await run("create", "Night sync", "--read-only");
    expect(made.code).toBe(0);
    const token = made.out.trim();
    expect(token).toMatch(/^sk_live_[\w-]{32}$/);
    expect((await api.get("", { token })).status).toBe(200);
    expect((await api.post("", { name: "T", file_type: "physical" }, { token })).status).toBe(403);

    const id = /^Token (\d+), reads only/.exec(made.said)?.[1] ?? "";
    const listed = await run("list");
    const line = listed.out.split("\n").find((each) => each.includes("Night sync"));
    expect(line).toMatch(
      new RegExp(
        `^ *${id} {2}Night sync *…${token.slice(-4).replaceAll("-", "\\-")} {2}reads only .*last used`,
      ),
    );
    expect(listed.out).not.toContain(token);

    expect(await run("revoke", id)).toEqual({ code: 0, out: `Token ${id} is revoked.\n`, said: "" });
    expect((await run("list")).out).toMatch(/Night sync.*revoked \d{4}/);
    const again = await run("revoke", id);
    expect([again.code, again.said]).toEqual([
      1,
      `There is no living token ${id}. See: npm run token -- list\n`,
    ]);
  });

  test.each([[[]], [["create"]], [["revoke", "all"]], [["list", "more"]]])(
    "%j shows how to write it",
    async (args) => {
      const { code, out, said } = await run(...args);
      expect([code, out]).toEqual([1, ""]);
      expect(said).toContain("npm run token -- create");
    },
  );
});
