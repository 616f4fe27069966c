import { afterAll, beforeAll, expect, test } from "vitest";
import { GET } from "#app/api/readyz/route.ts";
import { pool } from "#lib/bff/db/pool.ts";
import { call, type Door, openDoor } from "./door.ts";

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const status = async () => (await call(GET, { path: "/api/readyz" })).status;

test("the dashboard is ready beside a newer one and after it, but not without a table of its own", async () => {
  expect(await status()).toBe(200);
  await pool().query("insert into steps (step) values (1000), (1001)");
  expect(await status()).toBe(200);
  // As many as there are, and yet one of ours is not among them.
  await pool().query("delete from steps where step = 0");
  expect(await status()).toBe(503);
});
