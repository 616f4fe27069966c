import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { connect, createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { findEmbeddedPostgres } from "#lib/server/db/embedded.ts";
import { inheritedEnv, readEnv } from "#lib/server/env.ts";
import { buildDashboard } from "#lib/server/start/build.ts";
import { dashboardProgram } from "#lib/server/start/dashboard-program.ts";
import { launch } from "#lib/server/start/launch.ts";
import { createTestDatabase, dropDatabase } from "#tests/support/database.ts";
import { freePorts } from "#tests/support/free-port.ts";
import { processesOf } from "#tests/support/processes.ts";
import { type RunningStack, runSupervisor, startStack } from "#tests/support/stack.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-faults-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a start that has to fail, and gives what it says. */
async function failedStart(env: Record<string, string>) {
  const [port, apiPort] = await freePorts(2);
  const run = runSupervisor({ PORT: String(port), CONTENT_API_PORT: String(apiPort), ...env });
  const code = await run.exited;
  const lines = run.lines.filter((line) => !/^(PostgreSQL runs|The dashboard)/.test(line));
  return { code, lines };
}

describe("a dashboard that cannot be prepared at once", () => {
  const launchWith = async (name: string, databaseUrl: string) => {
    const dataDir = join(folder, name);
    const [port] = await freePorts(1);
    const given = { ...inheritedEnv(), DATA_DIR: dataDir, PORT: String(port), CONTENT_API_TOKEN: "a-token" };
    await buildDashboard({ dataDir, env: inheritedEnv(), signal: new AbortController().signal });
    const lines: string[] = [];
    const launched = launch(dashboardProgram(readEnv(given), databaseUrl, given, false), (line) =>
      lines.push(line),
    );
    return {
      ...launched,
      lines,
      isReady: async () => (await fetch(`http://127.0.0.1:${port}/api/healthz`)).ok,
    };
  };

  test("ends where the database refuses it, to be started again, and does not answer 500 for ever", async () => {
    const database = await createTestDatabase();
    await dropDatabase(database);
    const { ended, lines } = await launchWith("no-database", database.url);
    expect(await ended).toBe("code 1");
    expect(lines.join("\n")).toContain("the dashboard could not be prepared");
  }, 180_000);

  test("waits for a database that is on its way", async () => {
    const database = await createTestDatabase();
    const [port] = await freePorts(1);
    const behind = new URL(database.url);
    const late = new URL(database.url);
    late.port = String(port);
    const { lines, isReady, stop } = await launchWith("late-database", late.href);
    await vi.waitFor(() => expect(lines.join("\n")).toContain("the database is waited for"), {
      timeout: 60_000,
    });
    const relay = createTcpServer((socket) => {
      const there = connect(Number(behind.port), behind.hostname);
      socket.pipe(there).pipe(socket);
      socket.on("error", () => there.destroy());
      there.on("error", () => socket.destroy());
    }).listen(port, late.hostname);
    await vi.waitFor(async () => expect(await isReady()).toBe(true), { timeout: 60_000, interval: 200 });
    await stop();
    relay.close();
    await dropDatabase(database);
  }, 180_000);
});

describe("a start that cannot succeed says why in one sentence", () => {
  test("a port that is in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    const dataDir = join(folder, "busy-port");
    const { code, lines } = await failedStart({ DATA_DIR: dataDir, PORT: port });
    other.close();
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(new RegExp(`^Port ${port} .* in use .* PORT `))]);
    expect(processesOf(dataDir)).toEqual([]);
  });

  test("a data folder that cannot be one", async () => {
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    const { code, lines } = await failedStart({ DATA_DIR: join(file, "data") });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/^DATA_DIR .* cannot be used/)]);
  });

  test("bad variables, one line each", async () => {
    const { code, lines } = await failedStart({
      DATA_DIR: folder,
      MAX_FILE_MB: "many",
      TRUST_PROXY: "maybe",
    });
    expect(code).toBe(1);
    expect(lines.toSorted()).toEqual([
      expect.stringMatching(/^MAX_FILE_MB /),
      expect.stringMatching(/^TRUST_PROXY /),
    ]);
  });

  test("a database that does not answer, without its password", async () => {
    const [nobody] = await freePorts(1);
    const { code, lines } = await failedStart({
      DATA_DIR: folder,
      DATABASE_URL: `postgres://ana:open-sesame@127.0.0.1:${nobody}/books`,
    });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringContaining(`127.0.0.1:${nobody}/books`)]);
    expect(lines.join()).not.toContain("open-sesame");
  });
});

describe("a running Colophon", () => {
  const dataDir = join(folder, "data");
  let stack: RunningStack;
  beforeAll(async () => {
    mkdirSync(dataDir);
    stack = await startStack({ DATA_DIR: dataDir });
  }, 360_000);
  afterAll(() => stack.stop(), 60_000);

  const query = async (sql: string) => {
    const client = new pg.Client({ connectionString: findEmbeddedPostgres(dataDir) });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const pidOf = (part: string) => {
    const found = processesOf(dataDir).find((each) => each.command.includes(part));
    if (!found) throw new Error(`No process runs ${part}.`);
    return found.pid;
  };
  const apiAnswers = () =>
    vi.waitFor(async () => expect((await fetch(`${stack.apiUrl}/readyz`)).status).toBe(200), {
      timeout: 60_000,
      interval: 200,
    });

  test("prints the address and a link for the first administrator, and few lines besides", async () => {
    expect(await stack.setUpUrl()).toMatch(new RegExp(`^${stack.dashboardUrl}/`));
    expect(stack.lines.length).toBeLessThan(12);
    expect(stack.lines.join("\n")).not.toContain(stack.token);
  });

  test("serves: both halves are ready, and nothing was complained about", async () => {
    for (const address of [`${stack.dashboardUrl}/api/healthz`, `${stack.dashboardUrl}/api/readyz`])
      expect((await fetch(address)).status, address).toBe(200);
    await apiAnswers();
    expect(
      stack.lines.filter((line) => /^(Content API|Worker|Dashboard|PostgreSQL ended)\b/.test(line)),
    ).toEqual([]);
  });

  test("refuses a second start on its data folder", async () => {
    const { code, lines } = await failedStart({ DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/in use by another Colophon/)]);
    await apiAnswers();
  });

  test("starts a killed Content API again", async () => {
    process.kill(pidOf("api/main.ts"), "SIGKILL");
    await stack.untilLine(/^Content API ended \(SIGKILL\)/);
    await stack.untilLine(/^Content API runs again/);
    await apiAnswers();
  });

  test("starts a killed PostgreSQL again, with its data", async () => {
    await query("create table public.kept as select 42 as answer");
    process.kill(pidOf("embedded-guard.ts"), "SIGKILL");
    await stack.untilLine(/^PostgreSQL runs again/);
    expect(await query("select answer from public.kept")).toEqual([{ answer: 42 }]);
    await apiAnswers();
  });

  test("leaves nothing behind when it is asked to stop, twice", async () => {
    stack.supervisor.kill("SIGINT");
    stack.supervisor.kill("SIGTERM");
    expect(await stack.exited).toBe(0);
    expect(stack.lines.at(-1)).toBe("Stopped.");
    expect(processesOf(dataDir)).toEqual([]);
  });

  test("finds its data at the next start, and leaves nothing behind when it is killed", async () => {
    const before = readFileSync(join(dataDir, "secrets/content-api-token"), "utf8");
    stack = await startStack({ DATA_DIR: dataDir });
    expect(stack.token).toBe(before.trim());
    expect(await query("select answer from public.kept")).toEqual([{ answer: 42 }]);
    stack.supervisor.kill("SIGKILL");
    await vi.waitFor(() => expect(processesOf(dataDir)).toEqual([]), { timeout: 40_000, interval: 100 });
  });
});

test("with a remote store, only the database of accounts and the dashboard start", async () => {
  const remote = createServer((_req, res) => res.writeHead(503).end()).listen(0, "127.0.0.1");
  await once(remote, "listening");
  const address = remote.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const stack = await startStack({
    CONTENT_API_URL: `http://127.0.0.1:${port}`,
    CONTENT_API_TOKEN: "token-of-the-remote-store",
  });
  const commands = processesOf(stack.dataDir).map((each) => each.command);
  await stack.stop();
  remote.close();
  expect(commands.some((command) => command.includes("embedded-guard.ts"))).toBe(true);
  expect(commands.some((command) => command.includes("next"))).toBe(true);
  expect(commands.filter((command) => /(api|worker)\/main\.ts/.test(command))).toEqual([]);
  expect(stack.lines.join("\n")).not.toContain("token-of-the-remote-store");
});
