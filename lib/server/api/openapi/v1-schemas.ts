import { z } from "zod";
import { FILE_TYPES } from "#lib/content/schema.ts";
import { issueAnswerSchema, issuePageSchema, issueSchema, issueTrackSchema } from "#lib/content/v1-schema.ts";
import { createContentSchema, updateContentSchema } from "#lib/content/write-schema.ts";
import { reorderTracksSchema } from "#lib/tracks/schema.ts";
import { errorSchema, faultSchema, problemSchema } from "./emitted-shapes.ts";
import { FILE_TYPE_NOTE, FILE_URL_NOTE, WRITE_NOTES } from "./field-notes.ts";
import { type JsonSchema, type Notes, startingWith, toComponents, withNotes } from "./json-schema.ts";

const success = z.literal("success");
const emittedTrackSchema = issueTrackSchema.extend({ conversion_status: z.string() });

const ANSWERS: Record<string, z.ZodType> = {
  Issue: issueSchema.extend({ file_type: z.enum(FILE_TYPES) }),
  IssuePage: issuePageSchema.extend({ CODE: success }),
  IssueAnswer: issueAnswerSchema.extend({ CODE: success }),
  IssueTrack: emittedTrackSchema,
  TrackAnswer: z.object({ CODE: success, data: emittedTrackSchema }),
  TracksAnswer: z.object({ CODE: success, data: z.array(emittedTrackSchema) }),
  Fault: faultSchema,
  Error: errorSchema.extend({
    CODE: z.enum(["validation_error", "not_found", "unauthenticated", "conflict", "error"]),
  }),
  Problem: problemSchema,
};

const REQUESTS: Record<string, z.ZodType> = {
  NewIssue: createContentSchema,
  IssueChange: updateContentSchema,
  TrackOrder: reorderTracksSchema,
};

/** Names that version 1 has for a field (contract 4). The newer name is read too. */
const OWN_NAMES: Record<string, string> = {
  published_at: "publication_date",
  file_type: "extension",
  keywords: "keyword",
};

/** What a new title needs. */
const FIRST_FIELDS = ["publication_date", "name", "external_id", "extension", "file_url"];

const TRACK_FIELDS: NonNullable<JsonSchema["properties"]> = {
  track_title: { type: "string", maxLength: 255 },
  order: { type: ["integer", "string"], description: "From 0." },
};

/** Every schema of the document for version 1, by name: the rules of version 3 in older words. */
export function v1Schemas(): Record<string, JsonSchema> {
  const { NewIssue = {}, IssueChange = {}, ...requests } = toComponents(REQUESTS, "input");
  const newNotes = { ...WRITE_NOTES, file_type: FILE_TYPE_NOTE, file_url: FILE_URL_NOTE };
  const changeNotes = { ...WRITE_NOTES, file_type: { description: "The stored one may be repeated." } };
  return {
    ...toComponents(ANSWERS, "output"),
    ...requests,
    NewIssue: startingWith(inOlderWords(NewIssue, newNotes, ["name", "external_id"]), FIRST_FIELDS),
    IssueChange: inOlderWords(IssueChange, changeNotes, []),
    NewTrack: {
      type: "object",
      properties: { ...TRACK_FIELDS, file_url: { type: "string", ...FILE_URL_NOTE } },
      required: ["file_url"],
    },
    TrackChange: { type: "object", properties: TRACK_FIELDS },
  };
}

/** What version 1 does not know it ignores, so nothing more is forbidden. */
function inOlderWords(schema: JsonSchema, notes: Notes, required: string[]): JsonSchema {
  const { additionalProperties, ...noted } = withNotes(schema, notes);
  const properties = Object.entries(noted.properties ?? {}).map(([name, property]) => [
    OWN_NAMES[name] ?? name,
    // A blank or forbidden address of a file is ignored here.
    name === "file_url" ? { type: ["string", "null"], ...FILE_URL_NOTE } : property,
  ]);
  const { required: _, ...rest } = noted;
  return {
    ...rest,
    properties: Object.fromEntries(properties),
    ...(required.length > 0 ? { required } : {}),
  };
}
