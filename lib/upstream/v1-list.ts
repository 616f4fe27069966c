import "server-only";
import { z } from "zod";
import type { ContentPage } from "#lib/content/schema.ts";
import type { ListQuery } from "./content-api.ts";
import { readAs } from "./read-content.ts";
import type { StoreHttp } from "./store-http.ts";
import { UpstreamError } from "./upstream-error.ts";
import { ISSUES } from "./v1-paths.ts";
import { readIssue } from "./v1-read.ts";

const pageSchema = z.object({
  data: z.object({
    paginator: z.object({
      current_page: z.coerce.number(),
      last_page: z.coerce.number(),
      data: z.array(z.unknown()),
    }),
  }),
});

/** Words of version 1 for a group of states; it knows no others. */
const STATE_WORDS: Readonly<Record<string, string>> = {
  converting: "converting",
  deferred: "deferred",
  failed: "error",
  error: "error",
};

/** One page of version 1 (contract 4). Its numbered pages travel as cursors; `sort`, `include` and `fields` have no word there. */
export async function listV1(http: StoreHttp, query: ListQuery): Promise<ContentPage> {
  const page = readCursor(query.get("cursor"));
  const asked = new URLSearchParams({ page: String(page), query: searchWord(query) });
  asked.set("per_page", query.get("per_page") ?? "100");
  const { json } = await http.send({ path: ISSUES, query: asked });
  const { data, current_page, last_page } = readAs(pageSchema, json).data.paginator;
  const hasMore = current_page < last_page;
  return {
    data: data.map(readIssue),
    links: {
      next: hasMore ? `page-${current_page + 1}` : null,
      prev: current_page > 1 ? `page-${current_page - 1}` : null,
    },
    meta: { has_more: hasMore },
  };
}

/** Version 1 has one search word. Two filters at once, or another one, would be faked: they are refused. */
function searchWord(query: ListQuery): string {
  const filters = [...query].filter(([name]) => name.startsWith("filter["));
  const [first, second] = filters;
  if (first === undefined) return "";
  const [name, value] = first;
  if (second !== undefined) throw refused(second[0]);
  if (name === "filter[query]" || name === "filter[external_id]") return value;
  const word = name === "filter[conversion_status]" ? STATE_WORDS[value] : undefined;
  if (word === undefined) throw refused(name);
  return word;
}

function refused(parameter: string): UpstreamError {
  const field = parameter.replaceAll("[", ".").replaceAll("]", "");
  const fieldErrors = { [field]: [`This store cannot narrow the list by ${field}.`] };
  const fieldsSaid = { [field]: [{ code: "lacks_filter", params: {} }] };
  return new UpstreamError("invalid", "The given data was invalid.", {
    status: 422,
    fieldErrors,
    fieldsSaid,
  });
}

function readCursor(cursor: string | null): number {
  const page = /^page-(\d{1,8})$/.exec(cursor ?? "page-1")?.[1];
  if (page !== undefined) return Number(page);
  const fieldErrors = { cursor: ["The cursor is not one of this list."] };
  const fieldsSaid = { cursor: [{ code: "bad_cursor", params: {} }] };
  throw new UpstreamError("invalid", "The given data was invalid.", { status: 422, fieldErrors, fieldsSaid });
}
