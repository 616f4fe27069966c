import { text } from "node:stream/consumers";
import { and, asc, eq, gt, isNotNull, sql } from "drizzle-orm";
import { bodyLength } from "../catalog/reading/cut-chapter.ts";
import { conversions } from "../db/schema/conversions.ts";
import { picturePlaces } from "../files/formats/picture-places.ts";
import type { WorkerDeps } from "./deps.ts";
import { toJsonb } from "./jsonb.ts";

const PORTION = 100;

/**
 * Measures the chapters of books that were converted before chapters had a length: without one nobody
 * knows how much of a book its preview gives away, and it gives none. Or before their pictures were counted: until
 * then only their text counts. A book that cannot be read is passed over until the next time.
 */
export async function measureChapters(deps: WorkerDeps): Promise<void> {
  let last = 0;
  while (!deps.shutdown.aborted) {
    const portion = await listUnmeasured(deps, last);
    for (const row of portion) {
      if (deps.shutdown.aborted) return;
      await measure(deps, row);
      last = row.id;
    }
    if (portion.length < PORTION) return;
  }
}

type Unmeasured = Awaited<ReturnType<typeof listUnmeasured>>[number];

/** A portion of them, behind that of this id. Only what is published has its folder: one that is tried again has lost it. */
function listUnmeasured({ db }: WorkerDeps, last: number) {
  return db
    .select({ id: conversions.id, folder: conversions.derived_key, chapters: conversions.chapters })
    .from(conversions)
    .where(
      and(
        gt(conversions.id, last),
        eq(conversions.status, "done"),
        isNotNull(conversions.derived_key),
        sql`jsonb_path_exists(${conversions.chapters}, '$[*] ? (!exists(@.length) || !exists(@.pictures))')`,
      ),
    )
    .orderBy(asc(conversions.id))
    .limit(PORTION);
}

async function measure(deps: WorkerDeps, row: Unmeasured): Promise<void> {
  const { db, logger } = deps;
  const measured = await readMeasures(deps, row).catch((err: unknown) => {
    logger.warn({ conversion: row.id, err }, "the chapters of a book could not be measured");
    return null;
  });
  if (measured === null) return;
  await db
    .update(conversions)
    .set({ chapters: toJsonb(measured) })
    // Another attempt may have been published since, with chapters of its own.
    .where(and(eq(conversions.id, row.id), eq(conversions.derived_key, row.folder ?? "")));
}

async function readMeasures({ storage }: WorkerDeps, { folder, chapters }: Unmeasured) {
  const measured = [];
  for (const chapter of chapters ?? []) {
    const html = await text(await storage.getStream(folder + chapter.file));
    measured.push({ ...chapter, length: bodyLength(html), pictures: picturePlaces(html).length });
  }
  return measured;
}
