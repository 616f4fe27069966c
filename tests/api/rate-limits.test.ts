import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { RateLimitSettings } from "#lib/server/api/rate-limits.ts";
import { createToken } from "#lib/server/catalog/tokens/create-token.ts";
import {
  type ApiAnswer,
  type ContentApi,
  STORE_TOKEN,
  startContentApi,
  V3,
} from "#tests/support/content-api.ts";

const ISSUES = "/integration-api/v1/dashboard/issues";
const RATE_LIMITS: RateLimitSettings = {
  issued: { reads: 3, writes: 2, bulk: 1 },
  store: { reads: 30, writes: 0, bulk: 0 },
  counter: "memory",
};
const BODY = { name: "T", file_type: "physical" };

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi({ rateLimits: RATE_LIMITS });
});
afterAll(() => api.close());

const newToken = async () => (await createToken(api.ctx, { name: "Client", canWrite: true })).token;
const limitOf = ({ headers }: ApiAnswer) => headers.get("x-ratelimit-limit");
const remainingOf = ({ headers }: ApiAnswer) => headers.get("x-ratelimit-remaining");

describe("a token", () => {
  test("is told what it has left, and turned away for the rest of its minute", async () => {
    const token = await newToken();
    const answers: ApiAnswer[] = [];
    for (let count = 0; count < 4; count++) answers.push(await api.get("", { token }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers.map(limitOf)).toEqual(["3", "3", "3", "3"]);
    expect(answers.map(remainingOf)).toEqual(["2", "1", "0", "0"]);
    const refused = answers.at(-1);
    expect(refused?.text).toBe('{"message":"Too Many Attempts.","code":"too_many_attempts","params":{}}');
    const now = Date.now() / 1000;
    for (const { headers } of answers) {
      const resetsAt = Number(headers.get("x-ratelimit-reset"));
      expect(resetsAt).toBeGreaterThan(now);
      expect(resetsAt).toBeLessThanOrEqual(now + 61);
    }
    const seconds = Number(refused?.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(answers[0]?.headers.has("retry-after")).toBe(false);
  });

  test("has reads, writes and bulk counted apart, and apart from other tokens", async () => {
    const token = await newToken();
    const statuses = async (work: () => Promise<ApiAnswer>, times: number) => {
      const seen: number[] = [];
      for (let count = 0; count < times; count++) seen.push((await work()).status);
      return seen;
    };
    expect(await statuses(() => api.get("", { token }), 4)).toEqual([200, 200, 200, 429]);
    expect(await statuses(() => api.post("", BODY, { token }), 3)).toEqual([201, 201, 429]);
    expect((await statuses(() => api.post("/bulk", { contents: [BODY] }, { token }), 2))[1]).toBe(429);
    expect((await api.get("", { token: await newToken() })).status).toBe(200);
  });

  test("that is over the limit writes nothing", async () => {
    const token = await newToken();
    for (let count = 0; count < 2; count++) await api.post("", BODY, { token });
    const before = await api.countRows();
    expect((await api.post("", BODY, { token })).status).toBe(429);
    expect(await api.countRows()).toEqual(before);
  });

  test("shares its limits between the versions; version 1 says it in its own shape", async () => {
    const token = await newToken();
    for (let count = 0; count < 3; count++) await api.get("", { token });
    const answer = await api.call("GET", `${ISSUES}?api_token=${token}`, { token: null });
    expect([answer.status, answer.json]).toEqual([
      429,
      { CODE: "error", message: "Too Many Attempts.", code: "too_many_attempts", params: {} },
    ]);
    expect(answer.headers.get("retry-after")).not.toBeNull();
  });

  test("sees the headers on answers that are errors too, an unknown token does not", async () => {
    const missing = await api.get("/999", { token: await newToken() });
    expect([missing.status, limitOf(missing)]).toEqual([404, "3"]);
    const unknown = await api.get("", { token: "sk_live_wrong" });
    expect([unknown.status, limitOf(unknown)]).toEqual([401, null]);
  });
});

describe("the token of the dashboard", () => {
  test("has limits of its own, and none where they are switched off", async () => {
    const read = await api.get("");
    expect([read.status, limitOf(read)]).toEqual([200, "30"]);
    const written = await api.post("", BODY);
    expect([written.status, limitOf(written), remainingOf(written)]).toEqual([201, null, null]);
  });
});

describe("several processes over one database", () => {
  const shared: RateLimitSettings = { ...RATE_LIMITS, counter: "postgres" };

  test("count together", async () => {
    const [one, other] = await Promise.all([
      startContentApi({ beside: api, rateLimits: shared }),
      startContentApi({ beside: api, rateLimits: shared }),
    ]);
    try {
      const token = await newToken();
      const answers = [
        await one.get("", { token }),
        await other.get("", { token }),
        await one.get("", { token }),
        await other.get("", { token }),
        await one.get("", { token }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
      expect(answers.map(remainingOf)).toEqual(["2", "1", "0", "0", "0"]);
    } finally {
      await one.close();
      await other.close();
    }
  });

  test("no request is let through twice however they race", async () => {
    const processes = await Promise.all(
      [1, 2].map(() => startContentApi({ beside: api, rateLimits: shared })),
    );
    try {
      const token = await newToken();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) => processes[index % 2]?.get("", { token })),
      );
      expect(answers.filter((answer) => answer?.status === 200)).toHaveLength(3);
      expect(answers.filter((answer) => answer?.status === 429)).toHaveLength(17);
    } finally {
      for (const each of processes) await each.close();
    }
  });

  test("each counts by itself while the counts cannot be reached", async () => {
    const alone = await startContentApi({ rateLimits: shared });
    try {
      await alone.ctx.db.$client.query("drop table catalog.rate_limits");
      const answer = await alone.call("GET", `${V3}?per_page=1`, { token: STORE_TOKEN });
      expect([answer.status, limitOf(answer), remainingOf(answer)]).toEqual([200, "30", "29"]);
    } finally {
      await alone.close();
    }
  });
});

test("the minute ends", async () => {
  const token = await newToken();
  const reset = async () => Number((await api.get("", { token })).headers.get("x-ratelimit-reset"));
  const first = await reset();
  expect(await reset()).toBe(first);
  vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ["Date"] });
  try {
    expect(await reset()).toBeGreaterThan(first);
  } finally {
    vi.useRealTimers();
  }
});
