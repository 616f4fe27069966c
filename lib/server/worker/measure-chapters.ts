import { text } from "node:stream/consumers";
import { eq, sql } from "drizzle-orm";
import { bodyLength } from "../catalog/reading/cut-chapter.ts";
import { conversions } from "../db/schema/conversions.ts";
import { picturePlaces } from "../files/formats/picture-places.ts";
import type { WorkerDeps } from "./deps.ts";
import { toJsonb } from "./jsonb.ts";

/**
 * Measures the chapters of books that were converted before chapters had a length: without one nobody
 * knows how much of a book its preview gives away, and it gives none. Or before their pictures were counted: until
 * then only their text counts.
 */
export async function measureChapters({ db, storage, shutdown }: WorkerDeps): Promise<void> {
  const unmeasured = await db
    .select({ id: conversions.id, folder: conversions.derived_key, chapters: conversions.chapters })
    .from(conversions)
    .where(
      sql`jsonb_path_exists(${conversions.chapters}, '$[*] ? (!exists(@.length) || !exists(@.pictures))')`,
    );
  for (const { id, folder, chapters } of unmeasured) {
    if (shutdown.aborted) return;
    const measured = [];
    for (const chapter of chapters ?? []) {
      const html = await text(await storage.getStream(folder + chapter.file));
      measured.push({ ...chapter, length: bodyLength(html), pictures: picturePlaces(html).length });
    }
    await db
      .update(conversions)
      .set({ chapters: toJsonb(measured) })
      .where(eq(conversions.id, id));
  }
}
