import { type FieldFaults, fault } from "#lib/content/fault-schema.ts";
import {
  BLOCK_FIELDS,
  type BlockField,
  CORE_FIELDS,
  type CoreField,
  INCLUDES,
  type Include,
} from "#lib/content/schema.ts";
import { CatalogError, invalid } from "../../errors.ts";

export type ContentField = CoreField | BlockField;

/** The keys of a content object that are sent, in the order of contract 3.1. */
export type Shape = readonly ContentField[];

const ALLOWED = INCLUDES.join(", ");

const ALL_FIELDS: readonly ContentField[] = [
  ...CORE_FIELDS,
  ...INCLUDES.flatMap((block) => BLOCK_FIELDS[block]),
];

/** The keys that are always there. */
export const CORE: Shape = CORE_FIELDS;

/** Every key of every block: what a write answers with. */
export const WHOLE: Shape = ALL_FIELDS;

/**
 * Reads `include` and `fields`, comma lists or nothing (contract 3.1). Faults go to `faults`.
 * A known key whose block was not asked for is left out quietly.
 */
export function readShape(include: string | null, fields: string | null, faults: FieldFaults): Shape {
  const blocks = readNames(include);
  if (!blocks.every(isInclude)) {
    faults.include = [fault("include_unknown", { allowed: ALLOWED })];
    return [];
  }
  const offered = new Set<ContentField>([...CORE_FIELDS, ...blocks.flatMap((block) => BLOCK_FIELDS[block])]);
  const names = readNames(fields);
  if (names.length === 0) return ALL_FIELDS.filter((field) => offered.has(field));
  const wanted = new Set<string>(
    names.flatMap((name) => (name === "metadata" ? BLOCK_FIELDS.metadata : [name])),
  );
  const unknown = [...wanted].filter((name) => !ALL_FIELDS.some((field) => field === name));
  if (unknown.length > 0) {
    const known = [...ALL_FIELDS, "metadata"].join(", ");
    faults.fields = [fault("unknown_fields", { unknown: unknown.join(", "), known })];
  }
  return ALL_FIELDS.filter((field) => offered.has(field) && wanted.has(field));
}

/** @throws CatalogError `invalid` when there are faults; an include that is not allowed has its own message (contract 1) */
export function refuse(faults: FieldFaults): void {
  if (faults.include)
    throw new CatalogError("invalid", fault("include_not_allowed", { allowed: ALLOWED }), faults);
  if (Object.keys(faults).length > 0) throw invalid(faults);
}

export function readNames(list: string | null): string[] {
  return (list ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function isInclude(name: string): name is Include {
  return INCLUDES.some((include) => include === name);
}
