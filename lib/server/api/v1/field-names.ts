import { CatalogError } from "#lib/server/errors.ts";

/** The name under which the client knows a field of the catalog. */
export type NameOfField = (field: string) => string;

/** Does `work`; faults of fields come back under the names of the client (contract 1, "Errors"). */
export async function withFieldNames<Result>(
  nameOf: NameOfField,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof CatalogError ? renamed(error, nameOf) : error;
  }
}

function renamed(error: CatalogError, nameOf: NameOfField): CatalogError {
  const faults = Object.entries(error.faults).map(([path, found]) => {
    const [field = "", ...rest] = path.split(".");
    return [[nameOf(field), ...rest].join("."), found];
  });
  return new CatalogError(error.kind, error.fault, Object.fromEntries(faults));
}
