import "server-only";
import { z } from "zod";
import type { Content } from "#lib/content/schema.ts";
import { type ConversionHistory, conversionHistorySchema } from "#lib/conversions/history-schema.ts";
import type { ConversionState, Conversions } from "#lib/conversions/state-schema.ts";
import { type Capabilities, refusesFilter, withIncludes } from "./capabilities.ts";
import { readAs, readContent } from "./read-content.ts";
import type { StoreHttp } from "./store-http.ts";
import { isMissingFeature, UpstreamError } from "./upstream-error.ts";
import { CONTENT, contentPath } from "./v3-paths.ts";

const MAX_ACTIVE = "100";
const MAX_IDS = 100;
/** How many titles are asked for one by one at a time, where a store has no list filter for it. */
const AT_ONCE = 4;

const historySchema = z.object({ data: conversionHistorySchema });
const pageSchema = z.object({ data: z.array(z.unknown()) });

/**
 * The state of conversions from version 3 (contract 3.6). Where the store lacks the filters,
 * `active` is empty and the watched titles are read one by one.
 */
export async function listConversionsV3(
  http: StoreHttp,
  capabilities: Capabilities,
  ids: string[],
): Promise<Conversions> {
  const active = await listActive(http, capabilities);
  const known = new Map(active.map((state) => [String(state.id), state]));
  const others = ids.filter((id) => !known.has(id));
  const rest = await readStates(http, capabilities, others);
  const watched = ids.flatMap((id) => known.get(id) ?? rest.find((state) => String(state.id) === id) ?? []);
  return { active, watched };
}

async function listActive(http: StoreHttp, capabilities: Capabilities): Promise<ConversionState[]> {
  if (!capabilities.hasConversionFilter) return [];
  try {
    return await listStates(http, capabilities, {
      "filter[conversion_status]": "converting",
      per_page: MAX_ACTIVE,
    });
  } catch (error) {
    if (!refusesFilter(error, "conversion_status")) throw error;
    capabilities.hasConversionFilter = false;
    return [];
  }
}

async function readStates(
  http: StoreHttp,
  capabilities: Capabilities,
  ids: string[],
): Promise<ConversionState[]> {
  if (ids.length > MAX_IDS) {
    const first = await readStates(http, capabilities, ids.slice(0, MAX_IDS));
    return [...first, ...(await readStates(http, capabilities, ids.slice(MAX_IDS)))];
  }
  if (ids.length === 0) return [];
  if (capabilities.hasIdFilter) {
    try {
      return await listStates(http, capabilities, {
        "filter[id]": ids.join(","),
        per_page: String(ids.length),
      });
    } catch (error) {
      if (!refusesFilter(error, "id")) throw error;
      capabilities.hasIdFilter = false;
    }
  }
  const states: ConversionState[] = [];
  for (let index = 0; index < ids.length; index += AT_ONCE) {
    const some = ids.slice(index, index + AT_ONCE).map((id) => readState(http, capabilities, id));
    states.push(...(await Promise.all(some)).filter((state) => state !== null));
  }
  return states;
}

function listStates(http: StoreHttp, capabilities: Capabilities, filters: Record<string, string>) {
  return withIncludes(capabilities, ["conversion"], async (include) => {
    const query = new URLSearchParams(include === "" ? filters : { ...filters, include });
    const { json } = await http.send({ path: CONTENT, query });
    return readAs(pageSchema, json).data.map((item) => toState(readContent(item)));
  });
}

async function readState(
  http: StoreHttp,
  capabilities: Capabilities,
  id: string,
): Promise<ConversionState | null> {
  try {
    return await withIncludes(capabilities, ["conversion"], async (include) => {
      const query = new URLSearchParams(include === "" ? {} : { include });
      const { json } = await http.send({ path: contentPath(id), query });
      return toState(readContent(readAs(z.object({ data: z.unknown() }), json).data));
    });
  } catch (error) {
    // A title that was deleted while it was watched has no state any more.
    if (error instanceof UpstreamError && error.kind === "not_found") return null;
    throw error;
  }
}

/** How a conversion went, or null where the store has no such address. Throws UpstreamError, `not_found` of a title that is gone. */
export async function getConversionV3(
  http: StoreHttp,
  id: string,
  trackId?: number,
): Promise<ConversionHistory | null> {
  try {
    const query = new URLSearchParams(trackId === undefined ? {} : { track_id: String(trackId) });
    const { json } = await http.send({ path: contentPath(id, "/conversion"), query });
    const history = readAs(historySchema, json).data;
    // A store that does not know the parameter answers with every file.
    const files = history.files.filter(({ track_id }) => trackId === undefined || track_id === trackId);
    return { ...history, files };
  } catch (error) {
    // A store that has the address says what it lacks there.
    if (isMissingFeature(error) && error.said?.code !== "content_not_found") return null;
    throw error;
  }
}

export function toState(content: Content): ConversionState {
  const { id, name, file_type, cover_url, conversion_status } = content;
  return { id, name, file_type, cover_url, conversion_status, conversion: content.conversion ?? null };
}
