import type { NameOfField } from "./field-names.ts";

/**
 * A track as version 1 writes it, in the words of version 3: `track_title` for `title`, `order` from 0
 * (contract 4.1). Unknown keys are dropped; what cannot be read is left to the rules of the catalog.
 */
export function toTrackInput(body: unknown): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  const { track_title, title, file_url, order } = body as Record<string, unknown>;
  return withoutUndefined({ title: track_title ?? title, file_url, order: toPosition(order) });
}

/** The names of a track's fields as this client knows them: its own, or those of the documents. */
export function trackFieldNames(body: unknown): NameOfField {
  const wroteTitle = typeof body === "object" && body !== null && "title" in body;
  return (field) => (field === "title" && !wroteTitle ? "track_title" : field);
}

function toPosition(order: unknown): unknown {
  const isText = typeof order === "string" && /^\d{1,9}$/.test(order);
  return typeof order === "number" || isText ? Number(order) + 1 : order;
}

function withoutUndefined(fields: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
