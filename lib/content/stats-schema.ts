import { z } from "zod";

const countsSchema = z.record(z.string(), z.number().int());

/** `GET /api/v3/content/stats` (contract 8): how many living titles there are of each kind. */
export const contentStatsSchema = z.object({
  total: z.number().int(),
  file_type: countsSchema,
  conversion_status: countsSchema,
  lang: countsSchema,
  /** By month of creation in UTC, as `2026-11`. */
  created_month: countsSchema,
  /** By what a title lacks, in the words of `filter[missing]`. */
  missing: countsSchema,
  counted_at: z.string(),
});
export type ContentStats = z.infer<typeof contentStatsSchema>;
