import "server-only";
import { INCLUDES, type Include } from "#lib/content/schema.ts";
import { isMissingFeature, type UpstreamError } from "./upstream-error.ts";

/** What a store turned out to offer. An answer that refuses is remembered, so that it is asked once (contract 9). */
export type Capabilities = {
  includes: readonly Include[];
  hasConversionFilter: boolean;
  hasIdFilter: boolean;
};

export function unknownCapabilities(): Capabilities {
  return { includes: INCLUDES, hasConversionFilter: true, hasIdFilter: true };
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

export function refusesFilter(error: unknown, name: string): error is UpstreamError {
  return (
    isMissingFeature(error) && Object.keys(error.fieldErrors).some((key) => key.startsWith(`filter.${name}`))
  );
}
