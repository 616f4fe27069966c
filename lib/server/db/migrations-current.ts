import { readFile } from "node:fs/promises";
import type { Pool } from "pg";
import { z } from "zod";

const JOURNAL = new URL("./migrations/meta/_journal.json", import.meta.url);
const journalSchema = z.object({ entries: z.array(z.object({ when: z.number() })) });

/** Whether the database has every migration of this version. Throws when it cannot be reached. */
export async function areMigrationsCurrent(pool: Pool): Promise<boolean> {
  const { entries } = journalSchema.parse(JSON.parse(await readFile(JOURNAL, "utf8")));
  const latest = Math.max(...entries.map(({ when }) => when));
  const result = await pool.query<{ exists: boolean }>(
    "select to_regclass('catalog.migrations') is not null as exists",
  );
  if (!result.rows[0]?.exists) return false;
  const applied = await pool.query<{ latest: string | null }>(
    "select max(created_at) as latest from catalog.migrations",
  );
  return Number(applied.rows[0]?.latest ?? 0) >= latest;
}
