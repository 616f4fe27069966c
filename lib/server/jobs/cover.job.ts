import { z } from "zod";
import type { Job } from "./job.ts";

/** Makes what an editor gave as `cover_url` the cover: the picture behind an address, or that of the title's own file (contract 5). */
export const coverJob = {
  name: "cover",
  payload: z.object({
    contentId: z.number().int(),
    url: z.string(),
    /** What the title holds as `cover_asked` while it waits for this one; jobs of an older make have none. */
    request: z.uuid().nullable().default(null),
    /** A picture with fewer pixels than the present cover is refused. */
    keepLarger: z.boolean().default(false),
  }),
  retryLimit: 3,
  retryDelaySeconds: 5,
  heartbeatSeconds: 10,
  expireInSeconds: 10 * 60,
} satisfies Job<z.ZodType>;

/** A cover that was given up: its worker failed or died again and again, and nobody is left to say so but the queue. */
export const coverAbandonedJob = {
  name: "cover-abandoned",
  payload: coverJob.payload,
  retryLimit: 5,
  retryDelaySeconds: 3,
  heartbeatSeconds: 10,
  expireInSeconds: 60,
} satisfies Job<z.ZodType>;
