import { CONVERSION_STAGES, CONVERSION_STATES } from "#lib/conversions/schema.ts";
import { CONVERSION_CODES } from "../../catalog/conversions/said.ts";
import type { Note, Notes } from "./json-schema.ts";

const extension = { "x-extension": true } as const;
const instant = { format: "date-time", examples: ["2021-03-19T00:00:00Z"] };
const STATE_NOTE: Note = {
  description: "Where the conversion stands. `done` and `error` are final; another word may come.",
  "x-extensible-enum": CONVERSION_STATES,
};

/** A title as it is sent (contract 3.1). */
export const CONTENT_NOTES: Notes = {
  id: { description: "Opaque: compare it as text.", examples: [468166] },
  external_id: {
    description: "Your own id, such as an ISBN; shown as it was sent.",
    examples: ["9781496822482"],
  },
  slug: { description: "Made from the name.", examples: ["conversations-with-donald-hall"] },
  lang: { description: "ISO 639-1.", examples: ["en"] },
  cover_url: { format: "uri" },
  reader_url: {
    format: "uri",
    description: "The page to read it on, as far as `free` and `preview` open it. Null for printed books.",
  },
  product_url: { format: "uri", description: "The page of the title in the store." },
  created_at: instant,
  updated_at: { ...instant, ...extension },
  published_at: instant,
  free: { description: "Free for a time (`until`) or for good (null)." },
  conversion_status: { ...STATE_NOTE, ...extension },
  prices: { description: "With `include=prices`: those that count now." },
  description: { description: "With `include=description`: HTML, as it was stored." },
  publisher: { description: "With `include=metadata`, as the fields down to `metrics`." },
  bisac: { description: "Codes with their labels; null for a code that is not known." },
  metrics: { description: "0 where it does not apply, null while the file is not converted." },
  geographic_restrictions: {
    description: "With `include=geographic_restrictions`. Countries by ISO 3166-1 alpha-2.",
  },
  table_of_contents: {
    ...extension,
    description:
      "With `include=table_of_contents`. Digital: `[{title, page?|href?, children?}]`; printed: HTML.",
  },
  physical: {
    ...extension,
    description: "With `include=physical`: centimetres and grams; null for digital titles.",
  },
  sale: { ...extension, description: "With `include=sale`." },
  price_schedule: {
    ...extension,
    description: "With `include=price_schedule`: every price with its dates, whether it counts now or not.",
  },
  conversion: { ...extension, description: "With `include=conversion`; null for printed books." },
  file: { ...extension, description: "With `include=file`: the stored original." },
  cover: {
    ...extension,
    description:
      "With `include=cover`: the picture as it came and as WebP, 160, 480 and 1200 pixels wide. `medium` is `cover_url`; `width` and `height` are those of the original.",
  },
  cover_error: {
    ...extension,
    description:
      "With `include=cover`: why the picture that was asked for last could not be used; the cover stays as it was.",
  },
  cover_pending: {
    ...extension,
    description: "With `include=cover`: whether a picture that was asked for is still on its way.",
  },
};

export const CONVERSION_NOTES: Notes = {
  status: STATE_NOTE,
  stage: { "x-extensible-enum": CONVERSION_STAGES },
  progress: { description: "A sentence that ends in n/m.", examples: ["Starting conversion process 3/4"] },
  message: { description: "Why it failed, and what to do." },
  code: {
    ...extension,
    description: "What `progress` or `message` says, for clients with words of their own; more may come.",
    examples: CONVERSION_CODES.slice(0, 1),
    "x-extensible-enum": CONVERSION_CODES,
  },
  params: { ...extension, description: "What fills the sentence of `code`." },
  accepts_file: {
    ...extension,
    description: "Whether another file may take the place of this one: its conversion has failed.",
  },
  is_stalled: {
    ...extension,
    description: "Nothing has changed for more than three times what this step usually takes.",
  },
};

export const TRACK_NOTES: Notes = {
  order: { description: "From 1." },
  duration: { description: "Seconds; null until the file was read." },
  conversion_status: { ...STATE_NOTE, ...extension },
  conversion_message: { ...extension, description: "Why the conversion failed, and what to do." },
  conversion_code: {
    ...extension,
    description: "What `conversion_message` says, for clients with words of their own; more may come.",
    "x-extensible-enum": CONVERSION_CODES,
  },
  conversion_params: { ...extension, description: "What fills the sentence of `conversion_code`." },
  conversion_accepts_file: {
    ...extension,
    description: "Whether another file may take the place of this one: its conversion has failed.",
  },
  created_at: instant,
  updated_at: instant,
};

const moment: Note = {
  description: "`YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS` in the time zone of the store, or an instant.",
  examples: ["2019-09-13"],
};

/** A title as it is written (contract 3.3). */
export const WRITE_NOTES: Notes = {
  name: { examples: ["Conversations with Donald Hall"] },
  external_id: { description: "Unique among the titles of the store.", examples: ["9781496822482"] },
  description: { description: "HTML." },
  lang: { description: "ISO 639-1; the language of the store when left out.", examples: ["en"] },
  published_at: moment,
  free: { description: "True, false, 0, 1, or the object that is read." },
  free_until: moment,
  preview: { description: "True, false, 0, 1, or the object that is read." },
  prices: { description: "A list, or an object by currency. Replaces all prices." },
  bisac: { description: "Codes as text or `{code}`." },
  geographic_restrictions: { description: "Null: sold everywhere." },
  table_of_contents: { description: "Digital: a JSON list; printed: HTML." },
  preorder_from: moment,
  sale_from: moment,
  cover_url: {
    description: "An address, fetched once. In a change, `file` is the cover in the title's own file.",
  },
  pages: { description: "Printed books only, as the fields down to `editing_location`." },
  height: { description: "Centimetres." },
  width: { description: "Centimetres." },
  weight: { description: "Grams." },
};

/** What only version 3 can be told, with a new title and with a change. */
export const NEW_NOTES: Notes = {
  ...WRITE_NOTES,
  keep_larger_cover: {
    ...extension,
    description:
      "Beside `cover_url`: a picture with fewer pixels than the cover in the file is not used, whichever comes first; `cover_error` says so.",
  },
};
export const CHANGE_NOTES: Notes = {
  ...WRITE_NOTES,
  keep_larger_cover: {
    ...extension,
    description:
      "Beside `cover_url`: a picture with fewer pixels than the present cover is not used; `cover_error` says so.",
  },
};

export const FILE_TYPE_NOTE: Note = {
  description: "`pdf`, `epub`, `audio` (also `mp3`, `mpga`) or `physical`.",
  examples: ["epub"],
};
/** What may be said with a new try (contract 3.6). */
export const RETRY_NOTES: Notes = {
  file_url: {
    format: "uri",
    description: "Another file, in place of the one that failed; of an audiobook, with `track_id`.",
    examples: ["https://files.example/book-mended.epub"],
  },
  track_id: { description: "Only this track of an audiobook.", examples: [9] },
};

export const FILE_URL_NOTE: Note = {
  format: "uri",
  description: "Where the file is fetched from; required unless the title is printed.",
  examples: ["https://files.example/book.epub"],
};
