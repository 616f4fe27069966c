import { z } from "zod";

/** What fills a sentence. */
export const saidParamsSchema = z.record(z.string(), z.union([z.string(), z.number()]));

/** What a sentence says, apart from its language: a code and what fills it (contract 1, "Errors"). Read tolerantly: a store of another make has codes of its own. */
export const saidSchema = z.object({
  code: z.string(),
  params: saidParamsSchema.default({}),
});
export type Said = z.infer<typeof saidSchema>;

/** By field path, in the order of the sentences. */
export type FieldsSaid = Record<string, Said[]>;
