import { generateTitle } from "#lib/server/seed/generate-title.ts";
import type { Question } from "./questions.ts";

/** One request whose cost is followed while the store grows. `isFirst`: only its first answer is counted anew. */
export type Shape = { title: string; path: string; isFirst?: boolean };

const LIST = "/api/v3/content?per_page=100";
const DAY_MS = 24 * 60 * 60 * 1000;

/** Every kind of question that an editor or a feed asks, frequent and rare answers alike. */
export function shapesOf(questions: Question[], id: string): Shape[] {
  const list = (title: string, query: string): Shape => ({ title, path: `${LIST}&${query}` });
  const filter = (name: string, value: string, more = "") =>
    list(`${name}=${value}`, `filter[${name}]=${encodeURIComponent(value)}${more}`);
  const known = generateTitle(0);
  const wordOf = (taxonomy: string) => firstTerm(taxonomy);
  const weekAgo = new Date(Date.now() - 7 * DAY_MS).toISOString().slice(0, 10);
  return [
    ...questions.map(({ title, query }) => ({ title, path: `/api/v3/content?${query}` })),
    filter("query", "zzzqqq"),
    filter("query", "de"),
    filter("query", "q"),
    filter("query", "wk"),
    filter("external_id", known.externalId ?? ""),
    filter("file_type", "epub"),
    filter("file_type", "audio"),
    filter("lang", "pt"),
    filter("lang", "de"),
    filter("conversion_status", "failed"),
    filter("conversion_status", "converting"),
    filter("author", wordOf("author")),
    filter("publisher", wordOf("publisher")),
    filter("collection", wordOf("collection")),
    filter("category", wordOf("category")),
    filter("file_type", "audio", `&filter[publisher]=${encodeURIComponent(wordOf("publisher"))}`),
    ...["cover", "description", "price", "price:USD", "price:AUD", "bisac", "author"].map((word) =>
      filter("missing", word),
    ),
    filter("missing", "author,bisac,price"),
    list("sort=updated_at", "sort=updated_at"),
    list(
      "created_at of one month",
      `filter[created_at][from]=2016-02-01+00:00:00&filter[created_at][to]=2016-03-01+00:00:00`,
    ),
    list(
      "sort=updated_at, created_at from 2016-02",
      "sort=updated_at&filter[created_at][from]=2016-02-01+00:00:00",
    ),
    list(
      "sort=created_at, updated_at of a week",
      `sort=created_at&filter[updated_at][from]=${weekAgo}+00:00:00`,
    ),
    { title: "one title", path: `/api/v3/content/${id}?include=prices,description,metadata` },
    { title: "/terms, authors", path: "/api/v3/terms?taxonomy=author" },
    { title: "/terms, keywords", path: "/api/v3/terms?taxonomy=keywords" },
    { title: "/terms, authors like garcia", path: "/api/v3/terms?taxonomy=author&query=garcia" },
    { title: "/stats, counted anew", path: "/api/v3/content/stats", isFirst: true },
  ];
}

/** A word that one of the first titles has, so that every size has it. */
function firstTerm(taxonomy: string): string {
  for (let number = 0; number < 1_000; number++) {
    const term = generateTitle(number).terms.find((one) => one.taxonomy === taxonomy);
    if (term) return term.name;
  }
  throw new Error(`No title has a ${taxonomy}.`);
}
