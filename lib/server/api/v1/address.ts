import { type ContentAddress, readIdType } from "#lib/server/catalog/content/content-address.ts";
import type { ApiContext } from "../api-env.ts";

/** The title that a path of version 1 names: internal id first, then external id (contract 2). */
export function addressOf(c: ApiContext): ContentAddress {
  return { id: c.req.param("id") ?? "", idType: readIdType(c.req.query("id_type"), "either") };
}
