import "server-only";
import { z } from "zod";
import type { Content } from "#lib/content/schema.ts";
import type { ContentApi, Tagged } from "./content-api.ts";
import { UpstreamError } from "./upstream-error.ts";

/** Submissions whose outcome is not known, by their key: when each was first sent, in ms since 1970. */
export type OpenSubmissions = Map<string, number>;

const MOST_OPEN = 1_000;
/** How far the clock of a store may be from ours. */
const CLOCK_SKEW_MS = 5 * 60_000;

const namedSchema = z.object({ external_id: z.string().min(1), name: z.string() });

/**
 * A store may not know idempotency keys. When the answer to a create was lost, the same submission
 * sent again therefore looks its external id up first: what was made meanwhile under that id and
 * name is what it made (contract 9). A title without an external id has only the key.
 */
export function withLookUp(api: ContentApi, open: OpenSubmissions): ContentApi {
  async function find(input: unknown, since: number): Promise<Tagged<Content> | null> {
    const named = namedSchema.safeParse(input);
    if (!named.success) return null;
    const { external_id, name } = named.data;
    const { data } = await api.list(new URLSearchParams({ "filter[external_id]": external_id }));
    const ours = data.find(
      (one) =>
        one.external_id === external_id &&
        one.name === name.trim() &&
        Date.parse(one.created_at) >= since - CLOCK_SKEW_MS,
    );
    return ours ? api.get(String(ours.id)) : null;
  }

  return {
    ...api,
    create: async (input, key = null) => {
      if (key === null) return api.create(input);
      const since = open.get(key);
      const made = since === undefined ? null : await find(input, since);
      remember(open, key, since ?? Date.now());
      const tagged = made ?? (await api.create(input, key).catch(forgetUnlessLost(open, key)));
      open.delete(key);
      return tagged;
    },
  };
}

function remember(open: OpenSubmissions, key: string, since: number) {
  open.set(key, since);
  const [oldest] = open.keys();
  if (open.size > MOST_OPEN && oldest !== undefined) open.delete(oldest);
}

/** A store that answered has done nothing; one that did not may have. */
function forgetUnlessLost(open: OpenSubmissions, key: string) {
  return (error: unknown): never => {
    const isAnswer = error instanceof UpstreamError && error.status >= 400 && error.status < 500;
    if (isAnswer) open.delete(key);
    throw error;
  };
}
