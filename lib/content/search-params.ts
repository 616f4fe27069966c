import {
  createLoader,
  createParser,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { plainIsbn } from "./isbn.ts";
import { contentRowSchema } from "./row-schema.ts";
import { FILE_TYPES, PER_PAGE_DEFAULT, SORTS } from "./schema.ts";

/** Groups of conversion states that the list can be narrowed to (contract 3.2, extension). */
export const STATE_GROUPS = ["done", "converting", "deferred", "failed"] as const;

const parseAsLanguage = createParser({
  parse: (text) => (/^[a-z]{2}$/.test(text) ? text : null),
  serialize: (lang: string) => lang,
});

/** What the store can look for; the rest of a text that was pasted by mistake is left out. */
const SEARCH_MAX_LENGTH = 255;
const parseAsSearch = createParser({
  parse: (text) => text.replaceAll("\u0000", "").slice(0, SEARCH_MAX_LENGTH),
  serialize: (text: string) => text.slice(0, SEARCH_MAX_LENGTH),
});

/** The address of the list is its only state. What is not one of ours becomes the default. */
export const contentSearchParams = {
  q: parseAsSearch.withDefault(""),
  type: parseAsStringLiteral(FILE_TYPES),
  lang: parseAsLanguage,
  state: parseAsStringLiteral(STATE_GROUPS),
  sort: parseAsStringLiteral(SORTS),
  cursor: parseAsString.withDefault(""),
};
export type ContentListParams = inferParserType<typeof contentSearchParams>;

export const loadContentSearchParams = createLoader(contentSearchParams);

export function isNarrowed({ q, type, lang, state }: ContentListParams): boolean {
  return q.trim() !== "" || type !== null || lang !== null || state !== null;
}

const LIST_FIELDS = Object.keys(contentRowSchema.shape).join(",");

/**
 * The questions that answer a search, in order: the first with hits is the answer. The store looks
 * names up by part and external ids exactly, while people type either into one field.
 */
export function listQuestions(params: ContentListParams): URLSearchParams[] {
  const text = params.q.trim();
  if (text === "") return [question(params, {})];
  const byName = question(params, { "filter[query]": text });
  const byId = question(params, { "filter[external_id]": text });
  // A cursor belongs to the question it came from; an exact id never has a second page.
  if (params.cursor !== "" || !/^\S*\d\S*$/.test(text)) return [byName];
  return plainIsbn(text) !== null ? [byId, byName] : [byName, byId];
}

function question({ type, lang, state, sort, cursor }: ContentListParams, search: Record<string, string>) {
  const query = new URLSearchParams({
    per_page: String(PER_PAGE_DEFAULT),
    include: "prices,metadata,conversion,cover",
    fields: LIST_FIELDS,
    ...search,
  });
  if (type) query.set("filter[file_type]", type);
  if (lang) query.set("filter[lang]", lang);
  if (state) query.set("filter[conversion_status]", state);
  if (sort) query.set("sort", sort);
  if (cursor) query.set("cursor", cursor);
  return query;
}

/**
 * The cursor inside `links.next` or `links.prev`; null when there is no such page. A store gives a whole
 * address or the bare token (contract 3.2).
 */
export function cursorOf(link: string | null): string | null {
  if (link === null) return null;
  return URL.canParse(link) ? new URL(link).searchParams.get("cursor") : link;
}
