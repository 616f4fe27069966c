import "server-only";
import { z } from "zod";
import type { Content } from "#lib/content/schema.ts";
import type { Conversion } from "#lib/conversions/schema.ts";
import type { Track } from "#lib/tracks/schema.ts";
import { readAs, readContent } from "./read-content.ts";

/**
 * Titles of version 1 in the shape of version 3. The published samples show nulls, empty text and
 * numbers for booleans in places where others hold values, so every key but id and name may be anything.
 */

const text = z
  .union([z.string(), z.number().transform(String)])
  .nullable()
  .catch(null)
  .default(null)
  .transform((value) => (value === null || value.trim() === "" ? null : value));
const flag = z
  .union([z.boolean(), z.number(), z.string()])
  .nullable()
  .catch(null)
  .default(null)
  .transform((value) => value === true || value === 1 || value === "1" || value === "true");
const terms = z
  .array(z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]))
  .optional()
  .catch(undefined);
const number = z.coerce.number().nullable().catch(null).default(null);

const issueSchema = z.object({
  id: z.union([z.number().int(), z.string().regex(/^\d+$/).transform(Number)]),
  name: text,
  external_id: text,
  slug: text,
  lang: text,
  file_type: text,
  extension: text,
  type: text,
  audience: text,
  cover: text,
  cover_image_path: text,
  url: text,
  share_url: text,
  created_at: text,
  ti_updated_at: text,
  updated_at: text,
  published_at_utc: text,
  published_at: z.object({ timestamp: z.number() }).nullable().catch(null).default(null),
  license: z
    .union([z.string(), z.record(z.string(), z.unknown())])
    .nullable()
    .catch(null)
    .default(null),
  ti_license: text,
  free: flag,
  free_to: text,
  require_login: flag,
  preview: flag,
  require_login_for_preview: flag,
  conversion_status: text,
  conversion_status_progress: text,
  conversion_details: text,
  description: text,
  issue_description: z.object({ description: text }).nullable().catch(null).default(null),
  prices: z.record(z.string(), z.coerce.number()).catch({}).default({}),
  publisher: terms,
  author: terms,
  keyword: terms,
  keywords: terms,
  narrator: terms,
  category: terms,
  collection: terms,
  country: terms,
  edition: terms,
});

const FILE_TYPES: Readonly<Record<string, string>> = { mp3: "audio", mpga: "audio" };

/** One issue of version 1 as a title. Blocks that version 1 does not tell are left out, never made up. */
export function readIssue(json: unknown): Content {
  const issue = readAs(issueSchema, json);
  const fileType = (issue.file_type ?? issue.extension ?? issue.type ?? "").toLowerCase();
  const { publisher, author, narrator, category, collection, country, edition } = issue;
  const told = { publisher, author, narrator, category, collection, country, edition };
  return readContent({
    id: issue.id,
    external_id: issue.external_id,
    name: issue.name ?? "",
    slug: issue.slug,
    lang: issue.lang,
    file_type: FILE_TYPES[fileType] ?? fileType,
    audience: issue.audience,
    cover_url: address(issue.cover) ?? address(issue.cover_image_path),
    reader_url: address(issue.url),
    product_url: address(issue.share_url),
    created_at: instant(issue.created_at) ?? "",
    updated_at: instant(issue.ti_updated_at ?? issue.updated_at),
    published_at: instant(issue.published_at_utc) ?? fromEpoch(issue.published_at?.timestamp),
    license: issue.ti_license ?? license(issue.license),
    free: {
      enabled: issue.free,
      until: issue.free ? instant(issue.free_to) : null,
      require_login: issue.require_login,
    },
    preview: { enabled: issue.preview, require_login: issue.require_login_for_preview },
    conversion_status: issue.conversion_status,
    prices: Object.entries(issue.prices).map(([currency_id, amount]) => ({ currency_id, amount })),
    description: issue.issue_description?.description ?? issue.description,
    keywords: issue.keywords ?? issue.keyword,
    conversion: readConversion(issue),
    ...told,
  });
}

type Progress = Pick<
  z.output<typeof issueSchema>,
  "conversion_status" | "conversion_status_progress" | "conversion_details"
>;

/** Version 1 tells its progress as a sentence that ends in `n/m` (contract 3.6). */
function readConversion(issue: Progress): Conversion | null {
  if (issue.conversion_status === null) return null;
  const parts = /(\d+)\s*\/\s*(\d+)\s*$/.exec(issue.conversion_status_progress ?? "");
  return {
    status: issue.conversion_status,
    stage: null,
    step: parts ? Number(parts[1]) : null,
    steps: parts ? Number(parts[2]) : 4,
    percent: null,
    progress: issue.conversion_status_progress,
    message: issue.conversion_status === "error" ? issue.conversion_details : null,
    code: null,
    params: null,
    retryable: false,
    accepts_file: false,
    is_stalled: false,
    started_at: null,
    updated_at: null,
    finished_at: null,
  };
}

const trackSchema = z.object({
  id: z.number().int(),
  track_title: text,
  title: text,
  order: number,
  duration: number,
  size_in_kb: number,
  conversion_status: text,
  created_at: text,
  updated_at: text,
});

/** One track of version 1, whose order counts from 0 (contract 4). */
export function readIssueTrack(json: unknown): Track {
  const track = readAs(trackSchema, json);
  return {
    id: track.id,
    title: track.track_title ?? track.title ?? "",
    order: (track.order ?? 0) + 1,
    duration: track.duration,
    size_in_kb: track.size_in_kb,
    conversion_status: track.conversion_status ?? undefined,
    created_at: instant(track.created_at) ?? "",
    updated_at: instant(track.updated_at) ?? "",
    conversion_params: null,
    conversion_accepts_file: false,
  };
}

/** `2019-09-13 03:00:00`, which is in UTC, as an instant; ISO 8601 stays what it is. */
function instant(value: string | null): string | null {
  if (value === null) return null;
  const plain = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})$/.exec(value);
  if (plain) return `${plain[1]}T${plain[2]}Z`;
  return Number.isNaN(Date.parse(value)) ? null : value;
}

function fromEpoch(seconds: number | undefined): string | null {
  return seconds === undefined ? null : `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

function address(value: string | null): string | null {
  return value !== null && /^https?:\/\//i.test(value) ? value : null;
}

/** `{"ppu": false, "retail": true}` as the word that holds. */
function license(value: string | Record<string, unknown> | null): string | null {
  if (value === null || typeof value === "string") return value;
  return Object.entries(value).find(([, holds]) => Boolean(holds))?.[0] ?? null;
}
