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
  const errors = Object.entries(error.errors).map(([path, sentences]) => {
    const [field = "", ...rest] = path.split(".");
    const name = [nameOf(field), ...rest].join(".");
    return [name, sentences.map((sentence) => sentence.replace(`The ${path} field `, `The ${name} field `))];
  });
  return new CatalogError(error.kind, error.message, Object.fromEntries(errors));
}
