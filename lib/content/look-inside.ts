import ISO6391 from "iso-639-1";
import { patiently } from "#lib/http/patiently.ts";
import { askPreflight } from "../conversions/preflight-queries.ts";
import { autofillValues } from "./autofill.ts";
import { type FileSaid, NOTHING_SAID } from "./file-said.ts";
import { findOwner } from "./find-owner.ts";

const BUSY_WAIT_MS = 2_000;

/** What the store finds in an uploaded file; nothing where it cannot look. Throws ApiError, and when it is aborted. */
export async function lookInside(fileUrl: string, fileType: string, signal: AbortSignal): Promise<FileSaid> {
  const ask = () => patiently(() => askPreflight(fileUrl, fileType, signal), { signal });
  let seen = await ask();
  if (seen?.ok && !seen.found) {
    // A store that is busy with the files of others says nothing of this one; in a moment it may.
    await new Promise((resolve) => setTimeout(resolve, BUSY_WAIT_MS));
    seen = await ask();
  }
  if (!seen) return NOTHING_SAID;
  const values = seen.found ? await autofillValues(seen.found, fileType, ISO6391.getAllCodes()) : {};
  const owner = values.external_id ? await findOwner(values.external_id, signal) : null;
  return { values, problems: seen.problems, owner, cover: seen.cover ?? null };
}
