import { z } from "zod";
import type { Job } from "./job.ts";

/** Removes titles that were deleted more than 30 days ago, with their files (contract 3.3). */
export const purgeJob = {
  name: "purge-tombstones",
  payload: z.object({}),
  retryLimit: 2,
  retryDelaySeconds: 60,
  heartbeatSeconds: 30,
  expireInSeconds: 60 * 60,
} satisfies Job<z.ZodType>;
