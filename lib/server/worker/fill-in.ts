import { and, eq, sql } from "drizzle-orm";
import ISO6391 from "iso-639-1";
import { MAX_TERM_LENGTH, MAX_TERMS } from "../../content/text-schema.ts";
import type { Found } from "../../conversions/history-schema.ts";
import type { Transaction } from "../catalog/context.ts";
import { writeTerms } from "../catalog/terms/write-terms.ts";
import { content } from "../db/schema/content.ts";
import { contentTerms } from "../db/schema/terms.ts";
import { tracks } from "../db/schema/tracks.ts";
import type { Claim } from "./claim.ts";

/** As long as the title of a track may be (contract 3.5). */
const MAX_LENGTH = 255;

/**
 * Takes over from the file what nobody has named: the authors of an EPUB, the language where the title
 * has only that of the store, the title of a track that has only a stand-in. The rest is offered to the
 * editor, and nothing that was typed is overwritten.
 */
export async function fillIn(tx: Transaction, claim: Claim, found: Found): Promise<void> {
  // An EPUB says who wrote it; what a PDF or an MP3 calls author or artist is as often a program or a reader.
  if (claim.fileType === "epub") await nameAuthors(tx, claim.contentId, found.author);
  const lang = /^[a-z]{2}(?![a-z])/.exec(found.lang?.toLowerCase() ?? "")?.[0] ?? "";
  if (ISO6391.validate(lang)) {
    await tx
      .update(content)
      .set({ lang, lang_given: true })
      .where(and(eq(content.id, claim.contentId), eq(content.lang_given, false)));
  }
  if (claim.trackId !== null && found.name) {
    await tx
      .update(tracks)
      .set({ title: found.name.slice(0, MAX_LENGTH), title_given: true, updated_at: sql`now()` })
      .where(and(eq(tracks.id, claim.trackId), eq(tracks.title_given, false)));
  }
}

async function nameAuthors(tx: Transaction, contentId: number, authors: readonly string[]) {
  const [named] = await tx
    .select({ position: contentTerms.position })
    .from(contentTerms)
    .where(and(eq(contentTerms.content_id, contentId), eq(contentTerms.taxonomy, "author")))
    .limit(1);
  if (named) return;
  const names = authors.map((author) => author.slice(0, MAX_TERM_LENGTH));
  // More than the contract takes could not be saved again with the title.
  await writeTerms(tx, contentId, { author: [...new Set(names)].slice(0, MAX_TERMS) });
}
