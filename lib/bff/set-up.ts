import "server-only";
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import type { PoolClient } from "pg";
import type { SetUp } from "#lib/accounts/schema.ts";
import { auth } from "./auth.ts";
import { pool, underLock } from "./db/pool.ts";
import { env } from "./env.ts";

type FirstAccount = Pick<SetUp, "name" | "email" | "password">;

let isSetUp = false;

/** Whether anybody can sign in yet. Once true it stays true: the last administrator cannot be removed. */
export async function hasAccounts(): Promise<boolean> {
  isSetUp ||= await hasAdministrator(pool());
  return isSetUp;
}

async function hasAdministrator(db: Pick<PoolClient, "query">): Promise<boolean> {
  const { rowCount } = await db.query("select 1 from accounts where role = 'administrator' limit 1");
  return (rowCount ?? 0) > 0;
}

/** The key of the set-up link. It opens nothing once there is an administrator. */
export function setUpKey(): string {
  return createHmac("sha256", env().AUTH_SECRET).update("colophon set-up").digest("base64url");
}

export function isSetUpKey(key: string): boolean {
  const digest = (text: string) => createHmac("sha256", env().AUTH_SECRET).update(text).digest();
  return timingSafeEqual(digest(key), digest(setUpKey()));
}

/** Creates the first administrator; false when there is one already. Of any number of racers one wins. */
export async function createFirstAdministrator({ name, email, password }: FirstAccount): Promise<boolean> {
  const hash = await (await auth().$context).password.hash(password);
  return underLock("first_account", async (client) => {
    if (await hasAdministrator(client)) return false;
    const id = randomUUID();
    await client.query(
      `insert into accounts (id, name, email, "emailVerified", role, "createdAt", "updatedAt")
       values ($1, $2, $3, true, 'administrator', now(), now())`,
      [id, name, email.toLowerCase()],
    );
    await client.query(
      `insert into credentials (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
       values ($1, $2, 'credential', $2, $3, now(), now())`,
      [randomUUID(), id, hash],
    );
    return true;
  });
}
