import { type FieldFaults, fault } from "#lib/content/fault-schema.ts";

export const SEARCH_DEFAULT = 20;
export const SEARCH_MAX = 100;

/** Reads `query` and `per_page` of a search for words. Faults go to `faults`. */
export function readSearch(params: URLSearchParams, faults: FieldFaults): { query: string; perPage: number } {
  const query = (params.get("query") ?? "").trim();
  if (query.length > 255) faults.query = [fault("too_long", { max: 255 })];
  if (query.includes("\0")) faults.query = [fault("nul_character")];
  const text = params.get("per_page") ?? String(SEARCH_DEFAULT);
  const perPage = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (perPage < 1 || perPage > SEARCH_MAX) faults.per_page = [fault("bad_per_page", { max: SEARCH_MAX })];
  return { query, perPage };
}
