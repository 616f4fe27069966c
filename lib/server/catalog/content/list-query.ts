import { type FieldFaults, fault } from "#lib/content/fault-schema.ts";
import { isLang } from "#lib/content/lang-schema.ts";
import { FILE_TYPES, PER_PAGE_DEFAULT, PER_PAGE_MAX, SORTS, type Sort } from "#lib/content/schema.ts";
import { CONVERSION_STATES, CONVERTING_STATES } from "#lib/conversions/schema.ts";
import { type Place, readCursor } from "./cursor.ts";
import { type DateWindow, readDateWindow } from "./date-window.ts";
import { externalIdKey } from "./external-id-key.ts";
import { MISSING_WORDS } from "./missing.ts";
import { readNames, readShape, refuse, type Shape } from "./shape.ts";

/** The question for one page, read and checked. */
export type ListQuery = {
  perPage: number;
  /** Null: by publication date, newest first. */
  sort: Sort | null;
  shape: Shape;
  place: Place | null;
  /** Names filters and sort, so that a cursor cannot wander into another walk. */
  walk: string;
  name: string | null;
  externalIdKey: string | null;
  ids: string[] | null;
  fileTypes: string[] | null;
  langs: string[] | null;
  /** Of the closed set of states, so that they may stand in the text of a statement. */
  states: string[] | null;
  /** Words that a title must have, without regard to case and accents. */
  terms: { taxonomy: TermFilter; name: string }[];
  /** Of MISSING_WORDS: all that a title must lack. */
  missing: string[];
  createdAt: DateWindow | null;
  updatedAt: DateWindow | null;
};

const TERM_FILTERS = ["author", "publisher", "collection", "category"] as const;
type TermFilter = (typeof TERM_FILTERS)[number];

const FILTERS: ReadonlySet<string> = new Set([
  "filter.query",
  "filter.external_id",
  "filter.updated_at.from",
  "filter.updated_at.to",
  "filter.created_at.from",
  "filter.created_at.to",
  "filter.id",
  "filter.file_type",
  "filter.lang",
  "filter.conversion_status",
  "filter.missing",
  ...TERM_FILTERS.map((taxonomy) => `filter.${taxonomy}`),
]);

/** Words of `filter[conversion_status]` that stand for several states, or for one by another name. */
const STATE_GROUPS: Readonly<Record<string, readonly string[]>> = {
  converting: CONVERTING_STATES,
  failed: ["error"],
};

const MAX_IDS = 500;

/**
 * Reads the parameters of the list (contract 3.2). Parameters outside `filter` that are not known are ignored.
 *
 * @throws CatalogError `invalid`
 */
export function readListQuery(params: URLSearchParams, now = Date.now()): ListQuery {
  const faults: FieldFaults = {};
  const filters = readFilters(params, faults);
  const sort = readSort(params.get("sort"), faults);
  const walk = JSON.stringify([sort, [...filters].sort()]);
  const query: ListQuery = {
    perPage: readPerPage(params.get("per_page"), faults),
    sort,
    shape: readShape(params.get("include"), params.get("fields"), faults),
    place: readPlace(params.get("cursor"), walk, faults),
    walk,
    name: readName(filters, faults),
    externalIdKey: readExternalId(filters, faults),
    ids: readIds(filters, faults),
    fileTypes: readWords(filters, "file_type", FILE_TYPES, faults),
    langs: readLangs(filters, faults),
    states: readStates(filters, faults),
    terms: readTerms(filters, faults),
    missing: readWords(filters, "missing", MISSING_WORDS, faults) ?? [],
    createdAt: readWindow(filters, "created_at", now, faults),
    updatedAt: readWindow(filters, "updated_at", now, faults),
  };
  refuse(faults);
  return query;
}

type Filters = ReadonlyMap<string, string>;

function readFilters(params: URLSearchParams, faults: FieldFaults): Filters {
  const filters = new Map<string, string>();
  for (const [key, value] of params) {
    if (!/^filter(?![a-z0-9_])/.test(key)) continue;
    const name = key.replace(/\[([^[\]]*)\]/g, ".$1");
    if (!FILTERS.has(name)) faults[name] = [fault("unknown_filter")];
    else if (value.includes("\0")) faults[name] = [fault("nul_character")];
    else filters.set(name, value);
  }
  return filters;
}

function readPerPage(text: string | null, faults: FieldFaults): number {
  if (text === null) return PER_PAGE_DEFAULT;
  const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= PER_PAGE_MAX) return count;
  faults.per_page = [fault("bad_per_page", { max: PER_PAGE_MAX })];
  return PER_PAGE_DEFAULT;
}

function readSort(text: string | null, faults: FieldFaults): Sort | null {
  const sort = SORTS.find((known) => known === text);
  if (text && !sort) faults.sort = [fault("not_one_of", { allowed: SORTS.join(", ") })];
  return sort ?? null;
}

function readPlace(text: string | null, walk: string, faults: FieldFaults): Place | null {
  if (!text) return null;
  const place = readCursor(text, walk);
  if (!place) faults.cursor = [fault("bad_cursor")];
  return place;
}

function readName(filters: Filters, faults: FieldFaults): string | null {
  const name = filters.get("filter.query")?.trim() ?? "";
  if (name.length > 255) faults["filter.query"] = [fault("too_long", { max: 255 })];
  return name === "" ? null : name;
}

function readExternalId(filters: Filters, faults: FieldFaults): string | null {
  const externalId = filters.get("filter.external_id");
  if (externalId === undefined) return null;
  if (externalId.trim() === "") faults["filter.external_id"] = [fault("empty")];
  return externalIdKey(externalId);
}

function readIds(filters: Filters, faults: FieldFaults): string[] | null {
  const list = filters.get("filter.id");
  if (list === undefined) return null;
  const ids = readNames(list);
  if (ids.length === 0 || ids.length > MAX_IDS || !ids.every((id) => /^\d{1,18}$/.test(id)))
    faults["filter.id"] = [fault("bad_ids", { max: MAX_IDS })];
  return ids;
}

function readWords(
  filters: Filters,
  filter: string,
  known: readonly string[],
  faults: FieldFaults,
): string[] | null {
  const list = filters.get(`filter.${filter}`);
  if (list === undefined) return null;
  const words = readNames(list);
  if (words.length === 0 || !words.every((word) => known.includes(word)))
    faults[`filter.${filter}`] = [fault("one_or_more_of", { allowed: known.join(", ") })];
  return words;
}

/** Whole words, and one of each kind: a name may hold a comma. */
function readTerms(filters: Filters, faults: FieldFaults): ListQuery["terms"] {
  return TERM_FILTERS.flatMap((taxonomy) => {
    const filter = `filter.${taxonomy}`;
    const name = filters.get(filter)?.trim();
    if (name === undefined) return [];
    if (name === "" || name.length > 255) faults[filter] = [fault("bad_name", { max: 255 })];
    return [{ taxonomy, name }];
  });
}

function readLangs(filters: Filters, faults: FieldFaults): string[] | null {
  const list = filters.get("filter.lang");
  if (list === undefined) return null;
  const langs = readNames(list);
  if (langs.length === 0 || !langs.every(isLang)) faults["filter.lang"] = [fault("bad_languages")];
  return langs;
}

function readStates(filters: Filters, faults: FieldFaults): string[] | null {
  const words = readWords(
    filters,
    "conversion_status",
    [...new Set([...CONVERSION_STATES, ...Object.keys(STATE_GROUPS)])],
    faults,
  );
  const states = words?.flatMap((word) => STATE_GROUPS[word] ?? [word]);
  return states
    ? [...new Set(states)].filter((state) => CONVERSION_STATES.some((known) => known === state))
    : null;
}

function readWindow(
  filters: Filters,
  field: "created_at" | "updated_at",
  now: number,
  faults: FieldFaults,
): DateWindow | null {
  const from = filters.get(`filter.${field}.from`);
  const to = filters.get(`filter.${field}.to`);
  return from === undefined && to === undefined ? null : readDateWindow(field, { from, to }, now, faults);
}
