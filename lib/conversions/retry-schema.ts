import { z } from "zod";
import { httpUrlSchema } from "../content/text-schema.ts";

/** What may be said when a conversion is started or tried again (contract 3.6); nothing need be. */
export const retryConversionSchema = z.strictObject({
  /** Another file, in place of the one that failed. */
  file_url: httpUrlSchema.optional(),
  /** Only this track of an audiobook. */
  track_id: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
});
export type RetryConversion = z.infer<typeof retryConversionSchema>;
