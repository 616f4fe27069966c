import { afterAll, beforeAll, expect, test } from "vitest";
import * as signInRoute from "#app/api/auth/sign-in/email/route.ts";
import { call, createAccount, type Door, openDoor, PASSWORD } from "./door.ts";

const ORIGIN = "https://desk.example";
let door: Door;
beforeAll(async () => {
  door = await openDoor({ PUBLIC_URL: ORIGIN });
});
afterAll(() => door.close());

test("cookie planting by a sister host: over HTTPS the session cookie is bound to this host", async () => {
  await createAccount("editor");
  const body = { email: "editor@example.com", password: PASSWORD };
  const res = await call(signInRoute.POST, { method: "POST", body, headers: { origin: ORIGIN } });
  const [cookie = ""] = res.headers.getSetCookie();
  expect(cookie).toMatch(/^__Host-colophon\.session=/);
  expect(cookie).toMatch(/; Secure/i);
  expect(cookie).toMatch(/; Path=\//i);
  expect(cookie).not.toMatch(/; Domain/i);
});

test("cross-site request forgery: off the own machine loopback names are foreign", async () => {
  const body = { email: "editor@example.com", password: PASSWORD };
  const res = await call(signInRoute.POST, {
    method: "POST",
    body,
    headers: { origin: "http://localhost:3000" },
  });
  expect(res.status).toBe(403);
});
