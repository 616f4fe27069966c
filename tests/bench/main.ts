import { parseArgs } from "node:util";
import { complain, messageOf, say } from "#lib/server/start/terminal.ts";
import { benchBulk } from "./bulk.ts";
import { benchDashboard } from "./dashboard.ts";
import { benchLists } from "./lists.ts";
import { startStore } from "./store.ts";
import { formatTable, type Row } from "./table.ts";

/** `npm run bench`: how fast a filled store is, beside the bars of what good means. A bench reports, it never fails. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      items: { type: "string", default: "100000" },
      seconds: { type: "string", default: "2" },
      rounds: { type: "string", default: "3" },
      "without-dashboard": { type: "boolean", default: false },
    },
  });
  const items = readCount("--items", values.items);
  const plan = {
    items,
    seconds: readCount("--seconds", values.seconds),
    rounds: readCount("--rounds", values.rounds),
  };

  say(`Making a store of ${items} titles.`);
  const bench = await startStore(items);
  try {
    const rate = Math.round(items / bench.seedSeconds);
    say(`Made in ${bench.seedSeconds.toFixed(1)} s (${rate} titles a second). Measuring.`);
    const rows = [seedRow(rate), ...(await benchLists(bench, plan)), ...(await benchBulk(bench, plan))];
    if (!values["without-dashboard"]) rows.push(...(await benchDashboard(bench, plan)));
    say(
      `\n${items} titles, medians of ${plan.rounds} rounds of ${plan.seconds} s: requests a second, p50, p99\n`,
    );
    say(formatTable(rows));
  } finally {
    await bench.stop();
  }
}

function seedRow(rate: number): Row {
  return {
    what: "npm run seed",
    ours: `${rate} titles/s`,
    bar: "at least 10,000/s",
    isMet: rate >= 10_000,
  };
}

function readCount(name: string, text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new Error(`${name} must be a whole number above 0.`);
}

try {
  await main();
} catch (error) {
  complain(messageOf(error));
  process.exitCode = 1;
}
