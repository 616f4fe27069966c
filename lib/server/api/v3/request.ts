import { fault } from "#lib/content/fault-schema.ts";
import { type ContentAddress, readIdType } from "../../catalog/content/content-address.ts";
import type { IfMatch } from "../../catalog/content/if-match.ts";
import { trackNotFound } from "../../errors.ts";
import type { ApiContext } from "../api-env.ts";
import { RequestRefused } from "../request-refused.ts";

/** Parameters of the query string: `%20` and `+` are both a space. */
export function queryOf(c: ApiContext): URLSearchParams {
  const start = c.req.url.indexOf("?");
  return new URLSearchParams(start < 0 ? "" : c.req.url.slice(start + 1));
}

/** The title that the path names (contract 2). */
export function addressOf(c: ApiContext): ContentAddress {
  return { id: c.req.param("id") ?? "", idType: readIdType(c.req.query("id_type"), "unstated") };
}

const TAG = `(?:W/)?"([^"]*)"`;
const TAG_LIST = new RegExp(String.raw`^${TAG}(?:\s*,\s*${TAG})*$`);

/**
 * The revisions that the client accepts, from ETags such as `"r3.hash"`: the hash tells forms of one
 * revision apart and does not count here. A tag of another make is no revision of anything (contract 3.3).
 *
 * @throws RequestRefused 400 on a header that is neither `*` nor a list of ETags
 */
export function ifMatchOf(c: ApiContext): IfMatch {
  const header = c.req.header("if-match")?.trim();
  if (header === undefined || header === "*") return null;
  if (!TAG_LIST.test(header)) throw new RequestRefused(400, fault("bad_if_match"));
  return [...header.matchAll(new RegExp(TAG, "g"))].flatMap(([, tag = ""]) => {
    const revision = /^r(\d{1,9})\./.exec(tag)?.[1];
    return revision === undefined ? [] : [Number(revision)];
  });
}

/** @throws CatalogError `track_not_found` when the path names none */
export function trackIdOf(c: ApiContext): number {
  return readTrackId(c.req.param("track") ?? "");
}

/** @throws CatalogError `track_not_found` when it is no id of a track */
export function readTrackId(id: string): number {
  if (!/^\d{1,15}$/.test(id)) throw trackNotFound();
  return Number(id);
}
