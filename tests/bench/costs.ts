import { createDatabase } from "#lib/server/db/client.ts";
import { medianOf, quantile } from "./load.ts";
import type { LoadPlan } from "./plan.ts";
import { makeQuestions } from "./questions.ts";
import { type Shape, shapesOf } from "./shapes.ts";
import { type BenchStore, storeOf } from "./store.ts";
import { formatTable, verdict } from "./table.ts";

type Cost = { p50Ms: number; p99Ms: number };

/** What each kind of request costs at one size, by its title. */
export type CostsAtSize = { items: number; costs: Map<string, Cost> };

/** However slow an answer is: enough of them for a median. */
const LEAST_ANSWERS = 5;

/** Asks every kind of request in turns over one connection, so that the cost is its own and not that of waiting. */
export async function measureCosts(bench: BenchStore, items: number, plan: LoadPlan): Promise<CostsAtSize> {
  const shapes = await readShapes(bench, items);
  const runs = new Map<string, Cost[]>(shapes.map(({ title }) => [title, []]));
  for (let round = 0; round < plan.rounds; round++)
    for (const shape of shapes) {
      if (shape.isFirst && round > 0) continue;
      runs.get(shape.title)?.push(await costOf(bench, shape, plan.seconds / 4));
    }
  const costs = [...runs].map(([title, all]): [string, Cost] => [
    title,
    { p50Ms: medianOf(all.map(({ p50Ms }) => p50Ms)), p99Ms: medianOf(all.map(({ p99Ms }) => p99Ms)) },
  ]);
  return { items, costs: new Map(costs) };
}

async function readShapes(bench: BenchStore, items: number): Promise<Shape[]> {
  const db = createDatabase(bench.databaseUrl, { poolSize: 1 });
  try {
    const questions = await makeQuestions({ db, store: storeOf(bench.env) }, items);
    const { rows } = await db.$client.query<{ id: string }>(
      "select max(id)::text as id from catalog.content",
    );
    return shapesOf(questions, rows[0]?.id ?? "");
  } finally {
    await db.$client.end();
  }
}

async function costOf({ apiUrl, env }: BenchStore, { path, isFirst }: Shape, seconds: number): Promise<Cost> {
  const ask = async () => {
    const startedAt = performance.now();
    const res = await fetch(apiUrl + path, { headers: { "x-user-token": env.contentApiToken } });
    await res.arrayBuffer();
    if (!res.ok) throw new Error(`${path} was answered with ${res.status}.`);
    return performance.now() - startedAt;
  };
  if (isFirst) {
    const ms = await ask();
    return { p50Ms: ms, p99Ms: ms };
  }
  await ask();
  const latencies: number[] = [];
  for (
    const until = performance.now() + seconds * 1000;
    latencies.length < LEAST_ANSWERS || performance.now() < until;
  )
    latencies.push(await ask());
  latencies.sort((one, other) => one - other);
  return { p50Ms: quantile(latencies, 0.5), p99Ms: quantile(latencies, 0.99) };
}

/** Median and 99th percentile at each size, how the median grows, and what it is of the first page's at the last size. */
export function formatCosts(sizes: CostsAtSize[]): string {
  const [smallest] = sizes;
  const largest = sizes.at(-1);
  const first = largest?.costs.get("first page");
  if (!smallest || !largest || !first) return "";
  const head = [
    "p50 and p99 in ms, 1 connection",
    ...sizes.map(({ items }) => items.toLocaleString("en")),
    "growth",
    "of the first page",
    "bar",
    "",
  ];
  const rows = [...largest.costs].map(([title, cost]) => {
    const least = smallest.costs.get(title) ?? cost;
    const bar = barOf(title, cost, first);
    return [
      title,
      ...sizes.map(({ costs }) => show(costs.get(title))),
      sizes.length > 1 ? times(cost.p50Ms / least.p50Ms) : "",
      times(cost.p50Ms / first.p50Ms),
      bar?.text ?? "",
      verdict(bar?.isMet),
    ];
  });
  return formatTable(head, rows);
}

function barOf(title: string, cost: Cost, first: Cost) {
  if (title === "far page") return { text: "at most 1.2 at p50", isMet: cost.p50Ms <= first.p50Ms * 1.2 };
  if (!title.startsWith("search, ")) return null;
  const ratio = cost.p99Ms / first.p99Ms;
  return { text: `at most 5 at p99 (${ratio.toFixed(2)})`, isMet: ratio <= 5 };
}

const show = (cost: Cost | undefined) =>
  cost ? `${cost.p50Ms.toFixed(1)}  ${cost.p99Ms.toFixed(1).padStart(6)}` : "";
const times = (ratio: number) => `${ratio.toFixed(2)}×`;
