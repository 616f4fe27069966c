import { eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import { FILE_COVER } from "#lib/content/cover-schema.ts";
import { type FieldFaults, fault } from "#lib/content/fault-schema.ts";
import { PHYSICAL_FIELDS, type UpdateContent, updateContentSchema } from "#lib/content/write-schema.ts";
import { content } from "../../db/schema/content.ts";
import { invalid } from "../../errors.ts";
import { isPrivateUrl } from "../../files/address-guard.ts";
import { deleteCover, type StoredCover } from "../../files/stored-cover.ts";
import type { CatalogContext, Transaction } from "../context.ts";
import { requestCovers } from "../conversions/request-cover.ts";
import { parseInput } from "../parse-input.ts";
import { writeTerms } from "../terms/write-terms.ts";
import { type ContentAddress, type FoundContent, lockContentAt } from "./content-address.ts";
import { toColumns, toTermLists, withInstants } from "./content-columns.ts";
import { findOwner, isExternalIdTaken, takenFault } from "./external-id-taken.ts";
import { checkRevision, type IfMatch } from "./if-match.ts";
import { checkSaleDates } from "./moments.ts";
import { touchContent } from "./touch-content.ts";
import { writePrices } from "./write-prices.ts";

/**
 * Changes what `input` names and leaves the rest (contract 3.3, PUT). The revision and `updated_at`
 * move only when something really changed. Returns the id of the title.
 *
 * @throws CatalogError `invalid`, `content_not_found`, `ambiguous_id`, `stale`
 */
export async function updateContent(
  ctx: CatalogContext,
  address: ContentAddress,
  input: unknown,
  ifMatch: IfMatch = null,
): Promise<{ id: number }> {
  const parsed = parseInput(updateContentSchema, input);
  try {
    const { id, cleared } = await ctx.db.transaction((tx) => updateIn(ctx, tx, address, parsed, ifMatch));
    if (cleared) await deleteCover(ctx.storage, cleared);
    return { id };
  } catch (error) {
    if (!isExternalIdTaken(error) || !parsed.external_id) throw error;
    const owner = await findOwner(ctx.db, parsed.external_id);
    throw invalid({ external_id: [takenFault(parsed.external_id, owner)] });
  }
}

async function updateIn(
  ctx: CatalogContext,
  tx: Transaction,
  address: ContentAddress,
  input: UpdateContent,
  ifMatch: IfMatch,
) {
  const title = await lockContentAt(tx, address);
  await checkRevision(tx, title, ifMatch);
  const cleared = input.cover_url === null ? await coverOf(tx, title.id) : null;
  const newCover = input.cover_url && !(await isCurrentCover(ctx, tx, title.id, input.cover_url));
  const faults = kindFaults(title, input);
  if (input.cover_url === FILE_COVER) {
    if (title.fileType === "physical") faults.cover_url = [fault("bad_url")];
  } else if (newCover && isPrivateUrl(input.cover_url ?? "", ctx.fileUrlAllow))
    faults.cover_url = [fault("private_url")];
  if (Object.keys(faults).length > 0) throw invalid({ ...faults, ...(await takenFaults(tx, title, input)) });
  const { timeZone } = ctx.store;
  const changed = await writeColumns(
    tx,
    title.id,
    withInstants(toColumns(input, title.fileType, ctx.store), timeZone),
  );
  if (input.prices !== undefined && (await writePrices(tx, title.id, input.prices, timeZone)))
    changed.push("prices");
  changed.push(...(await writeTerms(tx, title.id, toTermLists(input))));
  await checkSaleDates(tx, title.id);
  if (changed.length > 0) await touchContent(tx, title.id, changed);
  if (input.cover_url && newCover) {
    const { cover_url: url, keep_larger_cover: keepLarger } = input;
    await requestCovers(ctx, tx, [{ contentId: title.id, url, keepLarger }]);
  }
  return { id: title.id, cleared };
}

/** The file and its type stay; what describes a printed book fits a printed book only. */
function kindFaults(title: FoundContent, input: UpdateContent): FieldFaults {
  const faults: FieldFaults = {};
  if (input.file_type !== undefined && input.file_type !== title.fileType)
    faults.file_type = [fault("file_fixed")];
  if (title.fileType !== "physical")
    for (const field of PHYSICAL_FIELDS)
      if (input[field] !== undefined && input[field] !== null) faults[field] = [fault("physical_only")];
  return faults;
}

/** Of a change that is refused anyway: its external id too, so that one answer names everything. */
async function takenFaults(tx: Transaction, title: FoundContent, input: UpdateContent): Promise<FieldFaults> {
  const owner = input.external_id ? await findOwner(tx, input.external_id) : null;
  if (!input.external_id || owner === null || owner === title.id) return {};
  return { external_id: [takenFault(input.external_id, owner)] };
}

/** Fields of the input that go by another name in the table. */
const FIELD_OF_COLUMN: Readonly<Record<string, string>> = {
  external_id_key: "external_id",
  lang_given: "lang",
  geo_mode: "geographic_restrictions",
  geo_countries: "geographic_restrictions",
  cover_key: "cover_url",
  cover_format: "cover_url",
  cover_width: "cover_url",
  cover_height: "cover_url",
  cover_error: "cover_url",
  cover_asked: "cover_url",
};

/** Writes the columns unless they all hold these values already; PostgreSQL compares. Returns the fields that differed. */
async function writeColumns(
  tx: Transaction,
  id: number,
  columns: ReturnType<typeof withInstants>,
): Promise<string[]> {
  const byName = getTableColumns(content);
  const differences = Object.entries(columns).map(([name, value]) => {
    const column = byName[name as keyof typeof byName];
    const field = FIELD_OF_COLUMN[name] ?? name;
    return sql`case when ${column} is distinct from ${isSql(value) ? value : sql.param(value, column)} then ${field} end`;
  });
  if (differences.length === 0) return [];
  const compared = await tx.execute<{ fields: string[] }>(sql`
    select array_remove(array[${sql.join(differences, sql`, `)}]::text[], null) as fields
    from ${content} where ${eq(content.id, id)}`);
  const fields = [...new Set(compared.rows[0]?.fields)];
  if (fields.length > 0) await tx.update(content).set(columns).where(eq(content.id, id));
  return fields;
}

function isSql(value: unknown): value is SQL {
  return typeof value === "object" && value !== null && "getSQL" in value;
}

async function coverOf(tx: Transaction, id: number): Promise<StoredCover | null> {
  const { cover_key, cover_format } = content;
  const [row] = await tx.select({ cover_key, cover_format }).from(content).where(eq(content.id, id));
  return row ?? null;
}

/** A form sends the cover's address back as it was shown: that is no wish for another one. */
async function isCurrentCover(
  ctx: CatalogContext,
  tx: Transaction,
  id: number,
  url: string,
): Promise<boolean> {
  const [row] = await tx.select({ key: content.cover_key }).from(content).where(eq(content.id, id));
  return row?.key !== null && url === `${ctx.store.publicUrl}/files/${row?.key}`;
}
