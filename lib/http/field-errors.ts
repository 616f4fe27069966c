import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import { ApiError } from "./api-error.ts";

type Form<Values extends FieldValues> = Pick<UseFormReturn<Values>, "setError" | "getValues">;

/**
 * Puts each sentence of the server at its field, with the focus on the first. Returns the sentences
 * that no field of the form takes, for the alert of the form.
 *
 * A path may lead deeper than the form does (`author.3`, `free.until`): it then goes to the nearest
 * field above it. `rename` maps a path of the store to one of the form where the two differ.
 */
export function setFieldErrors<Values extends FieldValues>(
  form: Form<Values>,
  error: unknown,
  rename: (path: string) => string = (path) => path,
): string[] {
  if (!(error instanceof ApiError)) return [];
  const values = form.getValues();
  const homeless: string[] = [];
  const taken = new Set<string>();
  for (const [path, sentences] of Object.entries(error.fieldErrors)) {
    const message = sentences.join(" ");
    const field = nearestField(values, rename(path));
    if (field === null) homeless.push(`${path}: ${message}`);
    else if (!taken.has(field)) {
      form.setError(
        field as FieldPath<Values>,
        { type: "server", message },
        { shouldFocus: taken.size === 0 },
      );
      taken.add(field);
    }
  }
  return homeless;
}

/** The longest beginning of `path` that the values of the form have; null when not even its first part is there. */
function nearestField(values: unknown, path: string): string | null {
  const found: string[] = [];
  let value = values;
  for (const part of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) break;
    found.push(part);
    value = Reflect.get(value, part);
  }
  return found.length > 0 ? found.join(".") : null;
}
