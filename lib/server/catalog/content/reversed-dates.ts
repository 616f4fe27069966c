import { sql } from "drizzle-orm";
import { type FieldFaults, fault } from "#lib/content/fault-schema.ts";
import type { CreateContent } from "#lib/content/write-schema.ts";
import type { Transaction } from "../context.ts";
import { readInstant } from "./moments.ts";

type Span = { index: number; field: string; beginning: string; first: string; second: string };

/**
 * The titles, by their place, in which something would end before it begins (contract 3.3). Local
 * times and instants are compared by PostgreSQL, which knows the time zones.
 */
export async function findReversedDates(
  tx: Transaction,
  inputs: readonly CreateContent[],
  timeZone: string,
): Promise<[index: number, { faults: FieldFaults }][]> {
  const spans = inputs.flatMap(spansOf);
  if (spans.length === 0) return [];
  const reversed = await tx.execute<Span>(sql`
    select span.* from json_to_recordset(${JSON.stringify(spans)}::json)
      as span (index int, field text, beginning text, first text, second text)
    where ${readInstant(sql.raw("first"), timeZone)} > ${readInstant(sql.raw("second"), timeZone)}`);
  const faults = new Map<number, FieldFaults>();
  for (const { index, field, beginning } of reversed.rows)
    faults.set(index, {
      ...faults.get(index),
      [field]: [fault("before_other", { other: beginning })],
    });
  return [...faults].map(([index, found]) => [index, { faults: found }]);
}

function spansOf({ preorder_from, sale_from, prices = [] }: CreateContent, index: number): Span[] {
  const spans: (Omit<Span, "first" | "second"> & { first: unknown; second: unknown })[] = [
    { index, field: "sale_from", beginning: "preorder_from", first: preorder_from, second: sale_from },
    ...prices.map(({ starts_at, ends_at }, place) => {
      return {
        index,
        field: `prices.${place}.ends_at`,
        beginning: "starts_at",
        first: starts_at,
        second: ends_at,
      };
    }),
  ];
  return spans.filter((span): span is Span => Boolean(span.first && span.second));
}
