import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { routes } from "#lib/routes.ts";
import { migrate } from "./db/migrate.ts";
import { env } from "./env.ts";
import { logger } from "./logger.ts";
import { createFirstAdministrator, hasAccounts, setUpKey } from "./set-up.ts";
import { keepSweeping } from "./uploads/sweep-uploads.ts";
import { isWithinReach, uploadsUrl } from "./uploads/uploads-url.ts";

const PATIENCE_MS = 30_000;
const AGAIN_MS = 500;
/** What the driver says of a connection that broke, or did not come about in time. */
const LOST_LINE = /^(Connection terminated|Client has encountered a connection error|timeout exceeded)/;

/**
 * Prepares the dashboard before its first request. PostgreSQL may go away in this moment, and is waited for; where the
 * preparation fails for good the process ends, to be started again: Next would answer 500 to everything from then on.
 */
export async function start(): Promise<void> {
  const waitsUntil = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await prepare();
      break;
    } catch (error) {
      if (!isPassing(error) || Date.now() > waitsUntil) {
        logger().fatal({ err: error }, "the dashboard could not be prepared");
        process.exit(1);
      }
      logger().warn({ err: error }, "the database is waited for");
      await wait(AGAIN_MS);
    }
  }
  keepSweeping();
  if (!isWithinReach())
    process.stdout.write(
      `The store cannot fetch what is uploaded here: ${uploadsUrl()} leads to this machine only. Set PUBLIC_URL to the address of the dashboard, or UPLOADS_URL to one that the store reaches.\n`,
    );
}

/** No connection, or none that lasted; or PostgreSQL itself says that it starts, ends or is full. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof pg.DatabaseError) return /^(57P|53)/.test(error.code ?? "");
  const isConnecting = "syscall" in error || error instanceof AggregateError;
  return isConnecting || LOST_LINE.test(error.message) || isPassing(error.cause);
}

/** Its tables, and a way in for the first person. */
async function prepare(): Promise<void> {
  await migrate();
  if (await hasAccounts()) return;
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password, PUBLIC_URL } = env();
  if (email && password) {
    await createFirstAdministrator({ name: email.split("@")[0] ?? email, email, password });
    return;
  }
  process.stdout.write(`Set up the first administrator: ${PUBLIC_URL}${routes.setUp()}?key=${setUpKey()}\n`);
}
