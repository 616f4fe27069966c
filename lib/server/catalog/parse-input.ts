import type { z } from "zod";
import { type FieldErrors, invalid } from "../errors.ts";

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

/**
 * Reads what a client sent by a schema of the contract.
 *
 * @throws CatalogError `invalid`, with sentences by field path such as `prices.0.amount` (contract 1)
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input, { error: phrase });
  if (result.success) return result.data;
  throw invalid(toFieldErrors(result.error.issues));
}

function toFieldErrors(issues: readonly Issue[]): FieldErrors {
  // A key of the client becomes a key here, and "__proto__" must be one like any other.
  const errors: FieldErrors = Object.create(null);
  for (const { path, phrase } of issues.flatMap((issue) => flatten(issue, []))) {
    const field = path.join(".") || "body";
    const sentence = toSentence(field, phrase);
    const said = errors[field] ?? [];
    errors[field] = said.includes(sentence) ? said : [...said, sentence];
  }
  return errors;
}

/** A message that begins in lower case is the rest of a sentence about its field. */
export function toSentence(field: string, phrase: string): string {
  if (!/^[a-z]/.test(phrase)) return phrase;
  return field === "body" ? `The body ${phrase}` : `The ${field} field ${phrase}`;
}

type Fault = { path: PropertyKey[]; phrase: string };

function flatten(issue: Issue, base: PropertyKey[]): Fault[] {
  const path = [...base, ...issue.path];
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      path: [...path, key],
      phrase: "is not known here: check its spelling.",
    }));
  if (issue.code === "invalid_key") return [{ path, phrase: issue.issues[0]?.message ?? issue.message }];
  if (issue.code === "invalid_union" && issue.message === UNION) return flattenUnion(issue.errors, path);
  return [{ path, phrase: issue.message }];
}

const UNION = "has a form that cannot be read.";

const OTHER_FORM: ReadonlySet<string> = new Set(["invalid_type", "invalid_value", "invalid_union"]);

/** Of several allowed forms, tells about the one that the input comes closest to. */
function flattenUnion(branches: readonly (readonly Issue[])[], path: PropertyKey[]): Fault[] {
  const isOfOtherForm = ({ path, code }: Issue) => path.length === 0 && OTHER_FORM.has(code);
  const closest = branches.find((issues) => issues.length > 0 && !issues.some(isOfOtherForm)) ?? branches[0];
  const faults = (closest ?? []).flatMap((issue) => flatten(issue, path));
  return faults.length > 0 ? faults : [{ path, phrase: UNION }];
}

const EXPECTED: Record<string, string> = {
  string: "must be text.",
  number: "must be a number.",
  int: "must be a whole number.",
  boolean: "must be true or false.",
  array: "must be a list.",
  object: "must be an object.",
  record: "must be an object.",
};

/** The words for what zod found, for rules that bring none of their own. */
function phrase(issue: RawIssue): string | undefined {
  if (issue.code === "invalid_type")
    return issue.input === undefined || issue.input === null
      ? "is required."
      : (EXPECTED[issue.expected] ?? "has the wrong type.");
  if (issue.code === "invalid_value") return `must be one of ${issue.values.map(String).join(", ")}.`;
  if (issue.code === "invalid_union") return UNION;
  if (issue.code === "too_big") return tooBig(issue.origin, Number(issue.maximum));
  if (issue.code === "too_small") return `must be ${issue.minimum} or more.`;
  return issue.code === "unrecognized_keys" ? undefined : "cannot be read.";
}

function tooBig(origin: string, maximum: number): string {
  if (origin === "string") return `must not be longer than ${maximum} characters.`;
  return origin === "array" ? `must not have more than ${maximum} items.` : `must be ${maximum} or less.`;
}
