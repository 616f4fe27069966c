import "server-only";
import { z } from "zod";
import { type Content, type ContentPage, INCLUDES } from "#lib/content/schema.ts";
import { type Track, trackSchema } from "#lib/tracks/schema.ts";
import { type Capabilities, withFields, withIncludes } from "./capabilities.ts";
import type { ContentApi, ListQuery, Tagged } from "./content-api.ts";
import { getConversionV3, listConversionsV3 } from "./conversions-v3.ts";
import { preflightV3 } from "./preflight-v3.ts";
import { readAs, readContent, readTrimmedContent } from "./read-content.ts";
import type { StoreAnswer, StoreHttp, StoreRequest } from "./store-http.ts";
import { CONTENT, contentPath } from "./v3-paths.ts";

/**
 * Pages know titles by their internal id. Unsaid, a store refuses a write whose id is also the external
 * id of another title (contract 2).
 */
const INTERNAL = new URLSearchParams({ id_type: "internal" });

const dataSchema = z.object({ data: z.unknown() });
const pageSchema = z.object({
  data: z.array(z.unknown()),
  links: z.object({ next: z.string().nullish(), prev: z.string().nullish() }),
  meta: z.object({ has_more: z.boolean() }),
});

/** The Content API of version 3 as it is on the wire (contract 3). */
export function createV3(http: StoreHttp, capabilities: Capabilities): ContentApi {
  const item = async (call: StoreRequest) => taggedContent(await http.send(call));

  return {
    list: (query) => listV3(http, capabilities, query),
    get: (id) =>
      withIncludes(capabilities, INCLUDES, (include) =>
        item({ path: contentPath(id), query: new URLSearchParams({ include }) }),
      ),
    create: (input, idempotencyKey = null) =>
      item({ method: "POST", path: CONTENT, body: input, idempotencyKey }),
    preflight: (file) => preflightV3(http, capabilities, file),
    update: (id, patch, ifMatch) =>
      item({ method: "PUT", path: contentPath(id), query: INTERNAL, body: patch, ifMatch }),
    delete: async (id, ifMatch = null) => {
      await http.send({ method: "DELETE", path: contentPath(id), query: INTERNAL, ifMatch });
    },
    restore: (id) => item({ method: "POST", path: contentPath(id, "/restore"), query: INTERNAL }),
    getConversion: (id, trackId) => getConversionV3(http, id, trackId),
    retryConversion: async (id, input = {}) => {
      const body = Object.keys(input).length > 0 ? input : undefined;
      await http.send({ method: "POST", path: contentPath(id, "/conversion"), query: INTERNAL, body });
    },
    listTracks: async (id) => taggedTracks(await http.send({ path: contentPath(id, "/tracks") })),
    addTrack: async (id, body, idempotencyKey = null) => {
      const path = contentPath(id, "/tracks");
      return oneTrack(await http.send({ method: "POST", path, query: INTERNAL, body, idempotencyKey }));
    },
    updateTrack: async (id, trackId, body, ifMatch = null) => {
      const path = contentPath(id, `/tracks/${trackId}`);
      return oneTrack(await http.send({ method: "PUT", path, query: INTERNAL, body, ifMatch }));
    },
    reorderTracks: async (id, trackIds, ifMatch) => {
      const path = contentPath(id, "/tracks/order");
      const body = { order: trackIds };
      return taggedTracks(await http.send({ method: "PUT", path, query: INTERNAL, body, ifMatch }));
    },
    deleteTrack: async (id, trackId, ifMatch = null) => {
      await http.send({
        method: "DELETE",
        path: contentPath(id, `/tracks/${trackId}`),
        query: INTERNAL,
        ifMatch,
      });
    },
    listConversions: (ids) => listConversionsV3(http, capabilities, ids),
  };
}

/** One page. With `fields` the items hold only those keys (contract 3.1). */
async function listV3(http: StoreHttp, capabilities: Capabilities, query: ListQuery): Promise<ContentPage> {
  const wanted = (query.get("include") ?? "").split(",").filter((name) => name !== "");
  return withIncludes(capabilities, wanted, async (include) => {
    const asked = new URLSearchParams(query);
    if (include === "") asked.delete("include");
    else asked.set("include", include);
    const send = (known: URLSearchParams) => http.send({ path: CONTENT, query: known });
    const page = readAs(pageSchema, (await withFields(capabilities, asked, send)).json);
    const read = query.has("fields") ? readTrimmedContent : readContent;
    return {
      data: page.data.map((json) => read(json) as Content),
      links: { next: page.links.next ?? null, prev: page.links.prev ?? null },
      meta: page.meta,
    };
  });
}

function taggedContent({ json, etag }: StoreAnswer): Tagged<Content> {
  return { data: readContent(readAs(dataSchema, json).data), etag };
}

function taggedTracks({ json, etag }: StoreAnswer): Tagged<Track[]> {
  return { data: readAs(z.object({ data: z.array(trackSchema) }), json).data, etag };
}

function oneTrack({ json }: StoreAnswer): Track {
  return readAs(z.object({ data: trackSchema }), json).data;
}
