import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import type { CatalogContext } from "#lib/server/catalog/context.ts";
import { startEmbeddedPostgres } from "#lib/server/db/embedded.ts";
import { migrate } from "#lib/server/db/migrate.ts";
import { type Env, inheritedEnv, readEnv } from "#lib/server/env.ts";
import { seedCatalog } from "#lib/server/seed/seed-catalog.ts";
import { type Launched, launch } from "#lib/server/start/launch.ts";
import { answers } from "#lib/server/start/ports.ts";
import { FEW_ARENAS, YOUNG_SPACE } from "#lib/server/start/small-memory.ts";
import { freePorts } from "#tests/support/free-port.ts";
import type { BareServerSettings } from "./bare-server.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const READY_LIMIT_MS = 30_000;

export type BenchStore = {
  env: Env;
  databaseUrl: string;
  folder: string;
  apiUrl: string;
  /** The process of the API that runs now. */
  readonly apiPid: number;
  /** Fills the store up to so many titles and starts its API anew. Returns the titles written a second. */
  grow: (items: number) => Promise<number>;
  startBareServer: (
    settings: Omit<BareServerSettings, "port" | "databaseUrl">,
  ) => Promise<{ url: string; pid: number; stop: () => Promise<void> }>;
  /** Registers what is to be stopped before the database. */
  onStop: (stop: () => Promise<void>) => void;
  stop: () => Promise<void>;
};

/** An empty store of its own in a temporary folder. */
export async function startStore(): Promise<BenchStore> {
  const folder = await mkdtemp(join(tmpdir(), "colophon-bench-"));
  await chmod(folder, 0o755);
  const stops: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const one of stops.reverse()) await one();
  };
  const onStop = (one: () => Promise<void>) => void stops.push(one);
  try {
    const [port = 0, apiPort = 0, barePort = 0] = await freePorts(3);
    const env = readEnv({
      DATA_DIR: folder,
      PORT: String(port),
      CONTENT_API_PORT: String(apiPort),
      ADMIN_EMAIL: "bench@colophon.example",
      ADMIN_PASSWORD: "bench bench bench",
    });
    const { url: databaseUrl, stop: stopPostgres } = await startEmbeddedPostgres({
      dataDir: folder,
      log: () => undefined,
    });
    onStop(stopPostgres);
    await migrate(databaseUrl);

    const apiUrl = `http://127.0.0.1:${apiPort}`;
    let api: Launched | null = null;
    let held = 0;
    const grow = async (items: number) => {
      await api?.stop();
      const startedAt = performance.now();
      await seedCatalog({ databaseUrl, from: held, items: items - held, timeZone: env.storeTimeZone });
      const rate = ((items - held) * 1000) / (performance.now() - startedAt);
      held = items;
      await settle(databaseUrl);
      api = await startApi({ env, databaseUrl, folder, apiUrl, onStop });
      return rate;
    };
    const startBareServer: BenchStore["startBareServer"] = async (settings) => {
      const path = join(folder, "bare-server.json");
      const all: BareServerSettings = { ...settings, port: barePort, databaseUrl };
      await writeFile(path, JSON.stringify(all), { mode: 0o600 });
      const url = `http://127.0.0.1:${barePort}`;
      const args = [`${ROOT}tests/bench/bare-server.ts`, path];
      const bare = await start({ args, url, onStop, env: inheritedEnv() });
      return { url, pid: bare.pid ?? 0, stop: bare.stop };
    };
    return {
      env,
      databaseUrl,
      folder,
      apiUrl,
      get apiPid() {
        return api?.pid ?? 0;
      },
      grow,
      startBareServer,
      onStop,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The store as the catalog sees it. */
export function storeOf(env: Env): CatalogContext["store"] {
  return {
    name: env.storeName,
    timeZone: env.storeTimeZone,
    lang: env.storeLang,
    publicUrl: env.contentApiPublicUrl,
  };
}

/** Writes out what the seeding has left to be written, so that it disturbs no measuring. */
async function settle(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("checkpoint");
  await client.end();
}

type ApiStart = Pick<BenchStore, "env" | "databaseUrl" | "folder" | "apiUrl" | "onStop">;

function startApi({ env, databaseUrl, folder, apiUrl, onStop }: ApiStart): Promise<Launched> {
  return start({
    args: [YOUNG_SPACE.api, `${ROOT}lib/server/api/main.ts`],
    url: `${apiUrl}/readyz`,
    onStop,
    env: {
      ...FEW_ARENAS,
      ...inheritedEnv(),
      NODE_ENV: "production",
      DATA_DIR: folder,
      DATABASE_URL: databaseUrl,
      CONTENT_API_PORT: String(env.contentApiPort),
      CONTENT_API_TOKEN: env.contentApiToken,
      RATE_LIMIT_READS: "0",
      RATE_LIMIT_BULK: "0",
    },
  });
}

type Start = { args: string[]; env: NodeJS.ProcessEnv; url: string; onStop: BenchStore["onStop"] };

/** Starts a process and waits until it answers. @throws Error with its last lines when it does not */
export async function start({ args, env, url, onStop }: Start): Promise<Launched> {
  const lines: string[] = [];
  const launched = launch({ args, env }, (line) => {
    lines.push(line);
    if (lines.length > 20) lines.shift();
  });
  onStop(launched.stop);
  let hasEnded = false;
  void launched.ended.then(() => {
    hasEnded = true;
  });
  const end = Date.now() + READY_LIMIT_MS;
  while (!(await answers(url))) {
    if (hasEnded || Date.now() > end) throw new Error(`${args[0]} did not start:\n${lines.join("\n")}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return launched;
}
