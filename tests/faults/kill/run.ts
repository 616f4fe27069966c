import { setTimeout as wait } from "node:timers/promises";
import { createRandom } from "#tests/fuzz/random.ts";
import { processesOf } from "#tests/support/processes.ts";
import { until } from "#tests/support/until.ts";
import { planBooks } from "./books.ts";
import { createBooks } from "./client.ts";
import { serveBooks } from "./file-server.ts";
import { readReferences } from "./reference.ts";
import { type KillStore, onDatabase, startKillStore, VICTIMS, type Victim } from "./store.ts";
import { createUploader } from "./uploads.ts";
import { type Numbers, type Verdict, verdictOn } from "./verdict.ts";
import { leftInTmp } from "./verdict-files.ts";

export type KillPlan = {
  titles: number;
  seed: number;
  /** At least so many, and at least one of each victim. */
  kills: number;
  say: (line: string) => void;
};

export type KillReport = Pick<Verdict, "complaints" | "checked"> & {
  seconds: number;
  kills: Record<Victim, number>;
} & Numbers;

type Killing = KillPlan & { files: number; areCreated: () => boolean };

const LONGEST_PAUSE_MS = 2_000;
/** Some work is left after the last kill: a reader can only be killed while there is some. */
const LATEST_SHARE = 0.8;
/** Those that are there only at times, and are killed in the middle of what they alone know, more often. */
const LATER_VICTIMS = [...VICTIMS, "dashboard", "reader", "reader"] as const;
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
  const references = await readReferences(books);
  // Those that are uploaded wait for the first kills.
  const fetched = books.filter(({ isUploaded }) => !isUploaded);
  const files = fetched.reduce((sum, book) => sum + book.files.length, 0);
  const server = await serveBooks(books, cover);
  const store = await startKillStore(server.place);
  const isDashboardKilled = () => store.kills.some(({ victim }) => victim === "dashboard");
  const complaints: string[] = [];
  let verdict: Verdict;
  let kills: Record<Victim, number>;
  try {
    const uploader = await createUploader(store, {
      untilReleased: () =>
        until(() => over.signal.aborted || isDashboardKilled(), Boolean, ALL_FINAL_LIMIT_MS),
    });
    const untilEnded = (share: number) =>
      until(() => over.signal.aborted || endedAtLeast(store, files * share), Boolean, ALL_FINAL_LIMIT_MS);
    const creating = { store, server, uploader, random: createRandom(plan.seed + 1), untilEnded };
    let areCreated = false;
    const [acknowledged, killed] = await Promise.all([
      createBooks(books, creating).finally(() => {
        areCreated = true;
      }),
      killAtRandom(store, { ...plan, files, areCreated: () => areCreated }, over.signal),
    ]);
    kills = killed;
    await until(
      () => countConversions(store, "not in"),
      (count) => count === 0,
      ALL_FINAL_LIMIT_MS,
    );
    const judge = () => verdictOn(store, { acknowledged, references, uploader, cover });
    verdict = await until(judge, (each) => each.complaints.length === 0, TIDY_LIMIT_MS).catch(judge);
    await store.stopWork();
    complaints.push(...verdict.complaints, ...(await leftInTmp(store)));
  } finally {
    over.abort();
    await store.stop();
    await server.close();
  }
  complaints.push(...processesOf(store.dataDir).map(({ command }) => `still runs: ${command}`));
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  return { ...verdict.numbers, checked: verdict.checked, seconds, kills, complaints };
}

/**
 * The kills are spread over the conversions, not over the time, so that a slow machine has as many in the
 * middle of its work as a fast one. The dashboard first, for which the uploads wait, then each other victim
 * once in an order that the seed decides, then any.
 */
async function killAtRandom(store: KillStore, killing: Killing, over: AbortSignal) {
  const random = createRandom(killing.seed);
  const killed = Object.fromEntries(VICTIMS.map((victim) => [victim, 0])) as Record<Victim, number>;
  const [dashboard, ...others] = VICTIMS;
  const first = [dashboard, ...others.toSorted(() => random.below(3) - 1)];
  const total = Math.max(killing.kills, VICTIMS.length);
  const latest = Math.ceil(killing.files * LATEST_SHARE);
  const moments = Array.from({ length: total }, () => random.below(latest)).toSorted(
    (one, other) => one - other,
  );
  for (const [number, moment] of moments.entries()) {
    await until(() => over.aborted || endedAtLeast(store, moment), Boolean, ALL_FINAL_LIMIT_MS);
    await wait(random.below(LONGEST_PAUSE_MS));
    const victim = first[number] ?? random.pick(LATER_VICTIMS);
    const pauseMs = random.below(LONGEST_PAUSE_MS);
    let isKilled = false;
    const attempt = async () => {
      isKilled = !over.aborted && (await store.kill(victim, pauseMs));
      return over.aborted || isKilled || (await isNeverBack(store, victim, killing));
    };
    // What was killed a moment ago may not be back.
    await until(attempt, Boolean, RESTART_LIMIT_MS);
    if (over.aborted) break;
    if (isKilled) killed[victim]++;
    killing.say(`${number + 1}. ${isKilled ? "killed" : "no"} ${victim} after ${moment} conversions`);
  }
  return killed;
}

/** Whether a victim that is there only at times has nothing to come for. */
async function isNeverBack(store: KillStore, victim: Victim, { areCreated }: Killing): Promise<boolean> {
  if (!areCreated()) return false;
  return victim === "dashboard" || (victim === "reader" && (await countConversions(store, "not in")) === 0);
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
