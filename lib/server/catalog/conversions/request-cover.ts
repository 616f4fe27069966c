import { invalid } from "../../errors.ts";
import { checkFileUrl } from "../../files/address-guard.ts";
import { coverJob } from "../../jobs/cover.job.ts";
import type { CatalogContext, Transaction } from "../context.ts";
import { toSentence } from "../parse-input.ts";

/**
 * Has the picture behind `url` fetched and made the cover of the title, once the caller's
 * transaction commits (contract 3.3, `cover_url`).
 *
 * @throws CatalogError `invalid` on `cover_url` when it is a private address as written (contract 5)
 */
export async function requestCover(
  ctx: Pick<CatalogContext, "queue" | "fileUrlAllow">,
  tx: Transaction,
  contentId: number,
  url: string,
): Promise<void> {
  const problem = checkFileUrl(url, ctx.fileUrlAllow);
  if (problem) throw invalid({ cover_url: [toSentence("cover_url", problem)] });
  await ctx.queue.send(tx, coverJob, { contentId, url });
}
