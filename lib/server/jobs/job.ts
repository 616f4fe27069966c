import type { z } from "zod";

/** A kind of job: its name, what it carries, and how it is tried again. Its handler lives in the worker. */
export type Job<Payload extends z.ZodType> = {
  name: string;
  payload: Payload;
  /** Tries after the first one, with waits that double from `retryDelaySeconds`. */
  retryLimit: number;
  retryDelaySeconds: number;
  /** A worker that gives no sign of life for this long has lost the job. */
  heartbeatSeconds: number;
  /** One attempt may take this long. */
  expireInSeconds: number;
};
