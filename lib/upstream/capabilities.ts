import "server-only";
import { BLOCK_FIELDS, INCLUDES, type Include } from "#lib/content/schema.ts";
import { isMissingFeature, type UpstreamError } from "./upstream-error.ts";

/** What a store turned out to offer. An answer that refuses is remembered, so that it is asked once (contract 9). */
export type Capabilities = {
  includes: readonly Include[];
  hasConversionFilter: boolean;
  hasIdFilter: boolean;
  /** Whether `fields` may name keys that only extensions add, such as `conversion`. */
  hasExtensionFields: boolean;
  /** Whether it looks at a file before it becomes a title (contract 6). */
  hasPreflight: boolean;
};

export function unknownCapabilities(): Capabilities {
  return {
    includes: INCLUDES,
    hasConversionFilter: true,
    hasIdFilter: true,
    hasExtensionFields: true,
    hasPreflight: true,
  };
}

const ALLOWED_INCLUDES = /Allowed include\(s\) are: ([a-z_, ]+)/;

/** Runs `call` with the includes the store offers; learns them from its refusal and asks once more. */
export async function withIncludes<Result>(
  capabilities: Capabilities,
  wanted: readonly string[],
  call: (include: string) => Promise<Result>,
): Promise<Result> {
  const offered = () => wanted.filter((name) => capabilities.includes.some((include) => include === name));
  // A word that no store knows is passed on, so that the store's own refusal names it.
  const unknown = wanted.filter((name) => !INCLUDES.some((include) => include === name));
  try {
    return await call([...offered(), ...unknown].join(","));
  } catch (error) {
    if (!isMissingFeature(error) || unknown.length > 0) throw error;
    const allowed = ALLOWED_INCLUDES.exec(error.message)?.[1]?.split(/\s*,\s*/);
    if (!allowed) throw error;
    const before = offered().length;
    capabilities.includes = INCLUDES.filter((include) => allowed.includes(include));
    if (offered().length === before) throw error;
    return call(offered().join(","));
  }
}

const PUBLISHED_INCLUDES: readonly Include[] = [
  "prices",
  "description",
  "metadata",
  "geographic_restrictions",
];

/** Blocks that the source documents do not have: their keys are unknown to a store without extensions. */
const EXTENSION_FIELDS: readonly string[] = INCLUDES.filter(
  (block) => !PUBLISHED_INCLUDES.includes(block),
).flatMap((block) => BLOCK_FIELDS[block]);

/** Runs `call`; when the store refuses `fields`, asks once more without the keys of extensions, and remembers it. */
export async function withFields<Result>(
  capabilities: Capabilities,
  query: URLSearchParams,
  call: (query: URLSearchParams) => Promise<Result>,
): Promise<Result> {
  const names = (query.get("fields") ?? "").split(",");
  const plain = names.filter((name) => !EXTENSION_FIELDS.includes(name));
  const lean = new URLSearchParams(query);
  if (plain.length < names.length) lean.set("fields", plain.join(","));
  if (!capabilities.hasExtensionFields) return call(lean);
  try {
    return await call(query);
  } catch (error) {
    const isRefused = isMissingFeature(error) && Object.hasOwn(error.fieldErrors, "fields");
    if (!isRefused || plain.length === names.length) throw error;
    const result = await call(lean);
    capabilities.hasExtensionFields = false;
    return result;
  }
}

export function refusesFilter(error: unknown, name: string): error is UpstreamError {
  return (
    isMissingFeature(error) && Object.keys(error.fieldErrors).some((key) => key.startsWith(`filter.${name}`))
  );
}
