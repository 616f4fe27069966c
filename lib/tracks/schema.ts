import { z } from "zod";
import { says } from "../content/fault-schema.ts";
import { httpUrlSchema, requiredTextSchema } from "../content/text-schema.ts";
import { paramsSchema } from "../conversions/schema.ts";

/** A track of an audiobook as it is sent (contract 3.5). `duration` is in seconds, `order` 1-based. */
export const trackSchema = z.object({
  id: z.number().int(),
  title: z.string(),
  order: z.number().int(),
  duration: z.number().int().nullable(),
  size_in_kb: z.number().int().nullable(),
  conversion_status: z.string().optional(),
  /** Why the conversion failed, and what to do; null otherwise (extension). */
  conversion_message: z.string().nullish(),
  /** What that sentence says, for clients with words of their own, and what fills it. */
  conversion_code: z.string().nullish(),
  conversion_params: paramsSchema,
  /** Whether another file may take the place of this one, which failed (extension). */
  conversion_accepts_file: z.boolean().default(false),
  created_at: z.string(),
  updated_at: z.string(),
});
export type Track = z.infer<typeof trackSchema>;

export const trackListSchema = z.object({ data: z.array(trackSchema) });

const positionSchema = z.number().int().min(1).max(100_000);

export const addTrackSchema = z.strictObject({
  title: requiredTextSchema(255),
  file_url: httpUrlSchema,
  order: positionSchema.optional(),
});
export type AddTrack = z.infer<typeof addTrackSchema>;

export const updateTrackSchema = z.strictObject({
  title: requiredTextSchema(255).optional(),
  order: positionSchema.optional(),
});
export type UpdateTrack = z.infer<typeof updateTrackSchema>;

const trackIdSchema = z.union([
  z.number().int(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);
const placedTrackSchema = z.object({ id: trackIdSchema, order: z.number() });
const trackIdsSchema = z.array(trackIdSchema).max(10_000);

const EXAMPLE = '{"order": [9, 7]} or {"tracks": [{"id": 9, "order": 1}, …]}';

/** The four ways to write an order (contract 3.5), read into the list of ids from first to last. */
export const reorderTracksSchema = z.union(
  [
    trackIdsSchema,
    z.object({ order: trackIdsSchema }).transform(({ order }) => order),
    z.object({ tracks: trackIdsSchema }).transform(({ tracks }) => tracks),
    z
      .object({ tracks: z.array(placedTrackSchema).max(10_000) })
      .transform(({ tracks }) =>
        tracks.toSorted((one, other) => one.order - other.order).map(({ id }) => id),
      ),
  ],
  { error: says("bad_track_order", { example: EXAMPLE }) },
);
