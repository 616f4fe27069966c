import { AUTOFILL_FIELDS, type AutofillField, type AutofillValues } from "./autofill.ts";
import { isSame } from "./form.ts";

const WHOLE_DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * What somebody wrote into a form, of the fields that a file may fill: neither what the form started with nor what
 * `filled` says it has from a file.
 */
export function typedIn(
  values: AutofillValues,
  start: Partial<Record<AutofillField, unknown>>,
  filled: AutofillValues,
): AutofillValues {
  const isTyped = (field: AutofillField) => {
    const value = values[field];
    if (value === undefined || value === null || value.length === 0) return false;
    if (field === "published_at" && !WHOLE_DAY.test(values.published_at ?? "")) return false;
    return filled[field] === undefined && !isSame(value, start[field]);
  };
  return Object.fromEntries(AUTOFILL_FIELDS.filter(isTyped).map((field) => [field, values[field]]));
}
