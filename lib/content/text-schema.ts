import { z } from "zod";
import { says } from "./fault-schema.ts";

/**
 * Text that PostgreSQL can store: no NUL, no half of a surrogate pair.
 * Both are legal in JSON and would otherwise surface as a database error.
 */
function isStorable(text: string) {
  return !text.includes("\u0000") && text.isWellFormed();
}

const UNSTORABLE = says("unstorable_text");

export function textSchema(maxLength: number) {
  return z.string().max(maxLength).refine(isStorable, { error: UNSTORABLE });
}

/** Text that must say something: blank counts as missing. */
export function requiredTextSchema(maxLength: number) {
  return textSchema(maxLength).refine((text) => text.trim() !== "", { error: says("required") });
}

/** Words in a list, and the characters of each. */
export const MAX_TERMS = 1000;
export const MAX_TERM_LENGTH = 255;

/** An ordered list of words; blanks and repetitions are dropped silently (contract 3.3). */
export const termListSchema = z
  .array(textSchema(MAX_TERM_LENGTH))
  .max(MAX_TERMS)
  .nullable()
  .transform((terms) => [...new Set((terms ?? []).map((term) => term.trim()).filter((term) => term !== ""))]);

/** Booleans also come as 0, 1, "0" and "1" (contract 3.3). */
export const looseBooleanSchema = z
  .union([z.boolean(), z.literal(0), z.literal(1), z.literal("0"), z.literal("1")])
  .transform((value) => value === true || value === 1 || value === "1");

export const URL_MAX_LENGTH = 2048;

export const httpUrlSchema = textSchema(URL_MAX_LENGTH).refine(isHttpUrl, { error: says("bad_url") });

function isHttpUrl(text: string) {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
}

/** JSON of which every text, keys included, can be stored. */
export const storableJsonSchema = z.json().refine((value) => isStorableJson(value), { error: UNSTORABLE });

function isStorableJson(value: unknown): boolean {
  if (typeof value === "string") return isStorable(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([key, child]) => isStorable(key) && isStorableJson(child));
}
