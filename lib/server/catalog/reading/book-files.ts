import { and, asc, eq, sql } from "drizzle-orm";
import { content } from "../../db/schema/content.ts";
import { conversions } from "../../db/schema/conversions.ts";
import { files } from "../../db/schema/files.ts";
import { tracks } from "../../db/schema/tracks.ts";
import type { CatalogContext } from "../context.ts";

/** A file of a title that can be read: its original, and what was made of it. */
export type BookFile = {
  /** Null for the file of the title itself. */
  trackId: number | null;
  /** Of the track; 1 for the file of the title itself. */
  position: number;
  title: string | null;
  durationSeconds: number;
  /** Folder of page pictures, chapters and images; null when nothing was made. */
  derivedKey: string | null;
  pageCount: number;
  chapters: { title: string; file: string; length: number; pictures?: number }[];
  /** Of the file; more than there are `chapters` where not all of them were kept. */
  chapterCount: number;
  original: { key: string; name: string; mediaType: string; sizeInBytes: number; checksum: string };
};

/** The converted files of a title, tracks in their order. What is not done yet is not among them. */
export async function listBookFiles(
  { db }: Pick<CatalogContext, "db">,
  contentId: number,
): Promise<BookFile[]> {
  const rows = await db
    .select({
      trackId: conversions.track_id,
      position: sql<number>`coalesce(${tracks.position}, 1)`,
      title: tracks.title,
      durationSeconds: sql<number>`coalesce(${tracks.duration_seconds}, 0)`,
      derivedKey: conversions.derived_key,
      pageCount: sql<number>`coalesce(${conversions.page_count}, 0)`,
      chapters: conversions.chapters,
      chapterCount: sql<number>`coalesce((jsonb_path_query_first(${conversions.report}, '$.messages[*] ? (@.id == "chapters_left_out").params.all'))::int, 0)`,
      original: {
        key: files.storage_key,
        name: files.name,
        mediaType: files.media_type,
        sizeInBytes: files.size_in_bytes,
        checksum: files.checksum_sha256,
      },
    })
    .from(conversions)
    .innerJoin(content, eq(content.id, conversions.content_id))
    .leftJoin(tracks, eq(tracks.id, conversions.track_id))
    .innerJoin(
      files,
      sql`${files.id} = case when ${conversions.track_id} is null then ${content.file_id} else ${tracks.file_id} end`,
    )
    .where(and(eq(conversions.content_id, contentId), eq(conversions.status, "done")))
    .orderBy(asc(tracks.position), asc(conversions.id));
  return rows.map((row) => ({ ...row, chapters: row.chapters ?? [] }));
}
