import type { SQL } from "drizzle-orm";
import { TAXONOMIES } from "#lib/content/schema.ts";
import type { CreateContent, UpdateContent } from "#lib/content/write-schema.ts";
import type { content } from "../../db/schema/content.ts";
import { NO_COVER } from "../../files/stored-cover.ts";
import type { Store } from "../context.ts";
import type { TermLists } from "../terms/write-terms.ts";
import { externalIdKey } from "./external-id-key.ts";
import { toInstant } from "./moments.ts";
import { readTableOfContents } from "./table-of-contents.ts";

type Input = CreateContent | UpdateContent;

type Row = typeof content.$inferInsert;

/** Columns of a title to write. Moments are as `momentSchema` reads them, not yet instants. */
export type ContentColumns = Partial<Row>;

const SAME_NAME = [
  "name",
  "free_until",
  "preorder_from",
  "sale_from",
  "description",
  "audience",
  "pages",
  "height",
  "width",
  "weight",
  "stock",
  "binding_type",
  "editing_location",
] as const;

export const MOMENT_COLUMNS = ["published_at", "free_until", "preorder_from", "sale_from"] as const;

/** The columns with their moments as instants, which PostgreSQL works out. */
export function withInstants(
  columns: ContentColumns,
  timeZone: string,
): { [Column in keyof Row]?: Row[Column] | SQL } {
  const instants = MOMENT_COLUMNS.flatMap((name) => {
    const moment = columns[name];
    return moment ? [[name, toInstant(moment, timeZone)] as const] : [];
  });
  return { ...columns, ...Object.fromEntries(instants) };
}

/** The columns of `content` that the input sets; what it leaves out is not among them. */
export function toColumns(input: Input, fileType: string, store: Store): ContentColumns {
  const columns: ContentColumns = {};
  for (const field of SAME_NAME)
    if (input[field] !== undefined) Object.assign(columns, { [field]: input[field] });
  if (input.external_id !== undefined) {
    columns.external_id = input.external_id;
    columns.external_id_key = input.external_id === null ? null : externalIdKey(input.external_id);
  }
  if (input.lang !== undefined) {
    columns.lang = input.lang ?? store.lang;
    columns.lang_given = input.lang !== null;
  }
  if (input.published_at) columns.published_at = input.published_at;
  if (input.require_login !== undefined) columns.require_login = input.require_login ?? false;
  if (input.preview_require_login !== undefined)
    columns.preview_require_login = input.preview_require_login ?? false;
  if (input.geographic_restrictions !== undefined) {
    columns.geo_mode = input.geographic_restrictions.mode;
    columns.geo_countries = input.geographic_restrictions.countries;
  }
  if (input.table_of_contents !== undefined)
    columns.table_of_contents = readTableOfContents(input.table_of_contents, fileType);
  // Only clearing is done here: a new cover is fetched first.
  if (input.cover_url === null) Object.assign(columns, NO_COVER, { cover_error: null, cover_asked: null });
  return { ...columns, ...freeColumns(input.free), ...previewColumns(input.preview) };
}

/** The lists of words that the input sets. */
export function toTermLists(input: Input): TermLists {
  const lists: TermLists = {};
  for (const taxonomy of [...TAXONOMIES, "bisac" as const]) {
    const terms = input[taxonomy];
    if (terms !== undefined) lists[taxonomy] = terms;
  }
  return lists;
}

/** An object replaces all three; the plain word sets only whether it is free (contract 3.3). */
function freeColumns(free: Input["free"]): ContentColumns {
  if (free === undefined) return {};
  if (typeof free === "boolean" || free === null) return free ? { free } : { free: false, free_until: null };
  return {
    free: free.enabled,
    free_until: free.enabled && free.until ? free.until : null,
    require_login: free.require_login ?? false,
  };
}

function previewColumns(preview: Input["preview"]): ContentColumns {
  if (preview === undefined) return {};
  if (typeof preview === "boolean" || preview === null) return { preview: preview ?? false };
  return { preview: preview.enabled, preview_require_login: preview.require_login ?? false };
}
