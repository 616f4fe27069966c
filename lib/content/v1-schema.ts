import { z } from "zod";
import { says } from "./fault-schema.ts";

/**
 * Version 1 as it is sent (contract 4): the same titles in the shapes of the published samples, every
 * key of them. Reads are tolerant: a store of another make may leave out what we always send.
 */

/** `timestamp` in seconds since 1970 (UTC), `date` as local wall time in `timezone`. */
export const issueDateSchema = z.object({ timestamp: z.number(), date: z.string(), timezone: z.string() });
export type IssueDate = z.infer<typeof issueDateSchema>;

/** The first track of an audiobook, or the file of another title. `order` counts from 0. */
export const issueFileSchema = z.object({
  tenant_id: z.number(),
  issue_id: z.number(),
  id: z.number().nullable(),
  version: z.number(),
  track_title: z.string(),
  duration: z.number().nullable(),
  order: z.number(),
  size_in_kb: z.number().nullable(),
});
export type IssueFile = z.infer<typeof issueFileSchema>;

/** A price in hundredths, whatever the currency. */
export const priceMorphSchema = z.object({
  tenant_id: z.number(),
  id: z.number(),
  priceable_type: z.string(),
  priceable_id: z.number(),
  type: z.string(),
  country_code: z.string().nullable(),
  currency_id: z.string(),
  amount_in_cents: z.number(),
  created_at: z.string(),
  updated_at: z.string(),
  deleted_at: z.string().nullable(),
});

const pageGroupSchema = z.object({
  pagesPerGroup: z.number().nullable(),
  concurrentWorkerRequests: z.number().nullable(),
});

/** Amounts by currency; an empty list, not an empty object, when there are none. */
const issuePricesSchema = z.union([z.record(z.string(), z.number()), z.array(z.never())]);

const flag = z.union([z.boolean(), z.literal(0), z.literal(1)]).nullable();
const text = z.string().nullable();

/** A title as version 1 shows it: the keys of both published samples. */
export const issueSchema = z.object({
  id: z.number(),
  external_id: text,
  version: z.number(),
  marketplace: z.number(),
  license: z.object({ ppu: z.boolean(), retail: z.boolean() }),
  discount: z.number().nullable(),
  file_type: z.string(),
  lang: text,
  audience: text,
  user_id: z.number(),
  medusa_automation_id: z.number().nullable(),
  name: z.string(),
  slug: text,
  conversion_status: z.string(),
  conversion_settings: z
    .object({
      PdfConversionQuality: z.string(),
      PdfSplitInPages: pageGroupSchema,
      PdfProcessPages: pageGroupSchema,
    })
    .partial(),
  conversion_details: text,
  published_at: issueDateSchema.nullable(),
  bucket_domain: z.string(),
  cover_image_path: z.string(),
  number_of_pages: z.number().nullable(),
  notifies_users: z.number().nullable(),
  notification_text: text,
  notified_users_at: text,
  medusa_automation_status: text,
  created_at: z.string(),
  ti_id: z.number(),
  ti_tenant_id: z.number(),
  ti_issue_id: z.number(),
  ti_license: z.string(),
  ti_withdrawn: z.number(),
  ti_free: z.number(),
  ti_free_to: text,
  ti_require_login: z.number().nullable(),
  ti_preview: z.number(),
  ti_require_login_for_preview: z.number(),
  ti_private_material: z.number().nullable(),
  ti_published_at: z.string(),
  ti_created_at: z.string(),
  ti_updated_at: z.string(),
  ti_deleted_at: text,
  cover: z.string(),
  url: z.string(),
  share_url: z.string(),
  public_file_url: z.string(),
  current_session_limit: z.number(),
  can_be_removed_from_inventory: z.boolean(),
  notes_count: z.number(),
  description: text,
  description_raw_text: text,
  description_with_html: text,
  is_owned_by_current_tenant: z.boolean(),
  free: z.boolean(),
  free_to: text,
  prices: issuePricesSchema,
  preview: flag,
  private_material: flag,
  publication_date: issueDateSchema.nullable(),
  require_login: flag,
  require_login_for_preview: flag,
  conversion_status_progress: text,
  published_at_utc: text,
  price_morph: z.array(priceMorphSchema),
  sessions: z.unknown(),
  issue_description: z.object({ issue_id: z.number(), description: text }),
  file: issueFileSchema.nullable(),
});
export type Issue = z.infer<typeof issueSchema>;

/** A track of an audiobook in version 1: the file record, and where its conversion stands. */
export const issueTrackSchema = issueFileSchema.extend({
  id: z.number(),
  conversion_status: z.string().optional(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type IssueTrack = z.infer<typeof issueTrackSchema>;

const pageLinkSchema = z.object({
  url: text,
  label: z.union([z.string(), z.number()]),
  active: z.boolean(),
});
export type PageLink = z.infer<typeof pageLinkSchema>;

export const paginatorSchema = z.object({
  current_page: z.number(),
  data: z.array(issueSchema),
  first_page_url: z.string(),
  from: z.number().nullable(),
  last_page: z.number(),
  last_page_url: z.string(),
  links: z.array(pageLinkSchema),
  next_page_url: text,
  path: z.string(),
  per_page: z.number(),
  prev_page_url: text,
  to: z.number().nullable(),
  total: z.number(),
});
export type Paginator = z.infer<typeof paginatorSchema>;

export const issuePageSchema = z.object({
  CODE: z.string(),
  data: z.object({
    paginator: paginatorSchema,
    reached_issues_limit: z.boolean(),
    reached_free_issues_limit: z.boolean(),
  }),
});

export const issueAnswerSchema = z.object({
  CODE: z.string(),
  data: z.object({ issue: issueSchema, message: z.string().optional() }),
  message: z.string().optional(),
});

const pageNumber = (max: number, message: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: message })
    .transform(Number)
    .pipe(z.number().min(1, { error: message }).max(max, { error: message }));

const blankIsNone = (value: unknown) => (value === "" ? undefined : value);

export const ISSUES_PER_PAGE = 15;

/** `GET /issues`: parameters come as text, blank ones count as missing, unknown ones are ignored. */
export const issueQuerySchema = z.object({
  page: z.preprocess(blankIsNone, pageNumber(100_000_000, says("bad_page")).default(1)),
  per_page: z.preprocess(
    blankIsNone,
    pageNumber(500, says("bad_page_size", { max: 500 })).default(ISSUES_PER_PAGE),
  ),
  query: z.string().trim().max(255).default(""),
});
export type IssueQuery = z.infer<typeof issueQuerySchema>;
