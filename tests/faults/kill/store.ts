import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { migrate } from "#lib/server/db/migrate.ts";
import { findPostmaster } from "#lib/server/db/postmaster.ts";
import { inheritedEnv } from "#lib/server/env.ts";
import { superviseDatabase } from "#lib/server/start/database.ts";
import { type Launched, launch } from "#lib/server/start/launch.ts";
import { answers } from "#lib/server/start/ports.ts";
import { freePorts } from "#tests/support/free-port.ts";
import { until } from "#tests/support/until.ts";

/** What can be killed. The database keeper, and one process of those that serve its connections. */
export const VICTIMS = ["worker 1", "worker 2", "API", "PostgreSQL", "a connection of PostgreSQL"] as const;
export type Victim = (typeof VICTIMS)[number];

/** Attempts that a killed worker had in hand. */
export type LostWork = { conversionId: number; attempt: number; killedAt: number };
/** A kill, in milliseconds of the clock. */
export type Kill = { victim: Victim; at: number };

export type KillStore = {
  dataDir: string;
  databaseUrl: string;
  apiUrl: string;
  token: string;
  /** SIGKILL; the victim is started again after `pauseMs`. False when it was not there to be killed. */
  kill(victim: Victim, pauseMs: number): Promise<boolean>;
  lost: LostWork[];
  kills: Kill[];
  /** Ends workers and API in good order; PostgreSQL goes on. */
  stopWork(): Promise<void>;
  stop(): Promise<void>;
};

const SERVER = fileURLToPath(new URL("../../../lib/server/", import.meta.url));
const TOKEN = "sk_live_killkillkillkillkillkillkillkill";

/** A Content API, two workers and PostgreSQL in a temporary folder, as `npm start` runs them. */
export async function startKillStore(filesPlace: string): Promise<KillStore> {
  const dataDir = await mkdtemp(join(tmpdir(), "colophon-kill-"));
  await chmod(dataDir, 0o755);
  const [apiPort = 0] = await freePorts(1);
  const database = await superviseDatabase(dataDir);
  await migrate(database.url);
  const apiUrl = `http://127.0.0.1:${apiPort}`;
  const env: NodeJS.ProcessEnv = {
    ...inheritedEnv(),
    NODE_ENV: "production",
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    CONTENT_API_PORT: String(apiPort),
    CONTENT_API_TOKEN: TOKEN,
    FILE_URL_ALLOW: filesPlace,
    RATE_LIMIT_READS: "0",
    RATE_LIMIT_WRITES: "0",
    LOG_LEVEL: "info",
  };
  const lost: LostWork[] = [];
  const kills: Kill[] = [];
  const services = new Map<Victim, Service>([
    ["API", keepRunning(`${SERVER}api/main.ts`, env)],
    ["worker 1", keepRunning(`${SERVER}worker/main.ts`, env)],
    ["worker 2", keepRunning(`${SERVER}worker/main.ts`, env)],
  ]);
  const stopWork = async () => {
    await Promise.all([...services.values()].map((service) => service.stop()));
  };
  const stop = async () => {
    await stopWork();
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await until(() => answers(`${apiUrl}/readyz`), Boolean);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    dataDir,
    databaseUrl: database.url,
    apiUrl,
    token: TOKEN,
    lost,
    kills,
    async kill(victim, pauseMs) {
      const service = services.get(victim);
      const inHand = service ? service.kill(pauseMs) : await killDatabase(dataDir, database.url, victim);
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

type Service = {
  /** What it had in hand; null when it does not run at the moment. */
  kill(pauseMs: number): Omit<LostWork, "killedAt">[] | null;
  stop(): Promise<void>;
};

/** Starts a process, and starts it again whenever it ends. */
function keepRunning(file: string, env: NodeJS.ProcessEnv): Service {
  const inHand = new Map<string, Omit<LostWork, "killedAt">>();
  const stopping = new AbortController();
  let current: Launched | null = null;
  let pauseMs = 0;
  const run = async () => {
    while (!stopping.signal.aborted) {
      inHand.clear();
      current = launch({ args: [file], env }, (line) => follow(line, inHand));
      await current.ended;
      current = null;
      await wait(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    kill(nextPauseMs) {
      if (!current?.pid) return null;
      pauseMs = nextPauseMs;
      process.kill(current.pid, "SIGKILL");
      return [...inHand.values()];
    },
    async stop() {
      stopping.abort();
      await current?.stop();
      await running;
    },
  };
}

/** Learns from the log of a worker which attempts it has in hand. */
function follow(line: string, inHand: Map<string, Omit<LostWork, "killedAt">>): void {
  const [, conversion = ""] = /"conversion":(\d+)/.exec(line) ?? [];
  const [, attempt] = /"attempt":(\d+)/.exec(line) ?? [];
  if (line.includes('"conversion started"'))
    inHand.set(conversion, { conversionId: Number(conversion), attempt: Number(attempt) });
  else if (conversion) inHand.delete(conversion);
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
