import "server-only";
import { type Preflight, type PreflightInput, preflightSchema } from "#lib/content/preflight-schema.ts";
import type { Capabilities } from "./capabilities.ts";
import { readAs } from "./read-content.ts";
import type { StoreHttp } from "./store-http.ts";
import { isMissingFeature } from "./upstream-error.ts";
import { CONTENT } from "./v3-paths.ts";

/** A look at a file (contract 6); null where the store has no such address, which is remembered. */
export async function preflightV3(
  http: StoreHttp,
  capabilities: Capabilities,
  file: PreflightInput,
): Promise<Preflight | null> {
  if (!capabilities.hasPreflight) return null;
  try {
    const path = `${CONTENT}/preflight`;
    return readAs(preflightSchema, (await http.send({ method: "POST", path, body: file })).json);
  } catch (error) {
    // A store that knows the address may still refuse what was typed into the field.
    if (!isMissingFeature(error) || Object.hasOwn(error.fieldErrors, "file_url")) throw error;
    capabilities.hasPreflight = false;
    return null;
  }
}
