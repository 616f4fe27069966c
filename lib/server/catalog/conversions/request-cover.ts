import { inArray, sql } from "drizzle-orm";
import { content } from "../../db/schema/content.ts";
import { coverJob } from "../../jobs/cover.job.ts";
import type { CatalogContext, Transaction } from "../context.ts";

export type WantedCover = {
  contentId: number;
  /** Checked by the caller; `file` is the picture in the title's own file. */
  url: string;
  /** Refuse a picture with fewer pixels than the present cover, or than that of a file that is still converted. */
  keepLarger?: boolean | undefined;
};

/**
 * Has each picture made the cover of its title, once the caller's transaction commits (contract 3.3,
 * `cover_url`). A request that was under way for one of the titles is given up.
 */
export async function requestCovers(
  { queue }: Pick<CatalogContext, "queue">,
  tx: Transaction,
  wanted: readonly WantedCover[],
): Promise<void> {
  if (wanted.length === 0) return;
  const asked = await tx
    .update(content)
    .set({ cover_error: null, cover_asked: sql`gen_random_uuid()` })
    .where(
      inArray(
        content.id,
        wanted.map(({ contentId }) => contentId),
      ),
    )
    .returning({ id: content.id, request: content.cover_asked });
  const requests = new Map(asked.map(({ id, request }) => [id, request]));
  await queue.sendAll(
    tx,
    coverJob,
    wanted.flatMap(({ contentId, url, keepLarger = false }) => {
      const request = requests.get(contentId);
      return request ? [{ contentId, url, request, keepLarger }] : [];
    }),
  );
}
