import { z } from "zod";
import { contentSchema } from "#lib/content/schema.ts";
import { until } from "#tests/support/until.ts";
import type { Storefront } from "../support/storefront.ts";
import type { Ending } from "./endings.ts";

/** What the API says of each conversion, by the name of its title. */
export type Endings = Map<string, Ending>;
type Title = { name: string; file_type: string; file_url: string };

const MOST_AT_ONCE = 100;
const ALL_ENDED_LIMIT_MS = 8 * 60_000;
const listSchema = z.object({ data: z.array(contentSchema) });

/** Makes titles through the Content API, and waits until every conversion of the store has ended. */
export async function convertThrough(
  store: Storefront,
  titles: readonly Title[],
  { meanwhile = async () => undefined }: { meanwhile?: () => Promise<void> } = {},
): Promise<Endings> {
  const list = async (query: string) => listSchema.parse(await store.call(`?${query}`)).data;
  for (let at = 0; at < titles.length; at += MOST_AT_ONCE)
    await store.call("/bulk", { contents: titles.slice(at, at + MOST_AT_ONCE), convert: "now" });
  await until(
    async () => {
      await meanwhile();
      return list("per_page=1&filter[conversion_status]=converting");
    },
    ({ length }) => length === 0,
    ALL_ENDED_LIMIT_MS,
  );
  const all = await list("per_page=500&include=conversion");
  return new Map(all.map(({ name, conversion }) => [name ?? "", toEnding(conversion)]));
}

function toEnding(conversion: z.infer<typeof contentSchema>["conversion"]): Ending {
  const { status = "", code = null, message = null, params = null } = conversion ?? {};
  return { status, code, message, params };
}
