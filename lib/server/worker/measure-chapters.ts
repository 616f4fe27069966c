import { text } from "node:stream/consumers";
import { eq, sql } from "drizzle-orm";
import { bodyLength } from "../catalog/reading/cut-chapter.ts";
import { conversions } from "../db/schema/conversions.ts";
import type { WorkerDeps } from "./deps.ts";
import { toJsonb } from "./jsonb.ts";

/**
 * Measures the chapters of books that were converted before chapters had a length: without one nobody
 * knows how much of a book its preview gives away, and it gives none.
 */
export async function measureChapters({ db, storage, shutdown }: WorkerDeps): Promise<void> {
  const unmeasured = await db
    .select({ id: conversions.id, folder: conversions.derived_key, chapters: conversions.chapters })
    .from(conversions)
    .where(sql`jsonb_path_exists(${conversions.chapters}, '$[*] ? (!exists(@.length))')`);
  for (const { id, folder, chapters } of unmeasured) {
    if (shutdown.aborted) return;
    const measured = [];
    for (const chapter of chapters ?? [])
      measured.push({
        ...chapter,
        length: bodyLength(await text(await storage.getStream(folder + chapter.file))),
      });
    await db
      .update(conversions)
      .set({ chapters: toJsonb(measured) })
      .where(eq(conversions.id, id));
  }
}
