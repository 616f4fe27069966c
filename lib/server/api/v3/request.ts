import { type ContentAddress, readIdType } from "../../catalog/content/content-address.ts";
import { trackNotFound } from "../../errors.ts";
import type { ApiContext } from "../api-env.ts";

/** Parameters of the query string: `%20` and `+` are both a space. */
export function queryOf(c: ApiContext): URLSearchParams {
  const start = c.req.url.indexOf("?");
  return new URLSearchParams(start < 0 ? "" : c.req.url.slice(start + 1));
}

/** The title that the path names (contract 2). */
export function addressOf(c: ApiContext): ContentAddress {
  return { id: c.req.param("id") ?? "", idType: readIdType(c.req.query("id_type"), "unstated") };
}

/** @throws CatalogError `track_not_found` when the path names none */
export function trackIdOf(c: ApiContext): number {
  const id = c.req.param("track") ?? "";
  if (!/^\d{1,15}$/.test(id)) throw trackNotFound();
  return Number(id);
}
