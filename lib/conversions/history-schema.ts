import { z } from "zod";
import { saidParamsSchema } from "../content/said-schema.ts";
import { conversionSchema, paramsSchema } from "./schema.ts";

/** How the conversion of a title went, file by file (contract 3.6, `GET /{id}/conversion`). */

/** What a file says about itself. Null or empty where it says nothing. */
export const foundSchema = z.object({
  name: z.string().nullable(),
  author: z.array(z.string()),
  narrator: z.array(z.string()),
  publisher: z.string().nullable(),
  /** As BCP 47 writes it, such as `es` or `pt-BR`. */
  lang: z.string().nullable(),
  /** ISBN-13 without hyphens, its check digit proved. */
  isbn: z.string().nullable(),
  /** `2024`, `2024-05` or `2024-05-31`: as exact as the file is. */
  published_at: z.string().nullable(),
  /** Plain text. */
  description: z.string().nullable(),
  keywords: z.array(z.string()),
  pages: z.number().nullable(),
  words: z.number().nullable(),
  /** Seconds. */
  duration: z.number().nullable(),
  track_number: z.number().nullable(),
  album: z.string().nullable(),
});
export type Found = z.infer<typeof foundSchema>;

export const REPORT_SEVERITIES = ["fatal", "error", "warning", "info"] as const;
const countSchema = z.number().int();

/** What a validation found. Severities and gaps may grow: another word passes as text. */
export const fileReportSchema = z.object({
  version: z.string().nullable(),
  /** Null where nothing has validated the file: a PDF, or an EPUB that the validator could not manage. */
  is_valid: z.boolean().nullable(),
  counts: z.object({ fatal: countSchema, error: countSchema, warning: countSchema, info: countSchema }),
  messages: z.array(
    z.object({
      severity: z.string(),
      id: z.string(),
      message: z.string(),
      /** What fills the sentence of an `id` that is known here: lengths as players show them, such as `4:05`. */
      params: saidParamsSchema.optional(),
      location: z.string().nullable(),
    }),
  ),
  accessibility: z
    .object({
      access_modes: z.array(z.string()),
      access_modes_sufficient: z.array(z.string()),
      features: z.array(z.string()),
      hazards: z.array(z.string()),
      summary: z.string().nullable(),
      conforms_to: z.string().nullable(),
      certified_by: z.string().nullable(),
      gaps: z.array(z.string()),
    })
    .nullable(),
});
export type FileReport = z.infer<typeof fileReportSchema>;

export const audioFactsSchema = z.object({
  bit_rate_kbps: z.number().nullable(),
  sample_rate_hz: z.number().nullable(),
  channels: z.number().nullable(),
  /** `start` in seconds. */
  chapters: z.array(z.object({ title: z.string(), start: z.number() })),
  /** 1,000 values from 0 to 100 over the whole length; empty where the loudness cannot be known. */
  waveform: z.array(z.number()),
});
export type AudioFacts = z.infer<typeof audioFactsSchema>;

/** How an attempt ended: `lost` to another worker, `deleted` with its title, `retried` by a later one. */
export const ATTEMPT_OUTCOMES = ["done", "failed", "retried", "lost", "deleted"] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

const stepSchema = z.object({
  stage: z.string(),
  started_at: z.string(),
  finished_at: z.string().nullable(),
});
export type AttemptStep = z.infer<typeof stepSchema>;

const attemptSchema = z.object({
  attempt: z.number().int(),
  /** Which file was tried, and the host that it came from; null where that is not known. */
  file: z.object({ name: z.string().nullable(), host: z.string().nullable() }).nullable().default(null),
  started_at: z.string(),
  finished_at: z.string().nullable(),
  outcome: z.string().nullable(),
  message: z.string().nullable(),
  code: z.string().nullable(),
  params: paramsSchema,
  steps: z.array(stepSchema.extend({ seconds: z.number().nullable() })),
});
export type Attempt = z.infer<typeof attemptSchema>;

/**
 * What was made of a file, at addresses that are good for a while, and how much of it a buyer's preview
 * shows: the first `shared_pages`, the chapters that say so, the first `shared_seconds` of a track.
 */
export const previewSchema = z.object({
  page_count: z.number().int(),
  page_urls: z.array(z.string()),
  shared_pages: z.number().int().default(0),
  chapters: z.array(z.object({ title: z.string(), url: z.string(), is_shared: z.boolean().default(true) })),
  audio_url: z.string().nullable().default(null),
  shared_seconds: z.number().nullable().default(null),
});
export type Preview = z.infer<typeof previewSchema>;

export const convertedFileSchema = z.object({
  track_id: z.number().int().nullable(),
  title: z.string().nullable(),
  status: z.string(),
  message: z.string().nullable(),
  code: z.string().nullable(),
  params: paramsSchema,
  retryable: z.boolean(),
  accepts_file: z.boolean().default(false),
  is_stalled: z.boolean(),
  found: foundSchema.nullable(),
  report: fileReportSchema.nullable(),
  audio: audioFactsSchema.nullable(),
  preview: previewSchema.nullable(),
  file: z.object({ name: z.string(), size_in_kb: z.number(), media_type: z.string() }).nullable(),
  attempts: z.array(attemptSchema),
});
export type ConvertedFile = z.infer<typeof convertedFileSchema>;

export const conversionHistorySchema = z.object({
  conversion: conversionSchema.nullable(),
  /** What a buyer sees before buying, as a page; for editors, whatever the settings of the title are. */
  preview_url: z.string().nullable().default(null),
  files: z.array(convertedFileSchema),
});
export type ConversionHistory = z.infer<typeof conversionHistorySchema>;
