import { z } from "zod";
import type { Job } from "./job.ts";

/** Removes what has been kept long enough: deleted titles with their files, records of changes, answers under a key (contract 3.3). */
export const purgeJob = {
  name: "purge-tombstones",
  payload: z.object({}),
  retryLimit: 2,
  retryDelaySeconds: 60,
  heartbeatSeconds: 30,
  expireInSeconds: 60 * 60,
} satisfies Job<z.ZodType>;
