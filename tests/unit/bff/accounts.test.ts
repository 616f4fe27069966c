import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as signInRoute from "#app/api/auth/sign-in/email/route.ts";
import * as signOutRoute from "#app/api/auth/sign-out/route.ts";
import * as session from "#app/api/session/route.ts";
import * as setUpRoute from "#app/api/set-up/route.ts";
import { migrate } from "#lib/bff/db/migrate.ts";
import { pool } from "#lib/bff/db/pool.ts";
import { safeReturnTo } from "#lib/bff/return-to.ts";
import { createFirstAdministrator, setUpKey } from "#lib/bff/set-up.ts";
import { call, cookieOf, createAccount, type Door, openDoor, PASSWORD } from "./door.ts";

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());
beforeEach(() => pool().query("delete from accounts"));

const FIRST = { name: "Ana", email: "Ana@Example.com", password: PASSWORD };
const signIn = (email: string, password: string, headers = {}) =>
  call(signInRoute.POST, { method: "POST", body: { email, password }, headers });
const setUp = (body: object) => call(setUpRoute.POST, { method: "POST", body });

test("tables are made by any number of processes that start at once", async () => {
  await Promise.all([migrate(), migrate(), migrate()]);
  const { rows } = await pool().query("select count(*)::int as count from steps");
  expect(rows[0].count).toBeGreaterThan(0);
});

test("set-up creates an administrator who is signed in and can sign in again", async () => {
  const res = await setUp({ ...FIRST, key: setUpKey() });
  expect(res.status).toBe(200);
  const me = await call(session.GET, { cookie: cookieOf(res.headers) });
  expect(await me.json()).toMatchObject({ name: "Ana", email: "ana@example.com", role: "administrator" });
  expect((await signIn("ana@example.com", PASSWORD)).status).toBe(200);
});

test("set-up takes a password of at least ten characters", async () => {
  const res = await setUp({ ...FIRST, password: "short", key: setUpKey() });
  expect(res.status).toBe(422);
  expect((await res.json()).errors).toHaveProperty("password");
});

test.each(["wrong", "", "A".repeat(43)])("guessed set-up key: %j opens nothing", async (key) => {
  expect((await setUp({ ...FIRST, key })).status).toBeGreaterThanOrEqual(403);
  expect((await pool().query("select 1 from accounts")).rowCount).toBe(0);
});

test("kept set-up link: it opens nothing once there is an administrator", async () => {
  await setUp({ ...FIRST, key: setUpKey() });
  const res = await setUp({ ...FIRST, email: "eve@example.com", key: setUpKey() });
  expect(res.status).toBe(409);
  expect((await pool().query("select email from accounts")).rows).toEqual([{ email: "ana@example.com" }]);
});

test("race for the first account: of twenty at once one wins", async () => {
  const racers = Array.from({ length: 20 }, (_, index) => ({ ...FIRST, email: `racer${index}@example.com` }));
  const won = await Promise.all(racers.map(createFirstAdministrator));
  expect(won.filter(Boolean)).toHaveLength(1);
  expect((await pool().query("select 1 from accounts")).rowCount).toBe(1);
});

test("role escalation: a role sent along with set-up or sign-in changes nothing", async () => {
  await createAccount("viewer");
  const body = { email: "viewer@example.com", password: PASSWORD, role: "administrator" };
  const res = await call(signInRoute.POST, { method: "POST", body });
  expect((await res.json()).role).toBe("viewer");
});

test("session theft by script: the cookie is HttpOnly, and no answer tells the session", async () => {
  await createAccount("editor");
  const res = await signIn("editor@example.com", PASSWORD);
  const cookie = res.headers.getSetCookie().find((one) => one.startsWith("colophon.session="));
  expect(cookie).toMatch(/; HttpOnly/i);
  expect(cookie).toMatch(/; SameSite=Lax/i);
  const { rows } = await pool().query<{ token: string }>("select token from sessions");
  expect(await res.text()).not.toContain(rows[0]?.token);
});

test("account guessing: an unknown address and a wrong password get the same answer", async () => {
  await createAccount("editor");
  const answers = await Promise.all([
    signIn("editor@example.com", "not the password"),
    signIn("nobody@example.com", "not the password"),
  ]);
  const bodies = await Promise.all(answers.map((res) => res.json()));
  expect(answers.map(({ status }) => status)).toEqual([401, 401]);
  expect(bodies[0].message).toBe(bodies[1].message);
});

test("password guessing: the eleventh attempt in a minute waits, also with invented client addresses", async () => {
  await createAccount("editor", "guessed@example.com");
  const attempt = (index: number) =>
    signIn("Guessed@example.com", `wrong ${index}`, { "x-forwarded-for": `203.0.113.${index}` });
  for (let index = 0; index < 10; index++) expect((await attempt(index)).status).toBe(401);
  const res = await signIn("guessed@example.com", PASSWORD);
  expect(res.status).toBe(429);
  expect(Number(res.headers.get("retry-after"))).toBeGreaterThan(0);
});

test("login by another site: a cross-site sign-in is refused", async () => {
  await createAccount("editor");
  const res = await signIn("editor@example.com", PASSWORD, { origin: "https://evil.example" });
  expect(res.status).toBe(403);
  expect(res.headers.getSetCookie()).toEqual([]);
});

test("replayed cookie: after sign-out the old session opens nothing", async () => {
  await createAccount("editor");
  const cookie = cookieOf((await signIn("editor@example.com", PASSWORD)).headers);
  expect((await call(session.GET, { cookie })).status).toBe(200);
  const out = await call(signOutRoute.POST, { method: "POST", cookie });
  expect(out.status).toBe(204);
  expect((await call(session.GET, { cookie })).status).toBe(401);
});

test.each([
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "\\\\evil.example",
  "javascript:alert(1)",
  "/.//evil.example",
  "/api/auth/sign-out",
  "/sign-in",
  "",
])("open redirect: %j leads to the start page", (wanted) => {
  expect(safeReturnTo(wanted)).toBe("/");
});

test("a page of this site is gone back to with its search", () => {
  expect(safeReturnTo("/content?q=a%20b&cursor=x")).toBe("/content?q=a%20b&cursor=x");
});
