import { z } from "zod";
import { storableJsonSchema } from "#lib/content/text-schema.ts";

/** A JSON Schema of draft 2020-12, the one of OpenAPI 3.1. */
export type JsonSchema = z.core.JSONSchema.BaseSchema & { [extension: `x-${string}`]: unknown };

/** What a document says about a field beyond its type. */
export type Note = Pick<JsonSchema, "description" | "examples" | "format" | "deprecated"> & {
  /** An addition of ours, which other stores may lack. */
  "x-extension"?: true;
  /** Words that are sent today. More may come, so that a client must not break on another one. */
  "x-extensible-enum"?: readonly string[];
};

export type Notes = Record<string, Note>;

export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/**
 * Schemas of the contract as components that refer to one another by name. `input` is what a client
 * may send, `output` what it gets.
 */
export function toComponents(
  schemas: Record<string, z.ZodType>,
  io: "input" | "output",
): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const { schemas: made } = z.toJSONSchema(registry, { io, uri: (id) => ref(id).$ref, override: tidy });
  return Object.fromEntries(Object.keys(schemas).map((id) => [id, bare(made[id] ?? {})]));
}

/** A schema of one field or parameter. */
export function toJsonSchema(schema: z.ZodType, io: "input" | "output" = "input"): JsonSchema {
  return bare(z.toJSONSchema(schema, { io, override: tidy }));
}

/** Adds notes to the properties of an object. @throws Error when a note is about no property */
export function withNotes(schema: JsonSchema, notes: Notes): JsonSchema {
  const properties: Record<string, z.core.JSONSchema._JSONSchema> = { ...schema.properties };
  for (const [name, note] of Object.entries(notes)) {
    const property = properties[name];
    if (typeof property !== "object") throw new Error(`A note is about "${name}", which is no field.`);
    properties[name] = sayExtension(withNote(property, note));
  }
  return { ...schema, properties };
}

/** Puts the word before the description of what is marked. */
export function sayExtension<Thing extends { description?: string }>(thing: Thing): Thing {
  const isMarked = "x-extension" in thing && thing["x-extension"] === true;
  return isMarked ? { ...thing, description: ["*Extension.*", thing.description].join(" ").trim() } : thing;
}

/** The format of what may be null belongs to the text: beside `anyOf` readers take it for the type. */
function withNote(property: JsonSchema, { format, ...note }: Note): JsonSchema {
  if (format === undefined) return { ...property, ...note };
  if (!property.anyOf) return { ...property, format, ...note };
  const anyOf = property.anyOf.map((one) =>
    typeof one === "object" && one.type === "string" ? { ...one, format } : one,
  );
  return { ...property, anyOf, ...note };
}

/** The same schema, the named fields first: what is required stands where it is seen. */
export function startingWith(schema: JsonSchema, names: readonly string[]): JsonSchema {
  const { properties = {} } = schema;
  const first = names.filter((name) => name in properties).map((name) => [name, properties[name]]);
  return { ...schema, properties: { ...Object.fromEntries(first), ...properties } };
}

type Made = { zodSchema: z.core.$ZodTypes; jsonSchema: z.core.JSONSchema.BaseSchema };

function tidy({ zodSchema, jsonSchema }: Made) {
  // Any JSON: the empty schema says the same without a definition that refers to itself.
  if (Object.is(zodSchema, storableJsonSchema)) delete jsonSchema.$ref;
  // Any whole number is a safe integer: bounds that say so would only be in the way.
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

function bare({ $schema, $id, ...schema }: z.core.JSONSchema.BaseSchema): JsonSchema {
  return schema;
}
