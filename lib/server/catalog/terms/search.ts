import type { FieldErrors } from "../../errors.ts";

export const SEARCH_DEFAULT = 20;
export const SEARCH_MAX = 100;

/** Reads `query` and `per_page` of a search for words. Faults go to `errors`. */
export function readSearch(params: URLSearchParams, errors: FieldErrors): { query: string; perPage: number } {
  const query = (params.get("query") ?? "").trim();
  if (query.length > 255) errors.query = ["The query field must not be longer than 255 characters."];
  if (query.includes("\0")) errors.query = ["The query field must not contain a NUL character."];
  const text = params.get("per_page") ?? String(SEARCH_DEFAULT);
  const perPage = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (perPage < 1 || perPage > SEARCH_MAX)
    errors.per_page = [`The per page must be between 1 and ${SEARCH_MAX}.`];
  return { query, perPage };
}
