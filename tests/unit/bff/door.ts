import { randomUUID } from "node:crypto";
import { vi } from "vitest";
import type { Role } from "#lib/accounts/schema.ts";
import { auth } from "#lib/bff/auth.ts";
import { migrate } from "#lib/bff/db/migrate.ts";
import { pool } from "#lib/bff/db/pool.ts";
import type { RouteHandler } from "#lib/bff/route.ts";
import { createTestDatabase, dropDatabase } from "#tests/support/database.ts";
import { type FakeStore, startFakeStore } from "#tests/support/fake-store.ts";

export const TOKEN = "sk_live_0123456789abcdefghijklmnopqrstuv";
export const ORIGIN = "http://localhost:3000";
export const PASSWORD = "correct horse battery";

/** The dashboard's server over a real database and a store on loopback; its routes are called as Next calls them. */
export async function openDoor(settings: Record<string, string> = {}) {
  const database = await createTestDatabase();
  const store = await startFakeStore();
  const variables = {
    DATABASE_URL: database.url,
    AUTH_SECRET: "a secret of the tests, long enough to be one",
    CONTENT_API_URL: store.url,
    CONTENT_API_TOKEN: TOKEN,
    PUBLIC_URL: ORIGIN,
    LOG_LEVEL: "silent",
    ...settings,
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  await migrate();
  return {
    store,
    close: async () => {
      await pool().end();
      vi.unstubAllEnvs();
      await store.close();
      await dropDatabase(database);
    },
  };
}
export type Door = { store: FakeStore; close(): Promise<void> };

/** The door, and the cookies of an editor and of a viewer. */
export async function openStaffedDoor(settings?: Record<string, string>) {
  const door = await openDoor(settings);
  return { door, editor: await signInAs("editor"), viewer: await signInAs("viewer") };
}

export async function createAccount(role: Role, email = `${role}@example.com`): Promise<string> {
  const id = randomUUID();
  const hash = await (await auth().$context).password.hash(PASSWORD);
  await pool().query(
    `insert into accounts (id, name, email, "emailVerified", role, "createdAt", "updatedAt")
     values ($1, $2, $3, true, $4, now(), now())`,
    [id, `The ${role}`, email, role],
  );
  await pool().query(
    `insert into credentials (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
     values ($1, $2, 'credential', $2, $3, now(), now())`,
    [randomUUID(), id, hash],
  );
  return id;
}

/** The cookie of a new session. */
export async function signInAs(role: Role): Promise<string> {
  await createAccount(role);
  const { headers } = await auth().api.signInEmail({
    body: { email: `${role}@example.com`, password: PASSWORD },
    returnHeaders: true,
  });
  return cookieOf(headers);
}

export function cookieOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

export type Visit = {
  method?: string;
  path?: string;
  params?: Record<string, string>;
  headers?: Record<string, string>;
  cookie?: string;
  body?: unknown;
};

/** Calls a route as a page of the dashboard would, unless the headers say otherwise. */
export function call(handler: RouteHandler, visit: Visit = {}): Promise<Response> {
  const { method = "GET", path = "/api/content", params = {}, cookie, body } = visit;
  const headers = new Headers({ "sec-fetch-site": "same-origin" });
  if (method !== "GET") headers.set("origin", ORIGIN);
  if (body !== undefined) headers.set("content-type", "application/json");
  if (cookie) headers.set("cookie", cookie);
  for (const [name, value] of Object.entries(visit.headers ?? {})) {
    if (value === "") headers.delete(name);
    else headers.set(name, value);
  }
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const request = new Request(`${ORIGIN}${path}`, { method, headers, body: text ?? null });
  return handler(request, { params: Promise.resolve(params) });
}
