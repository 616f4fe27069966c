import { trackNotFound } from "../../errors.ts";
import { type ContentAddress, findContentAt } from "../content/content-address.ts";
import { instantText } from "../content/json-text.ts";
import { stateEtag } from "../content/state-etag.ts";
import type { CatalogContext } from "../context.ts";
import { requireAudio } from "./lock-audiobook.ts";

/** Tracks as JSON text, a list, with the strong ETag of the whole list (contract 3.5). */
export type TracksText = { json: string; etag: string };

const TRACK = `json_build_object(
  'id', t.id, 'title', t.title, 'order', t.position, 'duration', t.duration_seconds,
  'size_in_kb', ceil(f.size_in_bytes / 1024.0), 'conversion_status', coalesce(v.status, 'done'),
  'conversion_message', case when v.status = 'error' then v.message end,
  'conversion_code', case when v.status = 'error' then v.code end,
  'conversion_params', case when v.status = 'error' then v.params end,
  'conversion_accepts_file', coalesce(v.status = 'error', false),
  'created_at', ${instantText("t.created_at")}, 'updated_at', ${instantText("t.updated_at")})`;

const FROM = `from catalog.tracks t
  left join catalog.files f on f.id = t.file_id
  left join catalog.conversions v on v.track_id = t.id and v.content_id = t.content_id`;

/**
 * The tracks of an audiobook, first to last (contract 3.5).
 *
 * @throws CatalogError `content_not_found`, `invalid` when it is no audiobook
 */
export async function listTracks(
  ctx: Pick<CatalogContext, "db">,
  address: ContentAddress,
): Promise<TracksText> {
  const { id, fileType } = await findContentAt(ctx.db, address);
  requireAudio(fileType);
  const result = await ctx.db.$client.query<{ json: string; revision: number }>({
    name: "tracks_list",
    text: `select c.revision, coalesce((
        select json_agg(${TRACK} order by t.position, t.id)::text ${FROM} where t.content_id = c.id
      ), '[]') as json
      from catalog.content c where c.id = $1`,
    values: [id],
  });
  const { json = "[]", revision = 0 } = result.rows[0] ?? {};
  return { json, etag: stateEtag(revision, json) };
}

/** One track as JSON text. @throws CatalogError `track_not_found` */
export async function getTrack(ctx: Pick<CatalogContext, "db">, trackId: number): Promise<string> {
  const result = await ctx.db.$client.query<{ json: string }>({
    name: "tracks_one",
    text: `select ${TRACK}::text as json ${FROM} where t.id = $1`,
    values: [trackId],
  });
  const [row] = result.rows;
  if (!row) throw trackNotFound();
  return row.json;
}
