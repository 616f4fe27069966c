import { z } from "zod";
import { callApi } from "#lib/http/call.ts";
import { apiRoutes } from "#lib/routes.ts";
import { type Owner, ownerSchema } from "./file-said.ts";
import { isbnCore } from "./found-values.ts";

const ownersSchema = z.object({ data: z.array(ownerSchema.extend({ external_id: z.string().nullable() })) });

/** The title that has this external id, as far as it can be known: a store that does not tell has none. */
export async function findOwner(externalId: string, signal?: AbortSignal): Promise<Owner | null> {
  const search = new URLSearchParams({ per_page: "1", "filter[external_id]": externalId });
  const url = apiRoutes.contentList(`?${search}`);
  try {
    const { data } = (await callApi(url, { schema: ownersSchema, signal })).data;
    // A store that leaves a question out answers with any title.
    const isOwner = (id: string | null) => id !== null && isbnCore(id) === isbnCore(externalId);
    return data.find(({ external_id }) => isOwner(external_id)) ?? null;
  } catch {
    return null;
  }
}
