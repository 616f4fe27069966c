import { z } from "zod";
import type { Job } from "./job.ts";

/** Converts one file: of a title, or of one track of an audiobook (contract 3.6). */
export const convertJob = {
  name: "convert",
  payload: z.object({ conversionId: z.number().int() }),
  retryLimit: 5,
  retryDelaySeconds: 2,
  heartbeatSeconds: 10,
  expireInSeconds: 60 * 60,
} satisfies Job<z.ZodType>;

/** A conversion whose workers all died: nobody is left to say so but the queue. */
export const convertAbandonedJob = {
  name: "convert-abandoned",
  payload: convertJob.payload,
  retryLimit: 5,
  retryDelaySeconds: 3,
  heartbeatSeconds: 10,
  expireInSeconds: 60,
} satisfies Job<z.ZodType>;
