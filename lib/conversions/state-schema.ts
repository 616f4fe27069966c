import { z } from "zod";
import { conversionSchema } from "./schema.ts";

/** The state of one title's conversion, for polling. `conversion` is null where the store has no such block. */
export const conversionStateSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  file_type: z.string(),
  cover_url: z.string().nullable(),
  conversion_status: z.string().nullish(),
  conversion: conversionSchema.nullable(),
});
export type ConversionState = z.infer<typeof conversionStateSchema>;

/** What is being converted now, newest first, and the titles that somebody watches. */
const conversionsSchema = z.object({
  active: z.array(conversionStateSchema),
  watched: z.array(conversionStateSchema),
});
export type Conversions = z.infer<typeof conversionsSchema>;

/** The same for one browser, with the ids of the titles that it watches and the store has no more. */
export const watchedConversionsSchema = conversionsSchema.extend({
  gone: z.array(z.number().int()).default([]),
});
export type WatchedConversions = z.infer<typeof watchedConversionsSchema>;
