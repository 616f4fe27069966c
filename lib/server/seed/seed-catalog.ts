import pg from "pg";
import { generateTitle, MAX_ITEMS } from "./generate-title.ts";
import { type TermIds, writeBatch } from "./write-batch.ts";

const BATCH = 2_500;
/** While the database works for one, the other makes its next titles. */
const WRITERS = 2;
const TABLES = ["content", "prices", "terms", "content_terms", "tracks", "conversions"];

export type SeedOptions = {
  databaseUrl: string;
  items: number;
  /** Number of the first title: a store that holds this many grows by the next ones. */
  from?: number;
  /** IANA name: publication days begin at midnight there. */
  timeZone: string;
  onProgress?: (written: number) => void;
};

/**
 * Fills a migrated database with generated titles, the same ones every time.
 *
 * @throws Error with one sentence when the titles are already there
 */
export async function seedCatalog(options: SeedOptions): Promise<void> {
  const { databaseUrl, items, from = 0, timeZone, onProgress } = options;
  if (from + items > MAX_ITEMS) throw new RangeError(`At most ${MAX_ITEMS} titles can be generated.`);
  const open = async () => {
    const client = new pg.Client({ connectionString: databaseUrl, application_name: "colophon seed" });
    await client.connect();
    clients.push(client);
    return client;
  };
  const clients: pg.Client[] = [];
  try {
    const control = await open();
    await refuseSecondTime(control, from);
    const takeBatch = createBatches(control, from, from + items);
    const termIds: TermIds = new Map();
    let written = 0;
    const write = async (client: pg.Client) => {
      await makeWritingFast(client);
      for (let batch = takeBatch(); batch; batch = takeBatch()) {
        const { first, ids } = batch;
        const titles = (await ids).map((id, index) => ({ ...generateTitle(first + index), id }));
        await writeBatch(client, titles, { termIds, timeZone });
        written += titles.length;
        onProgress?.(written);
      }
    };
    await Promise.all((await Promise.all(Array.from({ length: WRITERS }, open))).map(write));
    await control.query("set maintenance_work_mem = '256MB'");
    await control.query(`vacuum analyze ${TABLES.map((table) => `catalog.${table}`).join(", ")}`);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

/**
 * Deals out the numbers of titles with ids for them. A connection answers in the order in which it was
 * asked, so that the same title gets the same place among the ids, whoever writes it.
 */
function createBatches(control: pg.Client, from: number, end: number) {
  let next = from;
  return () => {
    if (next >= end) return null;
    const first = next;
    const size = Math.min(BATCH, end - first);
    next += size;
    return { first, ids: nextIds(control, size) };
  };
}

async function nextIds(client: pg.Client, count: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    "select nextval('catalog.content_id_seq')::text as id from generate_series(1, $1)",
    [count],
  );
  return rows.map(({ id }) => id);
}

async function refuseSecondTime(client: pg.Client, from: number): Promise<void> {
  const { slug } = generateTitle(from);
  const found = await client.query("select 1 from catalog.content where slug = $1", [slug]);
  if (found.rowCount)
    throw new Error(
      "This store already holds generated titles. Give DATA_DIR an empty folder, or use another database.",
    );
}

/** For this connection alone: what a crash takes with it can be generated again. */
async function makeWritingFast(client: pg.Client): Promise<void> {
  await client.query("set synchronous_commit = off");
  // In kB. The index of names takes new ones in by thousands, at the latest in the vacuum at the end.
  await client.query("set gin_pending_list_limit = 1048576");
  // The generated rows point at one another by construction; a user without the right to say so waits for the checks.
  await client.query("set session_replication_role = replica").catch((error: unknown) => {
    if (!(error instanceof pg.DatabaseError && error.code === "42501")) throw error;
  });
}
