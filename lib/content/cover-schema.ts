import { z } from "zod";
import { saidParamsSchema } from "./said-schema.ts";

/** A cover in three sizes as WebP, and as it came (contract 3.1, `cover`). `width` and `height` are of the original. */
export const coverSchema = z.object({
  original: z.string(),
  small: z.string(),
  medium: z.string(),
  large: z.string(),
  width: z.number().int(),
  height: z.number().int(),
});

/** Why the cover that was asked for last could not be used; codes are those of conversions. */
export const coverErrorSchema = z.object({
  code: z.string(),
  params: saidParamsSchema,
  message: z.string(),
});
export type CoverError = z.infer<typeof coverErrorSchema>;

/** A small file can unfold to gigabytes of pixels: 64 million are 8,000 by 8,000. */
export const COVER_MAX_PIXELS = 64_000_000;

/** As `cover_url` of a change, instead of an address: the cover in the title's own file. */
export const FILE_COVER = "file";
