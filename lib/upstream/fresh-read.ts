import "server-only";
import { createHash } from "node:crypto";
import { type Content, TAXONOMIES } from "#lib/content/schema.ts";
import type { ContentApi, Tagged } from "./content-api.ts";
import { UpstreamError } from "./upstream-error.ts";

/**
 * A store that gives no ETags, or gives them and looks at none, cannot say that somebody else was
 * faster. Its state is then read again just before a write and compared (contract 9). Between that
 * and the write another may slip in: such an ETag is weak, which is HTTP's own word for best effort.
 */
export function withFreshRead(api: ContentApi): ContentApi {
  const content = async (tagged: Promise<Tagged<Content>>) => withTag(await tagged, wroteBy);
  const tracks = async (id: string) => withTag(await api.listTracks(id), (list) => list.map(placeOf));
  const get = (id: string) => content(api.get(id));

  /** What is sent on: what the store may know, and nothing that was made up here. */
  async function compared(held: string | null, read: () => Promise<Tagged<unknown>>): Promise<string | null> {
    if (held === null || held === "*" || KEPT_BY_STORE.test(held)) return held;
    if ((await read()).etag !== held) throw stale();
    return held.startsWith("W/") ? null : held;
  }

  return {
    ...api,
    get,
    create: (input, key) => content(api.create(input, key)),
    update: async (id, patch, held) => {
      const ifMatch = await compared(held, () => get(id));
      return content(api.update(id, patch, ifMatch));
    },
    delete: async (id, held = null) => api.delete(id, await compared(held, () => get(id))),
    restore: (id) => content(api.restore(id)),
    listTracks: tracks,
    updateTrack: async (id, trackId, input, held = null) => {
      const ifMatch = await compared(held, () => tracks(id));
      return api.updateTrack(id, trackId, input, ifMatch);
    },
    reorderTracks: async (id, trackIds, held) => {
      const ifMatch = await compared(held, () => tracks(id));
      return withTag(await api.reorderTracks(id, trackIds, ifMatch), (list) => list.map(placeOf));
    },
    deleteTrack: async (id, trackId, held = null) =>
      api.deleteTrack(id, trackId, await compared(held, () => tracks(id))),
  };
}

/** The form that the contract promises to honour (contract 3.3); any other promises nothing. */
const KEPT_BY_STORE = /^"r\d+\./;

function withTag<Data>({ data, etag }: Tagged<Data>, compare: (data: Data) => unknown): Tagged<Data> {
  if (etag !== null) return { data, etag };
  const text = JSON.stringify(compare(data), sortKeys);
  return { data, etag: `W/"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"` };
}

/** What a person writes. The rest moves by itself: states of the conversion, signed addresses, times. */
const WRITTEN = [
  ...TAXONOMIES,
  ...(["external_id", "name", "lang", "file_type", "audience", "published_at", "free", "preview"] as const),
  ...(["prices", "price_schedule", "description", "bisac", "geographic_restrictions"] as const),
  ...(["table_of_contents", "physical", "sale"] as const),
];

const wroteBy = (content: Content) => WRITTEN.map((field) => content[field] ?? null);

const placeOf = ({ id, title, order }: { id: number; title: string; order: number }) => [id, title, order];

/** Two answers that hold the same are the same text, whatever order their keys come in. */
function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function stale(): UpstreamError {
  return new UpstreamError("stale", "This was changed meanwhile. Read it again, then repeat the change.", {
    status: 412,
    said: { code: "stale", params: {} },
  });
}
