import type { FieldFaults } from "#lib/content/fault-schema.ts";
import { contentNotFound } from "../../errors.ts";
import type { CatalogContext } from "../context.ts";
import { type ContentAddress, findContentAt } from "./content-address.ts";
import { contentJson, createParams, type Params, publicUrlParam } from "./content-json.ts";
import { externalIdKey } from "./external-id-key.ts";
import { readShape, refuse, type Shape, WHOLE } from "./shape.ts";
import { stateEtag } from "./state-etag.ts";
import { writeOnce } from "./written-statements.ts";

/** A title as JSON text, and the strong ETag that names this state of it (contract 3.3, `If-Match`). */
export type ContentText = { json: string; etag: string };

/** Reads `include` and `fields` of one title. @throws CatalogError `invalid` */
export function readItemShape(params: URLSearchParams): Shape {
  const faults: FieldFaults = {};
  const shape = readShape(params.get("include"), params.get("fields"), faults);
  refuse(faults);
  return shape;
}

/**
 * One living title (contract 3.3). Without a shape it has every block.
 *
 * @throws CatalogError `content_not_found`
 */
export async function getContent(
  ctx: Pick<CatalogContext, "db" | "store">,
  address: ContentAddress,
  shape: Shape = WHOLE,
): Promise<ContentText> {
  const params = createParams();
  const publicUrl = publicUrlParam(shape, ctx.store.publicUrl, params);
  const where = await condition(ctx, address, params);
  const statement = writeOnce(
    `one ${shape} ${where}`,
    () => `
    select ${contentJson(shape, publicUrl)} as json, c.revision
    from catalog.content c
    where c.deleted_at is null and ${where}`,
  );
  const result = await ctx.db.$client.query<{ json: string; revision: number }>({
    ...statement,
    values: params.values,
  });
  const [row] = result.rows;
  if (!row) throw contentNotFound();
  return { json: row.json, etag: stateEtag(row.revision, row.json) };
}

/** Titles by their ids, as JSON text. */
export async function getContents(
  ctx: Pick<CatalogContext, "db" | "store">,
  ids: readonly number[],
  shape: Shape,
): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const params = createParams();
  const publicUrl = publicUrlParam(shape, ctx.store.publicUrl, params);
  const where = `c.id = any(${params.add(ids)}::bigint[])`;
  const statement = writeOnce(
    `several ${shape}`,
    () => `
    select c.id, ${contentJson(shape, publicUrl)} as json
    from catalog.content c
    where ${where}`,
  );
  const result = await ctx.db.$client.query<{ id: string; json: string }>({
    ...statement,
    values: params.values,
  });
  return new Map(result.rows.map(({ id, json }) => [Number(id), json]));
}

async function condition(ctx: Pick<CatalogContext, "db">, address: ContentAddress, params: Params) {
  const { id, idType } = address;
  if (idType === "external" && !id.includes("\0"))
    return `c.external_id_key = ${params.add(externalIdKey(id))}`;
  if (idType === "either") return `c.id = ${params.add((await findContentAt(ctx.db, address)).id)}`;
  if (idType === "external" || !/^\d{1,18}$/.test(id)) throw contentNotFound();
  return `c.id = ${params.add(id)}::bigint`;
}
