import { sql } from "drizzle-orm";
import type { CreateContent } from "#lib/content/write-schema.ts";
import type { FieldErrors } from "../../errors.ts";
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
): Promise<[index: number, { errors: FieldErrors }][]> {
  const spans = inputs.flatMap(spansOf);
  if (spans.length === 0) return [];
  const reversed = await tx.execute<Span>(sql`
    select span.* from json_to_recordset(${JSON.stringify(spans)}::json)
      as span (index int, field text, beginning text, first text, second text)
    where ${readInstant(sql.raw("first"), timeZone)} > ${readInstant(sql.raw("second"), timeZone)}`);
  const errors = new Map<number, FieldErrors>();
  for (const { index, field, beginning } of reversed.rows)
    errors.set(index, {
      ...errors.get(index),
      [field]: [`The ${field} field must not be before ${beginning}.`],
    });
  return [...errors].map(([index, found]) => [index, { errors: found }]);
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
