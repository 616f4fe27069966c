import { complain, messageOf, say } from "#lib/server/start/terminal.ts";
import { benchBulk } from "./bulk.ts";
import { type CostsAtSize, formatCosts, measureCosts } from "./costs.ts";
import { benchDashboard } from "./dashboard.ts";
import { benchLists } from "./lists.ts";
import { type BenchPlan, readPlan } from "./plan.ts";
import { type BenchStore, startStore } from "./store.ts";
import { formatRows, type Row } from "./table.ts";

/** Where the list is set beside a bare server; the store may grow on after that. */
const LIST_SIZE = 100_000;

/** `npm run bench`: how fast a filled store is, beside the bars of what good means. A bench reports, it never fails. */
async function main(): Promise<void> {
  const plan = readPlan();
  const bench = await startStore();
  try {
    const costs: CostsAtSize[] = [];
    const rows = [
      ...(await growAndMeasure(bench, plan, costs)),
      ...(await benchBulk(bench, plan)),
      ...(plan.hasDashboard ? await benchDashboard(bench, plan) : []),
    ];
    say(`\nMedians of ${plan.rounds} rounds of ${plan.seconds} s: requests a second, p50, p99\n`);
    say(formatRows(rows));
    say(`\n${formatCosts(costs)}`);
  } finally {
    await bench.stop();
  }
}

async function growAndMeasure(bench: BenchStore, plan: BenchPlan, costs: CostsAtSize[]): Promise<Row[]> {
  const listSize = plan.sizes.findLast((size) => size <= LIST_SIZE) ?? plan.sizes[0];
  const rows: Row[] = [];
  for (const items of plan.sizes) {
    say(`Filling the store up to ${items} titles.`);
    const rate = Math.round(await bench.grow(items));
    rows.push({
      what: `npm run seed, up to ${items}`,
      ours: `${rate} titles/s`,
      bar: "at least 10,000/s",
      isMet: rate >= 10_000,
    });
    say(`${rate} titles a second. Measuring.`);
    costs.push(await measureCosts(bench, items, plan));
    if (items === listSize) rows.push(...(await benchLists(bench, items, plan)));
  }
  return rows;
}

try {
  await main();
} catch (error) {
  complain(messageOf(error));
  process.exitCode = 1;
}
