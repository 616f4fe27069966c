import { z } from "zod";
import { saidParamsSchema } from "../content/said-schema.ts";

/** States of a conversion (contract 3.6). */
export const CONVERSION_STATES = [
  "awaiting",
  "deferred",
  "started_dispatching_conversion",
  "converting",
  "done",
  "error",
] as const;
export type ConversionStatus = (typeof CONVERSION_STATES)[number];

/** States that a worker is still going to change: these are polled. */
export const CONVERTING_STATES: readonly ConversionStatus[] = [
  "awaiting",
  "started_dispatching_conversion",
  "converting",
];

/** Steps of a conversion, in order: the `n` of `n/m` is the place in this list (contract 3.6). */
export const CONVERSION_STAGES = ["fetch", "inspect", "render", "publish"] as const;
export type ConversionStage = (typeof CONVERSION_STAGES)[number];

/** What fills the sentence of a code. A store that has none sends none. */
export const paramsSchema = saidParamsSchema.nullable().default(null);

/**
 * The `conversion` block. Read tolerantly: a store of another make may send states that we do not
 * know, and a client must not break on them.
 */
export const conversionSchema = z.object({
  status: z.string(),
  stage: z.string().nullable(),
  step: z.number().int().nullable(),
  steps: z.number().int(),
  percent: z.number().nullable(),
  progress: z.string().nullable(),
  message: z.string().nullable(),
  /** What the sentence says, for clients that have words of their own, and what fills it. */
  code: z.string().nullable().default(null),
  params: paramsSchema,
  retryable: z.boolean(),
  /** Whether another file may take the place of this one: it failed. A store that lacks this never says so. */
  accepts_file: z.boolean().default(false),
  /** Nothing has moved for far longer than this step usually takes. */
  is_stalled: z.boolean().default(false),
  started_at: z.string().nullable(),
  updated_at: z.string().nullable(),
  finished_at: z.string().nullable(),
});
export type Conversion = z.infer<typeof conversionSchema>;

export function isConverting(status: string | null | undefined): boolean {
  return CONVERTING_STATES.some((state) => state === status);
}
