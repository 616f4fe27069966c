import { z } from "zod";

/** States of a conversion (contract 3.6). */
export const CONVERSION_STATES = [
  "awaiting",
  "deferred",
  "started_dispatching_conversion",
  "converting",
  "done",
  "error",
] as const;
export type ConversionState = (typeof CONVERSION_STATES)[number];

/** States that a worker is still going to change: these are polled. */
export const CONVERTING_STATES: readonly ConversionState[] = [
  "awaiting",
  "started_dispatching_conversion",
  "converting",
];

/** Steps of a conversion, in order: the `n` of `n/m` is the place in this list (contract 3.6). */
export const CONVERSION_STAGES = ["fetch", "inspect", "render", "publish"] as const;
export type ConversionStage = (typeof CONVERSION_STAGES)[number];

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
  retryable: z.boolean(),
  started_at: z.string().nullable(),
  updated_at: z.string().nullable(),
  finished_at: z.string().nullable(),
});
export type Conversion = z.infer<typeof conversionSchema>;

export function isConverting(status: string | null | undefined): boolean {
  return CONVERTING_STATES.some((state) => state === status);
}
