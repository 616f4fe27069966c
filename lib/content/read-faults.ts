import type { z } from "zod";
import { type Fault, type FaultCode, type FieldFaults, fault, readMessage, says } from "./fault-schema.ts";

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

type Read<Data> = { data: Data; faults: null } | { data: null; faults: FieldFaults };

/** Reads what a client sent by a schema of the contract, or says everything that is wrong with it. */
export function readInput<Schema extends z.ZodType>(schema: Schema, input: unknown): Read<z.output<Schema>> {
  const result = schema.safeParse(input, { error: messageOf });
  if (result.success) return { data: result.data, faults: null };
  return { data: null, faults: toFaults(result.error.issues) };
}

function toFaults(issues: readonly Issue[]): FieldFaults {
  // A key of the client becomes a key here, and "__proto__" must be one like any other.
  const faults: FieldFaults = Object.create(null);
  for (const { path, found } of issues.flatMap((issue) => flatten(issue, []))) {
    const field = path.join(".") || "body";
    const said = faults[field] ?? [];
    const isSaid = said.some((one) => JSON.stringify(one) === JSON.stringify(found));
    faults[field] = isSaid ? said : [...said, found];
  }
  return faults;
}

type Place = { path: PropertyKey[]; found: Fault };

function flatten(issue: Issue, base: PropertyKey[]): Place[] {
  const path = [...base, ...issue.path];
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ path: [...path, key], found: fault("unknown_key") }));
  if (issue.code === "invalid_key")
    return [{ path, found: readMessage(issue.issues[0]?.message ?? issue.message) }];
  if (issue.code === "invalid_union" && issue.message === says("unreadable_form"))
    return flattenUnion(issue.errors, path);
  return [{ path, found: readMessage(issue.message) }];
}

const OTHER_FORM: ReadonlySet<string> = new Set(["invalid_type", "invalid_value", "invalid_union"]);

/** Of several allowed forms, tells about the one that the input comes closest to. */
function flattenUnion(branches: readonly (readonly Issue[])[], path: PropertyKey[]): Place[] {
  const isOfOtherForm = ({ path, code }: Issue) => path.length === 0 && OTHER_FORM.has(code);
  const closest = branches.find((issues) => issues.length > 0 && !issues.some(isOfOtherForm)) ?? branches[0];
  const places = (closest ?? []).flatMap((issue) => flatten(issue, path));
  return places.length > 0 ? places : [{ path, found: fault("unreadable_form") }];
}

const EXPECTED = {
  string: "not_text",
  number: "not_number",
  int: "not_whole",
  boolean: "not_boolean",
  array: "not_list",
  object: "not_object",
  record: "not_object",
} as const satisfies Record<string, FaultCode>;

/** What zod found, for rules that bring no fault of their own. */
function messageOf(issue: RawIssue): string | undefined {
  if (issue.code === "invalid_type") return wrongType(issue.input, issue.expected);
  if (issue.code === "invalid_value")
    return says("not_one_of", { allowed: issue.values.map(String).join(", ") });
  if (issue.code === "invalid_union") return says("unreadable_form");
  if (issue.code === "too_big") return tooBig(issue.origin, Number(issue.maximum));
  if (issue.code === "too_small") return tooSmall(issue.origin, Number(issue.minimum));
  if (issue.code === "invalid_format" && issue.format === "email") return says("not_an_email");
  return issue.code === "unrecognized_keys" ? undefined : says("unreadable");
}

function wrongType(input: unknown, expected: string): string {
  if (input === undefined || input === null) return says("required");
  return says(Object.hasOwn(EXPECTED, expected) ? EXPECTED[expected as keyof typeof EXPECTED] : "wrong_type");
}

function tooBig(origin: string, max: number): string {
  if (origin === "string") return says("too_long", { max });
  return origin === "array" ? says("too_many", { max }) : says("too_large", { max });
}

function tooSmall(origin: string, min: number): string {
  if (origin !== "string") return says("too_small", { min });
  return min <= 1 ? says("required") : says("too_short", { min });
}
