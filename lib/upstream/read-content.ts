import "server-only";
import { z } from "zod";
import { type Content, contentSchema, partialContentSchema } from "#lib/content/schema.ts";
import { UpstreamError } from "./upstream-error.ts";

const NO_ACCESS = { enabled: false, until: null, require_login: false };

/** Core fields that older or leaner stores leave out (contract 3.1): absent reads as null. */
const ABSENT = {
  external_id: null,
  slug: null,
  lang: null,
  audience: null,
  cover_url: null,
  reader_url: null,
  product_url: null,
  published_at: null,
  license: null,
  free: NO_ACCESS,
  preview: NO_ACCESS,
};

const objectSchema = z.record(z.string(), z.unknown());

/** Reads one title of version 3, tolerantly. Throws UpstreamError when it is not one at all. */
export function readContent(json: unknown): Content {
  return readAs(contentSchema, { ...ABSENT, ...readAs(objectSchema, json) });
}

/** Reads a title that `fields` trimmed: only the keys that were asked for are there. */
export function readTrimmedContent(json: unknown): Partial<Content> {
  return readAs(partialContentSchema, json);
}

export function readAs<Schema extends z.ZodType>(schema: Schema, json: unknown): z.output<Schema> {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const where = result.error.issues[0]?.path.join(".") ?? "";
  throw new UpstreamError("unexpected", "The store's answer has a form that cannot be read.", {
    status: 200,
    said: { code: "store_unreadable", params: {} },
    cause: where,
  });
}
