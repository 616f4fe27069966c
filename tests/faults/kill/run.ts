import { setTimeout as wait } from "node:timers/promises";
import { createRandom } from "#tests/fuzz/random.ts";
import { processesOf } from "#tests/support/processes.ts";
import { until } from "#tests/support/until.ts";
import { planBooks } from "./books.ts";
import { createBooks } from "./client.ts";
import { serveBooks } from "./file-server.ts";
import { type KillStore, onDatabase, startKillStore, VICTIMS, type Victim } from "./store.ts";
import { type Numbers, type Verdict, verdictOn } from "./verdict.ts";

export type KillPlan = {
  titles: number;
  seed: number;
  /** At least so many, and at least one of each victim. */
  kills: number;
  /** Longest wait between two kills. */
  everyMs: number;
  say: (line: string) => void;
};

export type KillReport = { seconds: number; kills: Record<Victim, number>; complaints: string[] } & Numbers;

const ALL_FINAL_LIMIT_MS = 15 * 60_000;
const TIDY_LIMIT_MS = 2 * 60_000;

/**
 * Creates titles in a store whose parts are killed at random moments, waits until every conversion has
 * ended, and gives everything that is not as it has to be.
 */
export async function runKillTest(plan: KillPlan): Promise<KillReport> {
  const startedAt = Date.now();
  const over = new AbortController();
  const { books, cover } = await planBooks(plan.titles);
  const server = await serveBooks(books, cover);
  const store = await startKillStore(server.place);
  let verdict: Verdict;
  let kills: Record<Victim, number>;
  try {
    const [acknowledged, killed] = await Promise.all([
      createBooks(books, { store, server, random: createRandom(plan.seed + 1) }),
      killAtRandom(store, plan, over.signal),
    ]);
    kills = killed;
    await until(
      () => unfinished(store),
      (count) => count === 0,
      ALL_FINAL_LIMIT_MS,
    );
    verdict = await until(
      () => verdictOn(store, acknowledged),
      ({ complaints }) => complaints.length === 0,
      TIDY_LIMIT_MS,
    ).catch(() => verdictOn(store, acknowledged));
  } finally {
    over.abort();
    await store.stop();
    await server.close();
  }
  const left = processesOf(store.dataDir).map(({ command }) => `still runs: ${command}`);
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  return { ...verdict.numbers, seconds, kills, complaints: [...verdict.complaints, ...left] };
}

/** Each victim once in an order that the seed decides, then any. */
async function killAtRandom(store: KillStore, { seed, kills, everyMs, say }: KillPlan, over: AbortSignal) {
  const random = createRandom(seed);
  const killed = Object.fromEntries(VICTIMS.map((victim) => [victim, 0])) as Record<Victim, number>;
  const first = [...VICTIMS].sort(() => random.below(3) - 1);
  const total = Math.max(kills, VICTIMS.length);
  for (let number = 0; number < total && !over.aborted; number++) {
    await wait(everyMs / 3 + random.below((everyMs * 2) / 3));
    const victim = first[number] ?? random.pick(VICTIMS);
    const pauseMs = random.below(2_000);
    if (!(await store.kill(victim, pauseMs))) {
      number--;
      continue;
    }
    killed[victim]++;
    say(`${number + 1}. killed ${victim}`);
  }
  return killed;
}

/** Conversions that go on. While the database is starting nobody knows. */
async function unfinished({ databaseUrl }: KillStore): Promise<number> {
  const query =
    "select count(*)::int as count from catalog.conversions where status not in ('done', 'error')";
  const answer = await onDatabase<{ count: number }>(databaseUrl, query).catch(() => null);
  await wait(200);
  return answer?.rows[0]?.count ?? Number.NaN;
}
