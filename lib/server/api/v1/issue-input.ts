import { type FieldFaults, fault } from "#lib/content/fault-schema.ts";
import { readInput } from "#lib/content/read-faults.ts";
import { issueFieldName, missingIssueFields, toContentInput } from "#lib/content/v1-write-schema.ts";
import { createContentSchema } from "#lib/content/write-schema.ts";
import { invalid } from "#lib/server/errors.ts";
import type { NameOfField } from "./field-names.ts";

/**
 * The body of a new title of version 1 as input of version 3 (contract 4.1).
 *
 * @throws CatalogError `invalid` that names every fault at once, those of the other rules too
 */
export function readNewIssue(body: unknown): unknown {
  const input = toContentInput(body);
  const missing = missingIssueFields(body);
  if (missing.length === 0) return input;
  const required: FieldFaults = Object.fromEntries(missing.map((field) => [field, [fault("required")]]));
  throw invalid({ ...readInput(createContentSchema, input).faults, ...required });
}

/** The name of a field of a title as this client knows it. */
export function issueFieldNames(body: unknown): NameOfField {
  return (field) => issueFieldName(body, field);
}
