import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { STORE_TOKEN } from "#tests/support/content-api.ts";
import { ISSUES, newIssue, startStore, type TestStore } from "./store.ts";

let store: TestStore;
beforeAll(async () => {
  store = await startStore();
});
afterAll(() => store.close());

const UNAUTHENTICATED = {
  CODE: "unauthenticated",
  message: "Unauthenticated.",
  code: "unauthenticated",
  params: {},
};

describe("the token in version 1", () => {
  test.each([
    ["query parameter api_token", `?api_token=${STORE_TOKEN}`, {}],
    ["its alias user_token", `?user_token=${STORE_TOKEN}`, {}],
    ["header X-User-Token", "", { "x-user-token": STORE_TOKEN }],
  ])("%s opens the door", async (_, query, headers) => {
    const answer = await store.api.call("GET", ISSUES + query, { token: null, headers });
    expect(answer.status).toBe(200);
  });

  test("so does user_token in the body of a write", async () => {
    const body = newIssue({ user_token: STORE_TOKEN });
    expect((await store.api.call("POST", ISSUES, { token: null, body })).status).toBe(201);
  });

  test("none, and a wrong one, are refused", async () => {
    for (const query of ["", "?api_token=", "?api_token=sk_live_wrong"]) {
      const { status, json } = await store.api.call("GET", ISSUES + query, { token: null });
      expect([status, json]).toEqual([401, UNAUTHENTICATED]);
    }
  });

  test("the request log drops it with the rest of the query string", async () => {
    await store.send("GET", "?query=looked-for-in-the-log");
    const lines = store.api.logLines.join("");
    expect(lines).toContain(ISSUES);
    expect(lines).not.toContain(STORE_TOKEN);
    expect(lines).not.toContain("looked-for-in-the-log");
  });
});

describe("errors of version 1", () => {
  test("a body that is not JSON: 400 in this version's shape, naming the position", async () => {
    const { status, json } = await store.api.call("POST", ISSUES, { text: '{"name": "x",' });
    expect(status).toBe(400);
    expect(json).toMatchObject({ CODE: "validation_error", message: expect.stringContaining("position 13") });
  });

  test("an unknown address and an unknown method have a CODE too", async () => {
    expect(await store.send("GET", "/1/nowhere")).toMatchObject({ status: 404, body: { CODE: "not_found" } });
    expect(await store.send("PATCH", "/1")).toMatchObject({ status: 405, body: { CODE: "error" } });
  });

  test("a body that is no object is refused, not stored", async () => {
    for (const body of [[], "text", 4]) {
      const answer = await store.send("POST", "", body);
      expect([answer.status, answer.body.CODE]).toEqual([422, "validation_error"]);
    }
  });

  test("a trailing slash is accepted, without a redirect", async () => {
    expect((await store.send("GET", "/")).status).toBe(200);
  });
});
