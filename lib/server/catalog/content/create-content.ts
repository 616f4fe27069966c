import { z } from "zod";
import { type FieldFaults, fault } from "#lib/content/fault-schema.ts";
import { readInput } from "#lib/content/read-faults.ts";
import { httpUrlSchema, textSchema } from "#lib/content/text-schema.ts";
import { type CreateContent, createContentSchema } from "#lib/content/write-schema.ts";
import { invalid } from "../../errors.ts";
import { isPrivateUrl } from "../../files/address-guard.ts";
import type { CatalogContext } from "../context.ts";
import { findOwner, takenFault } from "./external-id-taken.ts";
import { insertTitles } from "./insert-titles.ts";

/**
 * Creates a title and starts its conversion, in one transaction (contract 3.3). `input` is the body
 * of version 3. An audiobook gets the file as its first track. Returns the id of the title.
 *
 * @throws CatalogError `invalid`
 */
export async function createContent(ctx: CatalogContext, input: unknown): Promise<{ id: number }> {
  const parsed = await readNewTitle(ctx, input);
  const [made] = await ctx.db.transaction((tx) => insertTitles(ctx, tx, [parsed], { isDeferred: false }));
  if (!made) throw new Error("Nothing became of the title.");
  if ("faults" in made) throw invalid(made.faults);
  return made;
}

/**
 * Reads the body of a new title. What only this store can tell, a private address (contract 5) or an
 * external id in use, is said together with what is wrong with the form of it.
 *
 * @throws CatalogError `invalid`
 */
export async function readNewTitle(
  ctx: Pick<CatalogContext, "db" | "fileUrlAllow">,
  input: unknown,
): Promise<CreateContent> {
  const { data, faults } = readInput(createContentSchema, input);
  const refused = faults ?? privateUrls(ctx, data);
  if (data && Object.keys(refused).length === 0) return data;
  throw invalid({ ...(await faultsOfStore(ctx, input)), ...refused });
}

const URL_FIELDS = ["file_url", "cover_url"] as const;

function privateUrls(
  { fileUrlAllow }: Pick<CatalogContext, "fileUrlAllow">,
  urls: { file_url?: string | null | undefined; cover_url?: string | null | undefined },
): FieldFaults {
  const isPrivate = (url: string | null | undefined) => Boolean(url) && isPrivateUrl(url ?? "", fileUrlAllow);
  return Object.fromEntries(
    URL_FIELDS.filter((field) => isPrivate(urls[field])).map((field) => [field, [fault("private_url")]]),
  );
}

/** Of a body that is refused anyway: those of its fields that are well formed by themselves. */
const wellFormedSchema = z.object({
  file_url: httpUrlSchema.optional().catch(undefined),
  cover_url: httpUrlSchema.optional().catch(undefined),
  external_id: textSchema(255).optional().catch(undefined),
});

async function faultsOfStore(
  ctx: Pick<CatalogContext, "db" | "fileUrlAllow">,
  input: unknown,
): Promise<FieldFaults> {
  const { external_id, ...urls } = wellFormedSchema.catch({}).parse(input);
  const id = external_id?.trim();
  const owner = id ? await findOwner(ctx.db, id) : null;
  const taken: FieldFaults = id && owner !== null ? { external_id: [takenFault(id, owner)] } : {};
  return { ...privateUrls(ctx, urls), ...taken };
}
