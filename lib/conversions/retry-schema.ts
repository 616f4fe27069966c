import { z } from "zod";
import { httpUrlSchema } from "../content/text-schema.ts";

/** What may be said when a conversion is started or tried again (contract 3.6); nothing need be. */
export const retryConversionSchema = z.strictObject({
  /** Another file, in place of the one that failed. */
  file_url: httpUrlSchema.optional(),
  /** Only this track of an audiobook. */
  track_id: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  // A body may carry the token (contract 1); it is read by the token check, not here.
  user_token: z.unknown().optional(),
});
export type RetryConversion = Pick<z.infer<typeof retryConversionSchema>, "file_url" | "track_id">;
