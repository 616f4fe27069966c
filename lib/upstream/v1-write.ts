import "server-only";
import { z } from "zod";
import type { AddTrack, UpdateTrack } from "#lib/tracks/schema.ts";

const fieldsSchema = z.record(z.string(), z.unknown());
const pricesSchema = z.array(z.object({ currency_id: z.string(), amount: z.unknown() }));
const switchSchema = z.object({
  enabled: z.unknown(),
  until: z.unknown().optional(),
  require_login: z.unknown().optional(),
});

/** Names of version 3 and what version 1 calls them (contract 4). */
const NAMES: Readonly<Record<string, string>> = {
  published_at: "publication_date",
  file_type: "extension",
  keywords: "keyword",
};

/** Fields that version 1 shows under a second name and does not document for writing: both are sent, the unknown one is ignored. */
const SECOND_NAMES: Readonly<Record<string, string>> = {
  free_until: "free_to",
  preview_require_login: "require_login_for_preview",
};

/** Fields of version 3 in the words and shapes of version 1. What is not an object stays what it is. */
export function toIssueInput(input: unknown): unknown {
  const read = fieldsSchema.safeParse(input);
  if (!read.success) return input;
  const issue: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(read.data)) Object.assign(issue, toIssueField(name, value));
  return issue;
}

function toIssueField(name: string, value: unknown): Record<string, unknown> {
  if (name === "prices") return { prices: toIssuePrices(value) };
  if (name === "free") return toSwitch(value, ["free", "free_until", "require_login"]);
  if (name === "preview") return toSwitch(value, ["preview", null, "preview_require_login"]);
  if (name === "file_type") {
    // The documents of version 1 call printed books a type, files an extension.
    if (value === "physical") return { type: "physical" };
    return { extension: value === "audio" ? "mp3" : value };
  }
  if (name === "bisac" && Array.isArray(value)) {
    return { bisac: value.map((code: unknown) => (typeof code === "string" ? { code } : code)) };
  }
  return withSecondNames({ [NAMES[name] ?? name]: value });
}

function toIssuePrices(value: unknown): unknown {
  const read = pricesSchema.safeParse(value);
  if (!read.success) return value;
  return Object.fromEntries(read.data.map(({ currency_id, amount }) => [currency_id, amount]));
}

type SwitchNames = [enabled: string, until: string | null, requireLogin: string];

function toSwitch(value: unknown, [enabled, until, requireLogin]: SwitchNames): Record<string, unknown> {
  const read = switchSchema.safeParse(value);
  if (!read.success) return { [enabled]: value };
  const fields: Record<string, unknown> = { [enabled]: read.data.enabled };
  if (until !== null && read.data.until !== undefined) fields[until] = read.data.until;
  if (read.data.require_login !== undefined) fields[requireLogin] = read.data.require_login;
  return withSecondNames(fields);
}

function withSecondNames(fields: Record<string, unknown>): Record<string, unknown> {
  const seconds = Object.entries(fields).flatMap(([name, value]) => {
    const second = SECOND_NAMES[name];
    return second === undefined ? [] : [[second, value] as const];
  });
  return { ...fields, ...Object.fromEntries(seconds) };
}

export function toIssueTrack({ title, order, ...rest }: AddTrack | UpdateTrack): Record<string, unknown> {
  const track: Record<string, unknown> = { ...rest };
  if (title !== undefined) track.track_title = title;
  if (order !== undefined) track.order = order - 1;
  return track;
}

const NAMES_BACK = new Map([
  ...Object.entries({ ...NAMES, ...SECOND_NAMES }).map(([ours, theirs]) => [theirs, ours] as const),
  ["type", "file_type"] as const,
  ["track_title", "title"] as const,
]);

/** Field errors of version 1 under the names of version 3, so that they find their field in a form. */
export function toContentErrors<Fault>(errors: Record<string, Fault[]>): Record<string, Fault[]> {
  return Object.fromEntries(
    Object.entries(errors).map(([path, sentences]) => {
      const [field = "", ...rest] = path.split(".");
      return [[NAMES_BACK.get(field) ?? field, ...rest].join("."), sentences];
    }),
  );
}
