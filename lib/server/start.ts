import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { checkDataDir } from "./data-dir.ts";
import { migrate } from "./db/migrate.ts";
import { demoFiles } from "./demo/files-address.ts";
import { type Env, EnvError, inheritedEnv, readEnv } from "./env.ts";
import { buildDashboard } from "./start/build.ts";
import { dashboardProgram, hostAndPort, localAddress, ROOT } from "./start/dashboard-program.ts";
import { checkDatabase, superviseDatabase } from "./start/database.ts";
import { answers, checkPort } from "./start/ports.ts";
import { FEW_ARENAS, YOUNG_SPACE } from "./start/small-memory.ts";
import { stopRequest } from "./start/stop-request.ts";
import { type Service, type Supervised, supervise } from "./start/supervise.ts";
import { complain, messageOf, say } from "./start/terminal.ts";

type Start = {
  env: Env;
  dev: boolean;
  /** Aborted when a stop was asked for. */
  signal: AbortSignal;
  /** What to stop at the end, last one first. */
  stops: (() => Promise<void>)[];
};

/** The supervisor behind `npm start`: all of Colophon on one machine, until it is asked to stop. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { dev: { type: "boolean", default: false } } });
  const signal = stopRequest();
  const stops: Start["stops"] = [];
  let exitCode = 0;
  try {
    await startAll({ env: readEnv(), dev: values.dev, signal, stops });
    await untilStopIsAsked(signal);
  } catch (error) {
    if (!signal.aborted) {
      exitCode = 1;
      for (const line of error instanceof EnvError ? error.lines : [messageOf(error)]) complain(line);
    }
  }
  if (signal.aborted) say("Stopping.");
  for (const stop of stops.reverse()) await stop();
  if (signal.aborted) say("Stopped.");
  return exitCode;
}

async function startAll(start: Start): Promise<void> {
  const { env, dev, signal, stops } = start;
  const withApi = env.contentApiUrl === undefined;
  if (withApi && env.port === env.contentApiPort)
    throw new Error(`PORT and CONTENT_API_PORT are both ${env.port}. Give them different numbers.`);
  checkDataDir(env.dataDir);
  await checkPort("PORT", env.host, env.port);
  if (withApi) await checkPort("CONTENT_API_PORT", env.host, env.contentApiPort);

  const databaseUrl = await startDatabase(start);
  if (withApi) await migrate(databaseUrl);
  signal.throwIfAborted();
  if (!dev) await buildDashboard({ dataDir: env.dataDir, env: inheritedEnv(), signal });

  const run = async (process: Supervised) => {
    stops.push(process.stop);
    await Promise.race([process.ready, untilStopIsAsked(signal)]);
    signal.throwIfAborted();
  };
  if (withApi) {
    await run(supervise(storeService("Content API", "api", env, databaseUrl)));
    say(`The Content API answers at ${localAddress(env.host, env.contentApiPort)}.`);
    await run(supervise(storeService("Worker", "worker", env, databaseUrl)));
    say("The worker runs.");
  } else {
    say(`The store is ${env.contentApiUrl}.`);
  }
  const dashboardAddress = localAddress(env.host, env.port);
  await run(
    supervise({
      name: "Dashboard",
      dataDir: env.dataDir,
      isReady: () => answers(`${dashboardAddress}/api/healthz`),
      ...dashboardProgram(env, databaseUrl, inheritedEnv(), dev),
    }),
  );
  say(`Colophon is ready: ${env.publicUrl}`);
}

async function startDatabase({ env, signal, stops }: Start): Promise<string> {
  if (env.databaseUrl) {
    await checkDatabase(env.databaseUrl);
    return env.databaseUrl;
  }
  const database = await superviseDatabase(env.dataDir);
  stops.push(database.stop);
  signal.throwIfAborted();
  say(`PostgreSQL runs, with its files in ${env.dataDir}.`);
  return database.url;
}

function storeService(name: string, folder: "api" | "worker", env: Env, databaseUrl: string): Service {
  return {
    name,
    dataDir: env.dataDir,
    args: [YOUNG_SPACE[folder], `${ROOT}lib/server/${folder}/main.ts`],
    env: {
      ...FEW_ARENAS,
      ...inheritedEnv(),
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl,
      CONTENT_API_TOKEN: env.contentApiToken,
      AUTH_SECRET: env.authSecret,
      RATE_LIMIT_COUNTER: env.rateLimits.counter,
      // What people upload is fetched from the dashboard.
      FILE_URL_ALLOW: [...env.fileUrlAllow, hostAndPort(env.uploadsUrl), ...demoFiles(env)].join(","),
    },
    isReady:
      folder === "api" ? () => answers(`${localAddress(env.host, env.contentApiPort)}/healthz`) : undefined,
  };
}

async function untilStopIsAsked(signal: AbortSignal): Promise<void> {
  const aDayMs = 24 * 60 * 60 * 1_000;
  while (!signal.aborted) await wait(aDayMs, undefined, { signal }).catch(() => undefined);
}

process.exit(await main());
