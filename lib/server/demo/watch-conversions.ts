import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { isConverting } from "#lib/conversions/schema.ts";
import type { Store } from "./store.ts";

const titleSchema = z.object({
  id: z.number(),
  name: z.string(),
  conversion_status: z.string(),
  cover_url: z.string().nullable(),
  /** Its time also moves with each track of an audiobook, and with each page. */
  conversion: z.object({ message: z.string().nullable(), updated_at: z.string().nullable() }).nullable(),
});
const pageSchema = z.object({ data: z.array(titleSchema) });
export type WatchedTitle = z.infer<typeof titleSchema>;

const FIELDS = "id,name,conversion_status,cover_url,conversion";
const POLL_MS = 1_000;
const STALLED_AFTER_MS = 90_000;

export type Awaited = { id: number; needsCover: boolean };

/**
 * Waits until every title is converted or has failed, and has the cover it was promised.
 *
 * @throws Error with one sentence when nothing moves any more
 */
export async function watchConversions(
  store: Store,
  awaited: Awaited[],
  onProgress: (ready: number, total: number) => void,
): Promise<WatchedTitle[]> {
  const covers = new Set(awaited.filter(({ needsCover }) => needsCover).map(({ id }) => id));
  const ids = awaited.map(({ id }) => id).join(",");
  let lastState = "";
  let movedAt = Date.now();
  while (true) {
    const query = new URLSearchParams({
      "filter[id]": ids,
      include: "conversion",
      fields: FIELDS,
      per_page: "500",
    });
    const { data } = await store.get(`?${query}`, pageSchema);
    const open = data.filter(
      (title) => isConverting(title.conversion_status) || (covers.has(title.id) && title.cover_url === null),
    );
    onProgress(data.length - open.length, data.length);
    if (open.length === 0) return data;

    const state = JSON.stringify(open);
    if (state !== lastState) movedAt = Date.now();
    lastState = state;
    if (Date.now() - movedAt > STALLED_AFTER_MS)
      throw new Error(
        `${open.length} titles have not moved for ${STALLED_AFTER_MS / 1000} seconds, “${open[0]?.name}” for one. See that the worker runs, then run this again.`,
      );
    await wait(POLL_MS);
  }
}
