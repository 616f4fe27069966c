import ISO6391 from "iso-639-1";
import { z } from "zod";
import { callApi } from "#lib/http/call.ts";
import { patiently } from "#lib/http/patiently.ts";
import { apiRoutes } from "#lib/routes.ts";
import { askPreflight } from "../conversions/preflight-queries.ts";
import { autofillValues } from "./autofill.ts";
import { type FileSaid, NOTHING_SAID, type Owner, ownerSchema } from "./file-said.ts";
import { isbnCore } from "./found-values.ts";

const BUSY_WAIT_MS = 2_000;

const ownersSchema = z.object({ data: z.array(ownerSchema.extend({ external_id: z.string().nullable() })) });

/** What the store finds in an uploaded file; nothing where it cannot look. Throws ApiError, and when it is aborted. */
export async function lookInside(fileUrl: string, fileType: string, signal: AbortSignal): Promise<FileSaid> {
  const ask = () => patiently(() => askPreflight(fileUrl, fileType, signal));
  let seen = await ask();
  if (seen?.ok && !seen.found) {
    // A store that is busy with the files of others says nothing of this one; in a moment it may.
    await new Promise((resolve) => setTimeout(resolve, BUSY_WAIT_MS));
    seen = await ask();
  }
  if (!seen) return NOTHING_SAID;
  const values = seen.found ? await autofillValues(seen.found, fileType, ISO6391.getAllCodes()) : {};
  const owner = values.external_id ? await findOwner(values.external_id, signal) : null;
  return { values, problems: seen.problems, owner };
}

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
