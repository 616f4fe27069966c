import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { migrate } from "#lib/server/db/migrate.ts";
import { findPostmaster } from "#lib/server/db/postmaster.ts";
import { inheritedEnv, readEnv } from "#lib/server/env.ts";
import { buildDashboard } from "#lib/server/start/build.ts";
import { dashboardProgram } from "#lib/server/start/dashboard-program.ts";
import { superviseDatabase } from "#lib/server/start/database.ts";
import { answers } from "#lib/server/start/ports.ts";
import { freePorts } from "#tests/support/free-port.ts";
import { processesOf } from "#tests/support/processes.ts";
import { ADMINISTRATOR } from "#tests/support/shared-stack.ts";
import { until } from "#tests/support/until.ts";
import { keepRunning, type Service, type WorkInHand } from "./services.ts";

/**
 * What can be killed: the processes of the store, one that reads a file for a worker, the keeper of the
 * database, and one that serves a connection of it. The dashboard is killed while it takes an upload.
 */
export const VICTIMS = [
  "dashboard",
  "reader",
  "worker 1",
  "worker 2",
  "API",
  "PostgreSQL",
  "a connection of PostgreSQL",
] as const;
export type Victim = (typeof VICTIMS)[number];

/** Attempts that a killed worker had in hand. */
export type LostWork = WorkInHand & { killedAt: number };
/** A kill, in milliseconds of the clock. */
export type Kill = { victim: Victim; at: number };

export type KillStore = {
  dataDir: string;
  databaseUrl: string;
  apiUrl: string;
  dashboardUrl: string;
  token: string;
  /** SIGKILL; the victim is started again after `pauseMs`. False when it was not there to be killed. */
  kill(victim: Victim, pauseMs: number): Promise<boolean>;
  lost: LostWork[];
  kills: Kill[];
  /** Uploads of which some bytes have been sent and some have not. */
  uploading: Set<string>;
  /** Ends everything in good order but PostgreSQL, which goes on. */
  stopWork(): Promise<void>;
  stop(): Promise<void>;
};

const SERVER = fileURLToPath(new URL("../../../lib/server/", import.meta.url));
const READER = fileURLToPath(import.meta.resolve("#lib/server/worker/reader.ts"));
const TOKEN = "sk_live_killkillkillkillkillkillkillkill";
const START_LIMIT_MS = 2 * 60_000;

/** A Content API, two workers, a dashboard and PostgreSQL in a temporary folder, as `npm start` runs them. */
export async function startKillStore(filesPlace: string): Promise<KillStore> {
  const dataDir = await mkdtemp(join(tmpdir(), "colophon-kill-"));
  await chmod(dataDir, 0o755);
  const [apiPort = 0, dashboardPort = 0] = await freePorts(2);
  const database = await superviseDatabase(dataDir);
  await migrate(database.url);
  await buildDashboard({ dataDir, env: inheritedEnv(), signal: new AbortController().signal });
  const apiUrl = `http://127.0.0.1:${apiPort}`;
  const dashboardUrl = `http://127.0.0.1:${dashboardPort}`;
  const env: NodeJS.ProcessEnv = {
    ...inheritedEnv(),
    NODE_ENV: "production",
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    PORT: String(dashboardPort),
    PUBLIC_URL: dashboardUrl,
    CONTENT_API_PORT: String(apiPort),
    CONTENT_API_PUBLIC_URL: apiUrl,
    CONTENT_API_TOKEN: TOKEN,
    ADMIN_EMAIL: ADMINISTRATOR.email,
    ADMIN_PASSWORD: ADMINISTRATOR.password,
    FILE_URL_ALLOW: `${filesPlace},127.0.0.1:${dashboardPort}`,
    RATE_LIMIT_READS: "0",
    RATE_LIMIT_WRITES: "0",
    LOG_LEVEL: "info",
  };
  const lost: LostWork[] = [];
  const kills: Kill[] = [];
  const uploading = new Set<string>();
  const program = (file: string) => ({ args: [SERVER + file], env });
  const services = new Map<Victim, Service>([
    ["API", keepRunning(program("api/main.ts"))],
    ["worker 1", keepRunning(program("worker/main.ts"))],
    ["worker 2", keepRunning(program("worker/main.ts"))],
    ["dashboard", keepRunning(dashboardProgram(readEnv(env), database.url, env, false))],
  ]);
  const stopWork = async () => {
    await Promise.all([...services.values()].map((service) => service.stop()));
  };
  const stop = async () => {
    await stopWork();
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const findAndKill = async (victim: Victim, pauseMs: number) => {
    if (victim === "reader") return killReader(dataDir, pauseMs);
    if (victim === "dashboard" && uploading.size === 0) return null;
    const service = services.get(victim);
    return service ? service.kill(pauseMs) : await killDatabase(dataDir, database.url, victim);
  };
  try {
    for (const address of [`${apiUrl}/readyz`, `${dashboardUrl}/api/readyz`])
      await until(() => answers(address), Boolean, START_LIMIT_MS);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    dataDir,
    databaseUrl: database.url,
    apiUrl,
    dashboardUrl,
    token: TOKEN,
    lost,
    kills,
    uploading,
    async kill(victim, pauseMs) {
      const inHand = await findAndKill(victim, pauseMs);
      if (inHand === null) return false;
      const at = Date.now();
      kills.push({ victim, at });
      lost.push(...inHand.map((each) => ({ ...each, killedAt: at })));
      return true;
    },
    stopWork,
    stop,
  };
}

/** One of those that read for a worker, at some moment of its short life. */
async function killReader(dataDir: string, ageMs: number): Promise<[] | null> {
  const readers = () => processesOf(dataDir).filter(({ command }) => command.includes(READER));
  if (readers().length === 0) return null;
  await wait(ageMs);
  const [reader] = readers();
  if (!reader) return null;
  try {
    process.kill(reader.pid, "SIGKILL");
    return [];
  } catch {
    // It has ended this very moment.
    return null;
  }
}

/** The keeper of all connections, or the process of one of them, whose end makes the keeper end all. */
async function killDatabase(dataDir: string, databaseUrl: string, victim: Victim): Promise<[] | null> {
  const keeper = findPostmaster(join(dataDir, "postgres", "18"))?.pid;
  const pid = victim === "PostgreSQL" ? keeper : await connectionOf(databaseUrl).catch(() => undefined);
  if (!pid) return null;
  process.kill(pid, "SIGKILL");
  return [];
}

async function connectionOf(databaseUrl: string): Promise<number | undefined> {
  const { rows } = await onDatabase<{ pid: number }>(
    databaseUrl,
    `select pid from pg_stat_activity
     where backend_type = 'client backend' and pid <> pg_backend_pid()
     order by (state = 'active') desc, pid limit 1`,
  );
  return rows[0]?.pid;
}

/** One query over a connection of its own. */
export async function onDatabase<Row extends pg.QueryResultRow>(databaseUrl: string, query: string) {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await client.query<Row>(query);
  } finally {
    await client.end().catch(() => undefined);
  }
}
