import { z } from "zod";
import type { Job } from "./job.ts";

/** Fetches the picture behind a `cover_url` that an editor gave, and makes it the cover (contract 5). */
export const coverJob = {
  name: "cover",
  payload: z.object({ contentId: z.number().int(), url: z.string() }),
  retryLimit: 3,
  retryDelaySeconds: 5,
  heartbeatSeconds: 10,
  expireInSeconds: 10 * 60,
} satisfies Job<z.ZodType>;
