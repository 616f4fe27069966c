import { type CreateContent, createContentSchema } from "#lib/content/write-schema.ts";
import { type FieldErrors, invalid } from "../../errors.ts";
import { checkFileUrl } from "../../files/address-guard.ts";
import type { CatalogContext } from "../context.ts";
import { parseInput, toSentence } from "../parse-input.ts";
import { insertTitles } from "./insert-titles.ts";

/**
 * Creates a title and starts its conversion, in one transaction (contract 3.3). `input` is the body
 * of version 3. An audiobook gets the file as its first track. Returns the id of the title.
 *
 * @throws CatalogError `invalid`
 */
export async function createContent(ctx: CatalogContext, input: unknown): Promise<{ id: number }> {
  const parsed = readNewTitle(ctx, input);
  const [made] = await ctx.db.transaction((tx) => insertTitles(ctx, tx, [parsed], { isDeferred: false }));
  if (!made) throw new Error("Nothing became of the title.");
  if ("errors" in made) throw invalid(made.errors);
  return made;
}

/**
 * Reads the body of a new title. Private addresses are refused as they are written (contract 5).
 *
 * @throws CatalogError `invalid`
 */
export function readNewTitle(
  { fileUrlAllow }: Pick<CatalogContext, "fileUrlAllow">,
  input: unknown,
): CreateContent {
  const parsed = parseInput(createContentSchema, input);
  const errors: FieldErrors = {};
  for (const field of ["file_url", "cover_url"] as const) {
    const url = parsed[field];
    const problem = url ? checkFileUrl(url, fileUrlAllow) : null;
    if (problem) errors[field] = [toSentence(field, problem)];
  }
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return parsed;
}
