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
  say: (line: string) => void;
};

export type KillReport = { seconds: number; kills: Record<Victim, number>; complaints: string[] } & Numbers;

type Killing = KillPlan & { files: number };

const LONGEST_PAUSE_MS = 2_000;
const LOOK_EVERY_MS = 200;
const ALL_FINAL_LIMIT_MS = 40 * 60_000;
const RESTART_LIMIT_MS = 3 * 60_000;
const TIDY_LIMIT_MS = 2 * 60_000;

/**
 * Creates titles in a store whose parts are killed at random moments, waits until every conversion has
 * ended, and gives everything that is not as it has to be.
 */
export async function runKillTest(plan: KillPlan): Promise<KillReport> {
  const startedAt = Date.now();
  const over = new AbortController();
  const { books, cover } = await planBooks(plan.titles);
  const files = books.reduce((sum, book) => sum + book.files.length, 0);
  const server = await serveBooks(books, cover);
  const store = await startKillStore(server.place);
  let verdict: Verdict;
  let kills: Record<Victim, number>;
  try {
    const [acknowledged, killed] = await Promise.all([
      createBooks(books, { store, server, random: createRandom(plan.seed + 1) }),
      killAtRandom(store, { ...plan, files }, over.signal),
    ]);
    kills = killed;
    await until(
      () => countConversions(store, "not in"),
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

/**
 * The kills are spread over the conversions, not over the time, so that a slow machine has as many in the
 * middle of its work as a fast one. Each victim once in an order that the seed decides, then any.
 */
async function killAtRandom(store: KillStore, { seed, kills, files, say }: Killing, over: AbortSignal) {
  const random = createRandom(seed);
  const killed = Object.fromEntries(VICTIMS.map((victim) => [victim, 0])) as Record<Victim, number>;
  const first = [...VICTIMS].sort(() => random.below(3) - 1);
  const total = Math.max(kills, VICTIMS.length);
  const moments = Array.from({ length: total }, () => random.below(files)).toSorted(
    (one, other) => one - other,
  );
  for (const [number, moment] of moments.entries()) {
    await until(() => over.aborted || endedAtLeast(store, moment), Boolean, ALL_FINAL_LIMIT_MS);
    await wait(random.below(LONGEST_PAUSE_MS));
    const victim = first[number] ?? random.pick(VICTIMS);
    const pauseMs = random.below(LONGEST_PAUSE_MS);
    // What was killed a moment ago may not be back.
    await until(() => over.aborted || store.kill(victim, pauseMs), Boolean, RESTART_LIMIT_MS);
    if (over.aborted) break;
    killed[victim]++;
    say(`${number + 1}. killed ${victim} after ${moment} conversions`);
  }
  return killed;
}

async function endedAtLeast(store: KillStore, count: number): Promise<boolean> {
  return count === 0 || (await countConversions(store, "in")) >= count;
}

/** Conversions that have ended, or have not. While the database is starting nobody knows. */
async function countConversions({ databaseUrl }: KillStore, which: "in" | "not in"): Promise<number> {
  const query = `select count(*)::int as count from catalog.conversions where status ${which} ('done', 'error')`;
  const answer = await onDatabase<{ count: number }>(databaseUrl, query).catch(() => null);
  await wait(LOOK_EVERY_MS);
  return answer?.rows[0]?.count ?? Number.NaN;
}
