import type { ContentStats } from "#lib/content/stats-schema.ts";
import type { CatalogContext } from "../context.ts";
import { MISSING } from "./missing.ts";

const MAX_AGE_MS = 60_000;

type Row = { name: string; value: string | null; count: string };

const DIMENSIONS = ["file_type", "conversion_status", "lang", "created_month"] as const;

const MISSING_COUNTS = Object.entries(MISSING).map(
  ([word, condition]) =>
    `select 'missing', '${word}', count(*) from catalog.content c where c.deleted_at is null and ${condition}`,
);

/**
 * The titles are read once, out of the index `content_counted`, and counted by everything together; what
 * is left to add up is little.
 */
const STATEMENT = `
  with together as materialized (
    select file_type, conversion_status, lang, date_trunc('month', created_at at time zone 'UTC') as month,
      count(*) as count
    from catalog.content where deleted_at is null
    group by file_type, conversion_status, lang, month
  ), named as (
    select *, to_char(month, 'YYYY-MM') as created_month from together
  ), counted as (
    select grouping(${DIMENSIONS.join(", ")}) as kind, ${DIMENSIONS.join(", ")}, coalesce(sum(count), 0)::bigint as count
    from named group by grouping sets (${DIMENSIONS.map((name) => `(${name})`).join(", ")}, ())
  )
  select case kind ${DIMENSIONS.map((name, index) => `when ${15 - (8 >> index)} then '${name}'`).join(" ")} else 'total' end as name,
    coalesce(${DIMENSIONS.join(", ")}) as value, count
  from counted
  union all ${MISSING_COUNTS.join(" union all ")}`;

/**
 * Makes the counter of titles (contract 8). Counting reads everything, so an answer is used for up to
 * a minute, and however many ask at once, PostgreSQL is asked once.
 */
export function createContentStats(ctx: Pick<CatalogContext, "db">, maxAgeMs = MAX_AGE_MS) {
  let latest: { stats: Promise<ContentStats>; until: number } | null = null;
  return (): Promise<ContentStats> => {
    if (latest && latest.until > Date.now()) return latest.stats;
    const stats = count(ctx);
    latest = { stats, until: Date.now() + maxAgeMs };
    stats.catch(() => {
      latest = null;
    });
    return stats;
  };
}

async function count(ctx: Pick<CatalogContext, "db">): Promise<ContentStats> {
  const { rows } = await ctx.db.$client.query<Row>(STATEMENT);
  const of = (wanted: string): Record<string, number> =>
    Object.fromEntries(
      rows
        .filter(({ name }) => name === wanted)
        .map(({ value, count }): [string, number] => [value ?? "", Number(count)])
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  return {
    total: Number(rows.find(({ name }) => name === "total")?.count ?? 0),
    file_type: of("file_type"),
    conversion_status: of("conversion_status"),
    lang: of("lang"),
    created_month: of("created_month"),
    missing: of("missing"),
    counted_at: `${new Date().toISOString().slice(0, 19)}Z`,
  };
}
