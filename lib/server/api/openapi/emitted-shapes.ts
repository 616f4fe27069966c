import { z } from "zod";
import { FAULTS } from "#lib/content/fault-schema.ts";
import { coverSizeSchema, PREFLIGHT_CODES, preflightSchema } from "#lib/content/preflight-schema.ts";
import { saidParamsSchema } from "#lib/content/said-schema.ts";
import { contentPageSchema, contentSchema, FILE_TYPES, LICENSES } from "#lib/content/schema.ts";
import { foundSchema } from "#lib/conversions/history-schema.ts";
import { trackSchema } from "#lib/tracks/schema.ts";

/**
 * What this store sends: the contract of lib/content/schema.ts, which reads tolerantly, narrowed to
 * the one canonical shape (contract 3.1). Nullable there and never null here is said here.
 */
const instantSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
const idSchema = z.number().int().min(1);

export const emittedContentSchema = contentSchema.extend({
  id: idSchema,
  slug: z.string(),
  lang: z.string(),
  file_type: z.enum(FILE_TYPES),
  created_at: instantSchema,
  updated_at: instantSchema,
  published_at: instantSchema,
  license: z.enum(LICENSES),
  conversion_status: z.string(),
  metrics: z
    .object({
      total_pages: z.number().int().nullable(),
      total_words: z.number().int().nullable(),
      total_seconds: z.number().int().nullable(),
    })
    .optional(),
});

/** A title of which `fields` named only some keys. */
export const selectedContentSchema = emittedContentSchema.partial();

export const emittedPageSchema = contentPageSchema.extend({ data: z.array(emittedContentSchema) });
export const selectedPageSchema = contentPageSchema.extend({ data: z.array(selectedContentSchema) });

export const emittedTrackSchema = trackSchema.extend({
  id: idSchema,
  conversion_status: z.string(),
  conversion_message: z.string().nullable(),
  conversion_code: z.string().nullable(),
  created_at: instantSchema,
  updated_at: instantSchema,
});

export const termCountSchema = z.object({ name: z.string(), count: z.number().int() });
export const bisacSubjectSchema = z.object({ code: z.string(), label: z.string() });

/** A look at a file before it becomes a title: its codes are a closed list (contract 6). */
export const emittedPreflightSchema = preflightSchema.extend({
  problems: z.array(
    z.object({
      code: z.enum(PREFLIGHT_CODES),
      message: z.string(),
      params: saidParamsSchema,
      fix: z.string().optional(),
    }),
  ),
  suggested_url: z.string().optional(),
  found: foundSchema.nullable(),
  cover: coverSizeSchema.nullable(),
});

const EXTENSION = { "x-extension": true };
const sentencesSchema = z.record(z.string(), z.array(z.string()));

/** What a sentence says, for a client that words it itself (contract 1, "Errors"). */
export const faultSchema = z.object({
  code: z.enum(Object.keys(FAULTS)).meta(EXTENSION),
  params: saidParamsSchema.meta(EXTENSION),
});
const codesSchema = z.record(z.string(), z.array(faultSchema)).meta(EXTENSION);

export const errorSchema = faultSchema.extend({
  message: z.string(),
  errors: sentencesSchema.optional(),
  codes: codesSchema.optional(),
  request_id: z.string().meta(EXTENSION).optional(),
});

export const staleContentSchema = errorSchema.extend({
  current: emittedContentSchema,
  changed: z.array(z.string()),
});
export const staleTracksSchema = errorSchema.extend({
  current: z.array(emittedTrackSchema),
  changed: z.array(z.string()),
});

const bulkItemShape = {
  index: z.number().int().min(0),
  client_ref: z.union([z.string(), z.number()]).nullable(),
};
export const bulkCreatedSchema = z.object({
  ...bulkItemShape,
  status: z.literal("created"),
  content: emittedContentSchema,
});
export const bulkFailedSchema = z.object({
  ...bulkItemShape,
  status: z.literal("failed"),
  message: z.string(),
  ...faultSchema.shape,
  errors: sentencesSchema,
  codes: codesSchema,
});
export const bulkAnswerSchema = z.object({
  message: z.string().optional(),
  ...faultSchema.partial().shape,
  data: z.array(z.union([bulkCreatedSchema, bulkFailedSchema])),
  meta: z.object({ total: z.number().int(), created: z.number().int(), failed: z.number().int() }),
});

/** RFC 9457. */
export const problemSchema = z.looseObject({
  type: z.literal("about:blank"),
  title: z.string(),
  status: z.number().int(),
  ...faultSchema.shape,
  errors: sentencesSchema.optional(),
  codes: codesSchema.optional(),
});
