import { type Fault, type FaultCode, fault } from "#lib/content/fault-schema.ts";
import { reorderTracksSchema } from "#lib/tracks/schema.ts";
import { invalid } from "../../errors.ts";
import type { ContentAddress } from "../content/content-address.ts";
import type { IfMatch } from "../content/if-match.ts";
import { touchContent } from "../content/touch-content.ts";
import type { CatalogContext } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { lockAudiobook } from "./lock-audiobook.ts";
import { readOrder, writeOrder } from "./track-positions.ts";

/**
 * Puts all tracks of a title in the order of the list, in one transaction (contract 3.5).
 *
 * @throws CatalogError `content_not_found`, `ambiguous_id`, `stale`; `invalid` on `tracks` when the list does
 * not name every track exactly once: it says which are missing, extra or double
 */
export async function reorderTracks(
  ctx: Pick<CatalogContext, "db">,
  address: ContentAddress,
  input: unknown,
  ifMatch: IfMatch = null,
): Promise<void> {
  const wanted = parseInput(reorderTracksSchema, input);
  await ctx.db.transaction(async (tx) => {
    const contentId = await lockAudiobook(tx, address, ifMatch);
    checkComplete(wanted, await readOrder(tx, contentId));
    if (await writeOrder(tx, contentId, wanted)) await touchContent(tx, contentId, ["tracks"]);
  });
}

function checkComplete(wanted: number[], stored: number[]) {
  const named = new Set(wanted);
  const known = new Set(stored);
  const missing = stored.filter((id) => !named.has(id));
  const extra = wanted.filter((id) => !known.has(id));
  // Crossed off as they come: what is met a second time is double.
  const double = wanted.filter((id) => known.has(id) && !named.delete(id));
  const faults = [
    ...faultOf("order_leaves_out", missing),
    ...faultOf("order_names_unknown", extra),
    ...faultOf("order_names_twice", double),
  ];
  if (faults.length > 0) throw invalid({ tracks: faults });
}

function faultOf(code: Extract<FaultCode, `order_${string}`>, ids: number[]): Fault[] {
  return ids.length > 0 ? [fault(code, { ids: [...new Set(ids)].join(", ") })] : [];
}
