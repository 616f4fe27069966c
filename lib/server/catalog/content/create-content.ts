import { type CreateContent, createContentSchema } from "#lib/content/write-schema.ts";
import { tracks } from "../../db/schema.ts";
import { invalid } from "../../errors.ts";
import type { CatalogContext, Transaction } from "../context.ts";
import { requestCover } from "../conversions/request-cover.ts";
import { startConversion } from "../conversions/start-conversion.ts";
import { parseInput } from "../parse-input.ts";
import { writeTerms } from "../terms/write-terms.ts";
import { toColumns, toTermLists } from "./content-columns.ts";
import { isExternalIdTaken, takenSentence } from "./external-id-taken.ts";
import { insertContent } from "./insert-content.ts";
import { checkSaleDates, today } from "./moments.ts";
import { writePrices } from "./write-prices.ts";

/**
 * Creates a title and starts its conversion, in one transaction (contract 3.3). `input` is the body
 * of version 3. An audiobook gets the file as its first track. Returns the id of the title.
 *
 * @throws CatalogError `invalid`
 */
export async function createContent(ctx: CatalogContext, input: unknown): Promise<{ id: number }> {
  const parsed = parseInput(createContentSchema, input);
  try {
    const id = await ctx.db.transaction((tx) => createIn(ctx, tx, parsed));
    return { id };
  } catch (error) {
    if (!isExternalIdTaken(error) || !parsed.external_id) throw error;
    throw invalid({ external_id: [await takenSentence(ctx.db, parsed.external_id)] });
  }
}

async function createIn(ctx: CatalogContext, tx: Transaction, input: CreateContent): Promise<number> {
  const isPhysical = input.file_type === "physical";
  const id = await insertContent(tx, {
    lang: ctx.store.lang,
    published_at: today(ctx.store.timeZone),
    // There is no file to count anything in.
    ...(isPhysical ? { total_pages: 0, total_words: 0, total_seconds: 0 } : {}),
    ...toColumns(input, input.file_type, ctx.store),
    name: input.name,
    file_type: input.file_type,
    conversion_status: isPhysical ? "done" : "awaiting",
  });
  await checkSaleDates(tx, id);
  await writePrices(tx, id, input.prices ?? [], ctx.store.timeZone);
  await writeTerms(tx, id, toTermLists(input));
  if (input.file_url) {
    const trackId = input.file_type === "audio" ? await addFirstTrack(tx, id, input.name) : null;
    await startConversion(ctx, tx, { contentId: id, trackId, fileUrl: input.file_url });
  }
  if (input.cover_url) await requestCover(ctx, tx, id, input.cover_url);
  return id;
}

async function addFirstTrack(tx: Transaction, contentId: number, title: string): Promise<number> {
  const [track] = await tx
    .insert(tracks)
    .values({ content_id: contentId, position: 1, title })
    .returning({ id: tracks.id });
  if (!track) throw new Error("The first track was not stored.");
  return track.id;
}
