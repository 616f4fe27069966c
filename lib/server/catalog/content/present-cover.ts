import { and, eq, isNull, sql } from "drizzle-orm";
import { content } from "../../db/schema/content.ts";
import { coverKeyIn, ownerOfCover } from "../../files/stored-cover.ts";
import type { CatalogContext } from "../context.ts";

/**
 * The key of what has taken the place of a picture that is gone: the present cover of its title in the same size
 * (contract 3.1). Null when the title has none, or the key is not that of a cover. Anybody may ask with a key of his
 * own making: only what every visitor sees on the page of the title is given.
 */
export async function readPresentCover(
  { db }: Pick<CatalogContext, "db">,
  goneKey: string,
): Promise<string | null> {
  const owner = ownerOfCover(goneKey);
  if (!owner) return null;
  const { cover_key, cover_format } = content;
  const [present] = await db
    .select({ cover_key, cover_format })
    .from(content)
    .where(
      and(
        eq(content.id, owner.contentId),
        isNull(content.deleted_at),
        sql`(${content.published_at} <= now() or ${content.preorder_from} <= now())`,
      ),
    );
  const key = present ? coverKeyIn(present, owner.size) : null;
  return key === goneKey ? null : key;
}
