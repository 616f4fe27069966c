import { z } from "zod";
import { contentPageSchema, contentSchema } from "./schema.ts";

/** A title as the list needs it; blocks are missing where the store does not offer them. */
export const contentRowSchema = contentSchema.pick({
  id: true,
  external_id: true,
  name: true,
  lang: true,
  file_type: true,
  cover_url: true,
  cover: true,
  published_at: true,
  free: true,
  conversion_status: true,
  prices: true,
  author: true,
  conversion: true,
});
export type ContentRow = z.infer<typeof contentRowSchema>;

export const contentRowPageSchema = contentPageSchema.extend({ data: z.array(contentRowSchema) });
export type ContentRowPage = z.infer<typeof contentRowPageSchema>;
