import { eq } from "drizzle-orm";
import { FILE_COVER } from "#lib/content/cover-schema.ts";
import { fault } from "#lib/content/fault-schema.ts";
import { content } from "../../db/schema/content.ts";
import { invalid } from "../../errors.ts";
import { isPrivateUrl } from "../../files/address-guard.ts";
import { coverJob } from "../../jobs/cover.job.ts";
import type { CatalogContext, Transaction } from "../context.ts";

/**
 * Has the picture behind `url`, or with `file` the one in the title's own file, made the cover of the
 * title, once the caller's transaction commits (contract 3.3, `cover_url`).
 *
 * @throws CatalogError `invalid` on `cover_url` when it is a private address as written (contract 5)
 */
export async function requestCover(
  ctx: Pick<CatalogContext, "queue" | "fileUrlAllow">,
  tx: Transaction,
  contentId: number,
  url: string,
): Promise<void> {
  if (url !== FILE_COVER && isPrivateUrl(url, ctx.fileUrlAllow))
    throw invalid({ cover_url: [fault("private_url")] });
  await tx.update(content).set({ cover_error: null }).where(eq(content.id, contentId));
  await ctx.queue.send(tx, coverJob, { contentId, url });
}
