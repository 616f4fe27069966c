import {
  BLOCK_FIELDS,
  CORE_FIELDS,
  FILE_TYPES,
  INCLUDES,
  PER_PAGE_DEFAULT,
  PER_PAGE_MAX,
  SORTS,
  TAXONOMIES,
} from "#lib/content/schema.ts";
import { CONVERSION_STATES } from "#lib/conversions/schema.ts";
import { MISSING_WORDS } from "../../catalog/content/missing.ts";
import { SEARCH_DEFAULT, SEARCH_MAX } from "../../catalog/terms/search.ts";
import type { JsonSchema } from "./json-schema.ts";
import type { Parameter } from "./operation.ts";

const text: JsonSchema = { type: "string" };
const moment: JsonSchema = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}$" };

/** A list in one value, its words separated by commas. */
const listOf = (words: readonly string[]): Pick<Parameter, "schema" | "explode"> => ({
  schema: { type: "array", items: { type: "string", enum: [...words] } },
  explode: false,
});

const query = (name: string, description: string, more: Partial<Parameter> = {}): Parameter => ({
  name,
  in: "query",
  description,
  schema: text,
  ...more,
});

const FIELDS = [...CORE_FIELDS, ...Object.values(BLOCK_FIELDS).flat(), "metadata"];

/** Parameters that several operations share, by the name of their component. */
export const V3_PARAMETERS: Record<string, Parameter> = {
  Id: {
    name: "id",
    in: "path",
    required: true,
    description: "The id of a title: ours, or with `id_type=external` yours.",
    schema: text,
    example: "468166",
  },
  TrackId: {
    name: "track",
    in: "path",
    required: true,
    description: "The id of a track.",
    schema: { type: "integer" },
    example: 9,
  },
  IdType: query(
    "id_type",
    "How the id in the path is meant; `internal` when left out. A write whose id could mean two titles is refused (409) until this says which.",
    { schema: { type: "string", enum: ["internal", "external"] } },
  ),
  Include: query("include", "Blocks to add to each title, such as `prices,metadata`.", {
    ...listOf(INCLUDES),
  }),
  Fields: query(
    "fields",
    "Keys to send, such as `id,name,cover_url`, of the core and of the blocks included; `metadata` means all of that block. A known key whose block was not included is left out.",
    { ...listOf(FIELDS) },
  ),
  IfNoneMatch: {
    name: "If-None-Match",
    in: "header",
    description: "The ETag that you hold, with its quotes: 304 while it is still right.",
    schema: text,
  },
  IdempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    description:
      "A word of yours for this request. Sent again within 24 hours with the same body it gets the same answer, and nothing is done twice.",
    schema: { type: "string", minLength: 1, maxLength: 255 },
    "x-extension": true,
  },
  IfMatch: {
    name: "If-Match",
    in: "header",
    description:
      'The ETag of what you are changing, with its quotes, such as `"r3.…"`: 412 when somebody changed it meanwhile.',
    schema: text,
    "x-extension": true,
  },
};

/** Parameters of the list alone (contract 3.2). */
export const LIST_PARAMETERS: Parameter[] = [
  query("per_page", "Titles on a page; another number is refused, never clamped.", {
    schema: { type: "integer", minimum: 1, maximum: PER_PAGE_MAX, default: PER_PAGE_DEFAULT },
  }),
  query(
    "cursor",
    "From `links.next` or `links.prev`: the token or the whole address. It belongs to its sort and filters.",
  ),
  query("sort", "Publication date, newest first, when left out. `-` means descending.", {
    schema: { type: "string", enum: [...SORTS] },
  }),
  query("filter[query]", "The name contains this, without regard to case and accents."),
  query("filter[external_id]", "The external id is this one. ISBN-10, ISBN-13 and hyphens do not matter."),
  query("filter[updated_at][from]", "UTC, within the last month, such as `2026-11-01 00:00:00`.", {
    schema: moment,
  }),
  query("filter[updated_at][to]", "UTC, at most one month after `from`.", {
    schema: moment,
  }),
  query(
    "filter[created_at][from]",
    "UTC, any date of the past, such as `2026-01-01 00:00:00`. By itself: everything since.",
    { schema: moment },
  ),
  query("filter[created_at][to]", "UTC, at most one month after `from`. By itself: everything until then.", {
    schema: moment,
  }),
  query("filter[id]", "Up to 500 ids, separated by commas, such as `468166,468167`.", {
    "x-extension": true,
  }),
  query("filter[file_type]", "One kind or several.", { ...listOf(FILE_TYPES), "x-extension": true }),
  query("filter[lang]", "One language or several, separated by commas, such as `es,pt`.", {
    "x-extension": true,
  }),
  query(
    "filter[conversion_status]",
    "One state or several; `failed` is `error`, `converting` all that is under way.",
    {
      ...listOf([...CONVERSION_STATES, "failed"]),
      "x-extension": true,
    },
  ),
  ...["author", "publisher", "collection", "category"].map((taxonomy) =>
    query(
      `filter[${taxonomy}]`,
      "One whole name, without regard to case and accents; a comma belongs to it.",
      {
        "x-extension": true,
      },
    ),
  ),
  query("filter[missing]", "What a title lacks, such as `cover` or `price:USD`; of several words, all.", {
    ...listOf(MISSING_WORDS),
    "x-extension": true,
  }),
];

/** Parameters of a search for words (contract 3.8). */
export const SEARCH_PARAMETERS: Parameter[] = [
  query("query", "Part of it, or something like it. Without one: the beginning of all.", {
    schema: { type: "string", maxLength: 255 },
  }),
  query("per_page", "How many at most.", {
    schema: { type: "integer", minimum: 1, maximum: SEARCH_MAX, default: SEARCH_DEFAULT },
  }),
];

export const TAXONOMY_PARAMETER: Parameter = query("taxonomy", "The list whose names are wanted.", {
  required: true,
  schema: { type: "string", enum: [...TAXONOMIES] },
});

/** Of the conversion of an audiobook (contract 3.6). */
export const TRACK_PARAMETER: Parameter = query(
  "track_id",
  "Only the file of this track, with its waveform.",
  {
    schema: { type: "integer", minimum: 1 },
  },
);
