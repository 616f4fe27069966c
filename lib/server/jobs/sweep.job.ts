import { z } from "zod";
import type { Job } from "./job.ts";

/** Removes the stored files of a title that belong to none of its tracks any more. */
export const sweepJob = {
  name: "sweep",
  payload: z.object({ contentId: z.number().int() }),
  retryLimit: 5,
  retryDelaySeconds: 10,
  heartbeatSeconds: 10,
  expireInSeconds: 10 * 60,
} satisfies Job<z.ZodType>;
