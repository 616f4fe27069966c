import type { z } from "zod";
import { readInput } from "#lib/content/read-faults.ts";
import { invalid } from "../errors.ts";

/**
 * Reads what a client sent by a schema of the contract.
 *
 * @throws CatalogError `invalid`, with faults by field path such as `prices.0.amount` (contract 1)
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const { data, faults } = readInput(schema, input);
  if (faults) throw invalid(faults);
  return data;
}
