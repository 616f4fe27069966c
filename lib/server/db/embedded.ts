import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { readOrMakeSecret } from "../secrets.ts";
import { embeddedSettings } from "./embedded-settings.ts";
import { guardCommand, type PostgresUser, postgresUser } from "./embedded-user.ts";
import { findPostmaster, makeWayForServer } from "./postmaster.ts";

const GUARD = fileURLToPath(new URL("./embedded-guard.ts", import.meta.url));
const DATABASE = "colophon";
const STOP_LIMIT_MS = 20_000;

export type EmbeddedPostgres = {
  url: string;
  port: number;
  /** Settles when the server is gone, asked or not. */
  exited: Promise<void>;
  stop: () => Promise<void>;
};

type Options = {
  /** The server keeps its files in `dataDir/postgres`. */
  dataDir: string;
  /** Takes each line that the server writes. */
  log: (line: string) => void;
  /** A free port is chosen when none is given. */
  port?: number;
  /** Such as `["-c", "fsync=off"]`; they come after, and so over, those that fit it to the machine. */
  flags?: string[];
};

/**
 * Starts the PostgreSQL that comes with Colophon, on files that stay. It ends with this process,
 * however this process ends.
 *
 * @throws Error with one sentence when the folder cannot be used, or is in use by another start
 */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const user = postgresUser();
  const folder = prepareFolder(options.dataDir, user);
  await makeWayForServer(join(folder, "18"));
  const password = readOrMakeSecret(options.dataDir, "postgres-password");
  const port = options.port ?? (await freePort());

  const [command, args] = guardCommand(GUARD, folder, user);
  const guard = spawn(command, args, {
    // Apart from the terminal, so that Ctrl-C there stops the users of the database before it.
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    ...(command === process.execPath ? user : {}),
  });
  const lastLines = passLinesOn(guard, options.log);
  const exited = new Promise<void>((resolve) => {
    guard.once("exit", () => resolve());
    guard.once("error", () => resolve());
  });

  try {
    const ready = waitUntilReady(guard, lastLines);
    guard.send({ folder, port, password, flags: [...embeddedSettings(), ...(options.flags ?? [])] });
    await ready;
    await createDatabaseOnce(serverUrl(port, password, "postgres"));
  } catch (error) {
    await stopGuard(guard, exited);
    throw error;
  }
  return {
    url: serverUrl(port, password, DATABASE),
    port,
    exited,
    stop: () => stopGuard(guard, exited),
  };
}

/** The address of an embedded server that another process has started on this folder, if one runs. */
export function findEmbeddedPostgres(dataDir: string): string | undefined {
  const postmaster = findPostmaster(join(dataDir, "postgres", "18"));
  if (!postmaster) return undefined;
  return serverUrl(postmaster.port, readOrMakeSecret(dataDir, "postgres-password"), DATABASE);
}

function serverUrl(port: number, password: string, database: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}

function prepareFolder(dataDir: string, user: PostgresUser | undefined): string {
  const folder = join(dataDir, "postgres");
  try {
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (user) chownSync(folder, user.uid, user.gid);
    return folder;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The data folder ${dataDir} cannot be written: ${reason}.`, { cause: error });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No free port was found.");
  return address.port;
}

/** The last few lines are kept, to tell why a start failed. */
function passLinesOn(guard: ChildProcess, log: (line: string) => void): string[] {
  const kept: string[] = [];
  for (const stream of [guard.stdout, guard.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on("line", (line) => {
      log(line);
      kept.push(line);
      if (kept.length > 20) kept.shift();
    });
  }
  return kept;
}

function waitUntilReady(guard: ChildProcess, lastLines: string[]): Promise<void> {
  const fail = () => {
    const reason = lastLines.findLast((line) => /FATAL|error|denied/i.test(line)) ?? lastLines.at(-1);
    return new Error(`PostgreSQL did not start: ${reason ?? "it gave no reason"}`);
  };
  return new Promise((resolve, reject) => {
    guard.once("message", () => resolve());
    // "close" comes after the last line was read, "exit" may come before.
    guard.once("close", () => reject(fail()));
    guard.once("error", (error) => reject(new Error(`PostgreSQL did not start: ${error.message}`)));
  });
}

async function createDatabaseOnce(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(DATABASE)}`);
  } finally {
    await client.end();
  }
}

async function stopGuard(guard: ChildProcess, exited: Promise<void>): Promise<void> {
  if (guard.connected) guard.disconnect();
  const limit = setTimeout(() => guard.kill("SIGKILL"), STOP_LIMIT_MS);
  await exited;
  clearTimeout(limit);
}
