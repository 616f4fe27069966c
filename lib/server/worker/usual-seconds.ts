import { sql } from "drizzle-orm";
import type { DigitalType } from "../../content/schema.ts";
import type { ConversionStage } from "../../conversions/schema.ts";
import type { Transaction } from "../catalog/context.ts";

/** Seconds that each step usually takes; a step without a history is missing. */
export type UsualSeconds = Partial<Record<ConversionStage, number>>;

const LAST = 50;

/** The median of the last attempts at files of this kind that were done. */
export async function readUsualSeconds(tx: Transaction, fileType: DigitalType): Promise<UsualSeconds> {
  const { rows } = await tx.execute<{ stage: ConversionStage; seconds: number }>(sql`
    with last as (
      select steps from catalog.conversion_attempts
      where outcome = 'done' and file_type = ${fileType}
      order by finished_at desc nulls last
      limit ${LAST}
    )
    select step->>'stage' as stage, ceil(percentile_cont(0.5) within group (
      order by extract(epoch from (step->>'finished_at')::timestamptz - (step->>'started_at')::timestamptz)
    ))::int as seconds
    from last, jsonb_array_elements(steps) step
    where step->>'finished_at' is not null
    group by step->>'stage'`);
  return Object.fromEntries(rows.map(({ stage, seconds }) => [stage, seconds]));
}
