import { z } from "zod";

/** What a sentence says, apart from its language: a code and what fills it (contract 1, "Errors"). */
export const saidSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type Said = z.infer<typeof saidSchema>;

/** By field path, in the order of the sentences. */
export type FieldsSaid = Record<string, Said[]>;
