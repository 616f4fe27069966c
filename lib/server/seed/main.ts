import { parseArgs } from "node:util";
import { openDatabase } from "../db/open-database.ts";
import { EnvError, readEnv } from "../env.ts";
import { complain, messageOf, say } from "../start/terminal.ts";
import { MAX_ITEMS } from "./generate-title.ts";
import { seedCatalog } from "./seed-catalog.ts";

/** `npm run seed -- --items 100000`: generated titles, for trying out how a large store feels. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { items: { type: "string", default: "100000" } } });
  const items = Number(values.items);
  if (!Number.isInteger(items) || items < 1 || items > MAX_ITEMS)
    throw new Error(`--items must be a whole number from 1 to ${MAX_ITEMS}.`);

  const env = readEnv();
  const database = await openDatabase(env);
  try {
    const startedAt = performance.now();
    let shownAt = startedAt;
    await seedCatalog({
      databaseUrl: database.url,
      items,
      timeZone: env.storeTimeZone,
      onProgress(written) {
        if (performance.now() - shownAt < 2_000) return;
        shownAt = performance.now();
        say(`${written} of ${items}`);
      },
    });
    const seconds = (performance.now() - startedAt) / 1000;
    say(`${items} titles in ${seconds.toFixed(1)} s: ${Math.round(items / seconds)} a second.`);
  } finally {
    await database.stop();
  }
}

try {
  await main();
} catch (error) {
  for (const line of error instanceof EnvError ? error.lines : [messageOf(error)]) complain(line);
  process.exitCode = 1;
}
