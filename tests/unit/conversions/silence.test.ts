import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test } from "vitest";
import { conversionKeys } from "#lib/conversions/queries.ts";
import { createSilence } from "#lib/conversions/silence.ts";
import { ApiError, type ApiErrorKind } from "#lib/http/api-error.ts";

const HOUR_MS = 3_600_000;
const ANSWERED_AT = Date.UTC(2026, 0, 1);
let client: QueryClient;
let clock: number;
let silence: ReturnType<typeof createSilence>;
let stops: (() => void)[];

beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: "always" } } });
  clock = ANSWERED_AT;
  silence = createSilence(client.getQueryCache(), () => clock);
  stops = [silence.subscribe(() => {})];
});
afterEach(() => {
  for (const stop of stops) stop();
  client.clear();
});

const failing = (kind: ApiErrorKind) => async (): Promise<string> => {
  throw new ApiError(0, { kind, message: "" });
};

type Watched = { answeredAt?: number | null; refetchInterval?: number | false };

/** A question that is shown on the page, last answered at that moment, and asked when the test says so. */
function watch(name: string, { answeredAt = ANSWERED_AT, refetchInterval = HOUR_MS }: Watched = {}) {
  const queryKey = [...conversionKeys.all, name];
  if (answeredAt !== null) client.setQueryData(queryKey, "known", { updatedAt: answeredAt });
  const observer = new QueryObserver(client, {
    queryKey,
    queryFn: failing("offline"),
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval,
  });
  stops.push(observer.subscribe(() => {}));
  const ask = (queryFn: () => Promise<string>) =>
    client.fetchQuery({ queryKey, queryFn, staleTime: 0 }).catch(() => null);
  return { ask };
}

test("one question that fails is no news, a second one is, and an answer ends it", async () => {
  const { ask } = watch("active");
  await ask(failing("offline"));
  expect(silence.read()).toBeNull();
  await ask(failing("store_unreachable"));
  expect(silence.read()).toBe(ANSWERED_AT);
  await ask(async () => "new");
  expect(silence.read()).toBeNull();
});

test("what falls silent later joins the silence that was told, and does not move its moment", async () => {
  const [first, second] = [watch("first"), watch("second", { answeredAt: ANSWERED_AT - 8000 })];
  for (const { ask } of [first, first]) await ask(failing("offline"));
  expect(silence.read()).toBe(ANSWERED_AT);
  for (const { ask } of [second, second]) await ask(failing("offline"));
  expect(silence.read()).toBe(ANSWERED_AT);
  await first.ask(async () => "new");
  expect(silence.read()).toBe(ANSWERED_AT);
  await second.ask(async () => "new");
  expect(silence.read()).toBeNull();
});

test("a question that hangs is told after ten seconds", async () => {
  const { ask } = watch("active");
  const { promise, resolve } = Promise.withResolvers<string>();
  const asked = ask(() => promise);
  clock += 9_000;
  expect(silence.read()).toBeNull();
  clock += 1_000;
  expect(silence.read()).toBe(ANSWERED_AT);
  resolve("new");
  await asked;
  expect(silence.read()).toBeNull();
});

test("a refusal is an answer, and what is not asked again by itself is nobody's silence", async () => {
  const refused = watch("active");
  await refused.ask(failing("signed_out"));
  await refused.ask(failing("not_found"));
  const once = watch("starters", { refetchInterval: false });
  await once.ask(failing("offline"));
  await once.ask(failing("offline"));
  expect(silence.read()).toBeNull();
});

test("of several silent questions the oldest answer counts", async () => {
  for (const [name, answeredAt] of [
    ["active", ANSWERED_AT + 5_000] as const,
    ["failed", ANSWERED_AT] as const,
  ]) {
    const { ask } = watch(name, { answeredAt });
    await ask(failing("offline"));
    await ask(failing("offline"));
  }
  expect(silence.read()).toBe(ANSWERED_AT);
});

test("of one that was never answered, the answer before it counts", async () => {
  watch("active");
  watch("failed", { answeredAt: ANSWERED_AT + 5_000 });
  // What has no answer is asked as soon as it is shown.
  const { ask } = watch("7,9", { answeredAt: null });
  await ask(failing("offline"));
  await ask(failing("offline"));
  expect(silence.read()).toBe(ANSWERED_AT + 5_000);
});
