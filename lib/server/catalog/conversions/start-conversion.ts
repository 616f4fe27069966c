import { fault } from "#lib/content/fault-schema.ts";
import { conversions } from "../../db/schema/conversions.ts";
import { invalid } from "../../errors.ts";
import { isPrivateUrl } from "../../files/address-guard.ts";
import { convertJob } from "../../jobs/convert.job.ts";
import type { CatalogContext, Transaction } from "../context.ts";
import { refreshContentStatus } from "./refresh-content-status.ts";

type StartConversion = {
  contentId: number;
  /** The track whose file this is; null for the file of the title itself. */
  trackId: number | null;
  fileUrl: string;
};

/**
 * Records a file to convert and its job, in the caller's transaction
 * (contract 3.6). The title's `conversion_status` follows.
 *
 * @throws CatalogError `invalid` on `file_url` when it is a private address as written (contract 5)
 */
export async function startConversion(
  ctx: Pick<CatalogContext, "queue" | "fileUrlAllow">,
  tx: Transaction,
  { contentId, trackId, fileUrl }: StartConversion,
): Promise<void> {
  if (isPrivateUrl(fileUrl, ctx.fileUrlAllow)) throw invalid({ file_url: [fault("private_url")] });
  const [conversion] = await tx
    .insert(conversions)
    .values({
      content_id: contentId,
      track_id: trackId,
      file_url: fileUrl,
      status: "awaiting",
    })
    .returning({ id: conversions.id });
  if (conversion) await ctx.queue.send(tx, convertJob, { conversionId: conversion.id });
  await refreshContentStatus(tx, contentId);
}
