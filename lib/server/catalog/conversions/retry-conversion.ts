import { and, eq, isNull } from "drizzle-orm";
import { fault } from "#lib/content/fault-schema.ts";
import { type RetryConversion, retryConversionSchema } from "#lib/conversions/retry-schema.ts";
import { isConverting } from "#lib/conversions/schema.ts";
import { content } from "../../db/schema/content.ts";
import { conversions } from "../../db/schema/conversions.ts";
import { type CatalogError, conflict, contentNotFound, invalid, trackNotFound } from "../../errors.ts";
import { isPrivateUrl } from "../../files/address-guard.ts";
import type { CatalogContext, Transaction } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { beginAgain } from "./begin-again.ts";

/**
 * Starts a deferred title, or tries a failed one again; of an audiobook, the tracks that failed or were
 * put off, or with `track_id` that one. With `file_url` another file takes the place of the one that
 * failed, and of nothing else (contract 3.6, `POST /{id}/conversion`).
 *
 * @throws CatalogError `invalid`, `content_not_found`, `track_not_found`; `conflict` when the conversion
 * is running or done, and for another file also when it has not been tried yet
 */
export async function retryConversion(
  ctx: Pick<CatalogContext, "db" | "queue" | "fileUrlAllow">,
  contentId: number,
  input: unknown = {},
): Promise<void> {
  const { file_url, track_id } = parseInput(retryConversionSchema, input);
  if (file_url !== undefined && isPrivateUrl(file_url, ctx.fileUrlAllow))
    throw invalid({ file_url: [fault("private_url")] });
  await ctx.db.transaction(async (tx) => {
    const title = await lockTitle(tx, contentId);
    checkFits(title.fileType, { file_url, track_id });
    const files = await readFiles(tx, contentId, track_id);
    const status = track_id === undefined ? title.status : files[0]?.status;
    if (status === undefined) throw trackNotFound();
    const beginsFrom = file_url === undefined ? ["error", "deferred"] : ["error"];
    if (!beginsFrom.includes(status)) throw refusal(status, file_url !== undefined);
    const begun = files.filter((file) => beginsFrom.includes(file.status)).map(({ id }) => id);
    await beginAgain(ctx, tx, contentId, begun, file_url);
  });
}

async function lockTitle(tx: Transaction, contentId: number) {
  const [title] = await tx
    .select({ status: content.conversion_status, fileType: content.file_type })
    .from(content)
    .where(and(eq(content.id, contentId), isNull(content.deleted_at)))
    .for("no key update");
  if (!title) throw contentNotFound();
  return title;
}

function checkFits(fileType: string, { file_url, track_id }: RetryConversion) {
  const isAudio = fileType === "audio";
  if (file_url !== undefined && fileType === "physical")
    throw invalid({ file_url: [fault("file_not_for_physical")] });
  if (track_id !== undefined && !isAudio) throw invalid({ track_id: [fault("audio_only")] });
  if (file_url !== undefined && track_id === undefined && isAudio)
    throw invalid({ track_id: [fault("track_required")] });
}

function readFiles(tx: Transaction, contentId: number, trackId: number | undefined) {
  const ofTrack = trackId === undefined ? undefined : eq(conversions.track_id, trackId);
  return tx
    .select({ id: conversions.id, status: conversions.status })
    .from(conversions)
    .where(and(eq(conversions.content_id, contentId), ofTrack));
}

function refusal(status: string, isForAnotherFile: boolean): CatalogError {
  if (isConverting(status)) return conflict(fault("still_converting"));
  return conflict(isForAnotherFile ? fault("file_not_failed", { status }) : fault("already_converted"));
}
