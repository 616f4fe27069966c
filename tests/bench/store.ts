import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startEmbeddedPostgres } from "#lib/server/db/embedded.ts";
import { migrate } from "#lib/server/db/migrate.ts";
import { type Env, inheritedEnv, readEnv } from "#lib/server/env.ts";
import { seedCatalog } from "#lib/server/seed/seed-catalog.ts";
import { type Launched, launch } from "#lib/server/start/launch.ts";
import { answers } from "#lib/server/start/ports.ts";
import { SMALL_YOUNG_SPACE } from "#lib/server/start/young-space.ts";
import { freePorts } from "#tests/support/free-port.ts";
import type { BareServerSettings } from "./bare-server.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const READY_LIMIT_MS = 30_000;

export type BenchStore = {
  env: Env;
  databaseUrl: string;
  folder: string;
  apiUrl: string;
  apiPid: number;
  seedSeconds: number;
  startBareServer: (
    settings: Omit<BareServerSettings, "port" | "databaseUrl">,
  ) => Promise<{ url: string; pid: number }>;
  /** Registers what is to be stopped before the database. */
  onStop: (stop: () => Promise<void>) => void;
  stop: () => Promise<void>;
};

/** A store of its own in a temporary folder, filled with generated titles, and its Content API. */
export async function startStore(items: number): Promise<BenchStore> {
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
    const postgres = await startEmbeddedPostgres({ dataDir: folder, log: () => undefined });
    onStop(postgres.stop);
    await migrate(postgres.url);
    const startedAt = performance.now();
    await seedCatalog({ databaseUrl: postgres.url, items, timeZone: env.storeTimeZone });
    const seedSeconds = (performance.now() - startedAt) / 1000;

    const apiUrl = `http://127.0.0.1:${apiPort}`;
    const api = await start({
      args: [SMALL_YOUNG_SPACE, `${ROOT}lib/server/api/main.ts`],
      url: `${apiUrl}/readyz`,
      onStop,
      env: {
        ...inheritedEnv(),
        NODE_ENV: "production",
        DATA_DIR: folder,
        DATABASE_URL: postgres.url,
        CONTENT_API_PORT: String(apiPort),
        CONTENT_API_TOKEN: env.contentApiToken,
        RATE_LIMIT_READS: "0",
        RATE_LIMIT_BULK: "0",
      },
    });
    const startBareServer: BenchStore["startBareServer"] = async (settings) => {
      const path = join(folder, "bare-server.json");
      const all: BareServerSettings = { ...settings, port: barePort, databaseUrl: postgres.url };
      await writeFile(path, JSON.stringify(all), { mode: 0o600 });
      const url = `http://127.0.0.1:${barePort}`;
      const args = [`${ROOT}tests/bench/bare-server.ts`, path];
      const { pid = 0 } = await start({ args, url, onStop, env: inheritedEnv() });
      return { url, pid };
    };
    const apiPid = api.pid ?? 0;
    return {
      env,
      databaseUrl: postgres.url,
      folder,
      apiUrl,
      apiPid,
      seedSeconds,
      startBareServer,
      onStop,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
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
