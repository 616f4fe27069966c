import { desc, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Attempt, ConversionHistory, ConvertedFile } from "#lib/conversions/history-schema.ts";
import { conversionSchema } from "#lib/conversions/schema.ts";
import { conversionAttempts } from "../../db/schema/conversions.ts";
import { trackNotFound } from "../../errors.ts";
import { type ContentAddress, findContentAt } from "../content/content-address.ts";
import { getContent } from "../content/get-content.ts";
import type { CatalogContext } from "../context.ts";
import { IS_STALLED } from "./is-stalled.ts";

/**
 * How the conversion of a title went: its block, and each of its files with what the file says about
 * itself, its report and its attempts, the newest first; tracks in their order. A printed book has no
 * block and no files (contract 3.6, extension). Where it can be looked at is for the API to say.
 * With `trackId` there is the file of that track alone; the picture of its sound comes only so, for
 * those of three hundred tracks would be a megabyte.
 *
 * @throws CatalogError `content_not_found`, `track_not_found`
 */
export async function getConversion(
  ctx: Pick<CatalogContext, "db" | "store">,
  address: ContentAddress,
  trackId: number | null = null,
): Promise<ConversionHistory> {
  const { id } = await findContentAt(ctx.db, address);
  const { json } = await getContent(ctx, { id: String(id), idType: "internal" }, ["conversion"]);
  const { conversion } = blockSchema.parse(JSON.parse(json));
  const rows = await readFiles(ctx, id, trackId);
  if (trackId !== null && rows.length === 0) throw trackNotFound();
  const attempts = await readAttempts(
    ctx,
    rows.map(({ conversion_id }) => conversion_id),
  );
  const files = rows.map(({ conversion_id, ...file }) => ({
    ...file,
    preview: null,
    attempts: attempts.filter((attempt) => attempt.conversion_id === conversion_id).map(toAttempt),
  }));
  return { conversion, preview_url: null, files };
}

const blockSchema = z.object({ conversion: conversionSchema.nullable() });

type FileRow = Omit<ConvertedFile, "attempts" | "preview"> & { conversion_id: number };

async function readFiles(
  { db }: Pick<CatalogContext, "db">,
  contentId: number,
  trackId: number | null,
): Promise<FileRow[]> {
  const { rows } = await db.$client.query<{ file: FileRow }>({
    name: "conversion_files",
    text: `select json_build_object(
        'conversion_id', v.id, 'track_id', v.track_id, 'title', t.title, 'status', v.status,
        'message', v.message, 'code', v.code, 'params', v.params, 'retryable', v.retryable,
        'accepts_file', v.status = 'error',
        'is_stalled', ${IS_STALLED}, 'found', v.found, 'report', v.report,
        'audio', case when $2::bigint is null then jsonb_set(v.audio, '{waveform}', '[]') else v.audio end,
        'file', case when f.id is not null then json_build_object(
          'name', f.name, 'size_in_kb', ceil(f.size_in_bytes / 1024.0), 'media_type', f.media_type) end
      ) as file
      from catalog.conversions v
      join catalog.content c on c.id = v.content_id
      left join catalog.tracks t on t.id = v.track_id
      left join catalog.files f on f.id = case when v.track_id is null then c.file_id else t.file_id end
      where v.content_id = $1 and ($2::bigint is null or v.track_id = $2)
      order by t.position, v.id`,
    values: [contentId, trackId],
  });
  return rows.map(({ file }) => file);
}

type AttemptRow = typeof conversionAttempts.$inferSelect;

function readAttempts({ db }: Pick<CatalogContext, "db">, conversionIds: number[]): Promise<AttemptRow[]> {
  return db
    .select()
    .from(conversionAttempts)
    .where(inArray(conversionAttempts.conversion_id, conversionIds))
    .orderBy(desc(conversionAttempts.attempt));
}

function toAttempt(row: AttemptRow): Attempt {
  const { attempt, outcome, message, code, params, file_name: name, file_host: host } = row;
  return {
    attempt,
    file: name === null && host === null ? null : { name, host },
    started_at: toSecond(row.started_at),
    finished_at: row.finished_at && toSecond(row.finished_at),
    outcome,
    message,
    code,
    params,
    steps: row.steps.map(({ stage, started_at, finished_at }) => ({
      stage,
      started_at: toSecond(started_at),
      finished_at: finished_at && toSecond(finished_at),
      seconds: finished_at === null ? null : secondsBetween(started_at, finished_at),
    })),
  };
}

/** As every instant is sent (contract 1, "Time"). */
function toSecond(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

function secondsBetween(start: string, end: string): number {
  return Math.round((Date.parse(end) - Date.parse(start)) / 100) / 10;
}
