import { FILE_TYPES, PER_PAGE_DEFAULT, PER_PAGE_MAX, SORTS, type Sort } from "#lib/content/schema.ts";
import { CONVERSION_STATES, CONVERTING_STATES } from "#lib/conversions/schema.ts";
import { CatalogError, type FieldErrors, invalid } from "../../errors.ts";
import { type Place, readCursor } from "./cursor.ts";
import { type DateWindow, readDateWindow } from "./date-window.ts";
import { externalIdKey } from "./external-id-key.ts";
import { MISSING_WORDS } from "./missing.ts";
import { INCLUDE_REFUSED, readNames, readShape, type Shape } from "./shape.ts";

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
export const CURSOR_REFUSED =
  "The cursor field is damaged, or belongs to another sort or other filters. Start again without it.";

/**
 * Reads the parameters of the list (contract 3.2). Parameters outside `filter` that are not known are ignored.
 *
 * @throws CatalogError `invalid`
 */
export function readListQuery(params: URLSearchParams, now = Date.now()): ListQuery {
  const errors: FieldErrors = {};
  const filters = readFilters(params, errors);
  const sort = readSort(params.get("sort"), errors);
  const walk = JSON.stringify([sort, [...filters].sort()]);
  const query: ListQuery = {
    perPage: readPerPage(params.get("per_page"), errors),
    sort,
    shape: readShape(params.get("include"), params.get("fields"), errors),
    place: readPlace(params.get("cursor"), walk, errors),
    walk,
    name: readName(filters, errors),
    externalIdKey: readExternalId(filters, errors),
    ids: readIds(filters, errors),
    fileTypes: readWords(filters, "file_type", FILE_TYPES, errors),
    langs: readLangs(filters, errors),
    states: readStates(filters, errors),
    terms: readTerms(filters, errors),
    missing: readWords(filters, "missing", MISSING_WORDS, errors) ?? [],
    createdAt: readWindow(filters, "created_at", now, errors),
    updatedAt: readWindow(filters, "updated_at", now, errors),
  };
  if (errors.include) throw new CatalogError("invalid", INCLUDE_REFUSED, errors);
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return query;
}

type Filters = ReadonlyMap<string, string>;

function readFilters(params: URLSearchParams, errors: FieldErrors): Filters {
  const filters = new Map<string, string>();
  for (const [key, value] of params) {
    if (!/^filter(?![a-z0-9_])/.test(key)) continue;
    const name = key.replace(/\[([^[\]]*)\]/g, ".$1");
    if (!FILTERS.has(name)) errors[name] = [`The selected ${name} is invalid.`];
    else if (value.includes("\0")) errors[name] = [`The ${name} field must not contain a NUL character.`];
    else filters.set(name, value);
  }
  return filters;
}

function readPerPage(text: string | null, errors: FieldErrors): number {
  if (text === null) return PER_PAGE_DEFAULT;
  const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= PER_PAGE_MAX) return count;
  errors.per_page = [`The per page must be between 1 and ${PER_PAGE_MAX}.`];
  return PER_PAGE_DEFAULT;
}

function readSort(text: string | null, errors: FieldErrors): Sort | null {
  const sort = SORTS.find((known) => known === text);
  if (text && !sort) errors.sort = [`The sort field must be one of ${SORTS.join(", ")}.`];
  return sort ?? null;
}

function readPlace(text: string | null, walk: string, errors: FieldErrors): Place | null {
  if (!text) return null;
  const place = readCursor(text, walk);
  if (!place) errors.cursor = [CURSOR_REFUSED];
  return place;
}

function readName(filters: Filters, errors: FieldErrors): string | null {
  const name = filters.get("filter.query")?.trim() ?? "";
  if (name.length > 255)
    errors["filter.query"] = ["The filter.query field must not be longer than 255 characters."];
  return name === "" ? null : name;
}

function readExternalId(filters: Filters, errors: FieldErrors): string | null {
  const externalId = filters.get("filter.external_id");
  if (externalId === undefined) return null;
  if (externalId.trim() === "")
    errors["filter.external_id"] = ["The filter.external_id field must not be empty."];
  return externalIdKey(externalId);
}

function readIds(filters: Filters, errors: FieldErrors): string[] | null {
  const list = filters.get("filter.id");
  if (list === undefined) return null;
  const ids = readNames(list);
  if (ids.length === 0 || ids.length > MAX_IDS || !ids.every((id) => /^\d{1,18}$/.test(id)))
    errors["filter.id"] = [`The filter.id field must hold 1 to ${MAX_IDS} ids, separated by commas.`];
  return ids;
}

function readWords(
  filters: Filters,
  filter: string,
  known: readonly string[],
  errors: FieldErrors,
): string[] | null {
  const list = filters.get(`filter.${filter}`);
  if (list === undefined) return null;
  const words = readNames(list);
  if (words.length === 0 || !words.every((word) => known.includes(word)))
    errors[`filter.${filter}`] = [`The filter.${filter} field must be one or more of ${known.join(", ")}.`];
  return words;
}

/** Whole words, and one of each kind: a name may hold a comma. */
function readTerms(filters: Filters, errors: FieldErrors): ListQuery["terms"] {
  return TERM_FILTERS.flatMap((taxonomy) => {
    const filter = `filter.${taxonomy}`;
    const name = filters.get(filter)?.trim();
    if (name === undefined) return [];
    if (name === "" || name.length > 255)
      errors[filter] = [`The ${filter} field must be a name of 1 to 255 characters.`];
    return [{ taxonomy, name }];
  });
}

function readLangs(filters: Filters, errors: FieldErrors): string[] | null {
  const list = filters.get("filter.lang");
  if (list === undefined) return null;
  const langs = readNames(list);
  if (langs.length === 0 || !langs.every((lang) => /^[a-z]{2}(-[A-Za-z0-9]{2,8}){0,3}$/.test(lang)))
    errors["filter.lang"] = ["The filter.lang field must hold language codes of ISO 639-1, such as es."];
  return langs;
}

function readStates(filters: Filters, errors: FieldErrors): string[] | null {
  const words = readWords(
    filters,
    "conversion_status",
    [...CONVERSION_STATES, ...Object.keys(STATE_GROUPS)],
    errors,
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
  errors: FieldErrors,
): DateWindow | null {
  const from = filters.get(`filter.${field}.from`);
  const to = filters.get(`filter.${field}.to`);
  return from === undefined && to === undefined ? null : readDateWindow(field, { from, to }, now, errors);
}
