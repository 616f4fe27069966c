import type { z } from "zod";
import { BULK_MAX, bulkSchema, clientRefSchema } from "#lib/content/bulk-schema.ts";
import { preflightInputSchema } from "#lib/content/preflight-schema.ts";
import { contentStatsSchema } from "#lib/content/stats-schema.ts";
import { createContentSchema, updateContentSchema } from "#lib/content/write-schema.ts";
import { conversionHistorySchema } from "#lib/conversions/history-schema.ts";
import { retryConversionSchema } from "#lib/conversions/retry-schema.ts";
import { conversionSchema } from "#lib/conversions/schema.ts";
import { addTrackSchema, reorderTracksSchema, updateTrackSchema } from "#lib/tracks/schema.ts";
import {
  bisacSubjectSchema,
  bulkAnswerSchema,
  bulkCreatedSchema,
  bulkFailedSchema,
  emittedContentSchema,
  emittedPageSchema,
  emittedPreflightSchema,
  emittedTrackSchema,
  errorSchema,
  faultSchema,
  problemSchema,
  selectedContentSchema,
  selectedPageSchema,
  staleContentSchema,
  staleTracksSchema,
  termCountSchema,
} from "./emitted-shapes.ts";
import {
  CHANGE_NOTES,
  CONTENT_NOTES,
  CONVERSION_NOTES,
  FILE_TYPE_NOTE,
  FILE_URL_NOTE,
  NEW_NOTES,
  RETRY_NOTES,
  TRACK_NOTES,
} from "./field-notes.ts";
import {
  type JsonSchema,
  ref,
  sayExtension,
  startingWith,
  toComponents,
  toJsonSchema,
  withNotes,
} from "./json-schema.ts";

const ANSWERS: Record<string, z.ZodType> = {
  Content: emittedContentSchema,
  SelectedContent: selectedContentSchema,
  ContentPage: emittedPageSchema,
  SelectedContentPage: selectedPageSchema,
  BulkAnswer: bulkAnswerSchema,
  BulkCreated: bulkCreatedSchema,
  BulkFailed: bulkFailedSchema,
  Conversion: conversionSchema,
  ConversionHistory: conversionHistorySchema,
  Preflight: emittedPreflightSchema,
  Track: emittedTrackSchema,
  Fault: faultSchema,
  Error: errorSchema,
  StaleContent: staleContentSchema,
  StaleTracks: staleTracksSchema,
  ContentStats: contentStatsSchema,
  TermCount: termCountSchema,
  BisacSubject: bisacSubjectSchema,
  Problem: problemSchema,
};

const REQUESTS: Record<string, z.ZodType> = {
  NewContent: createContentSchema,
  ContentChange: updateContentSchema,
  NewTrack: addTrackSchema,
  TrackChange: updateTrackSchema,
  TrackOrder: reorderTracksSchema,
  BulkRequest: bulkSchema,
  PreflightRequest: preflightInputSchema,
  ConversionRequest: retryConversionSchema,
};

/** The token, which any body of members may carry (contract 1). */
const TOKEN: JsonSchema = { description: "The token. The header is the better place.", deprecated: true };

/** Other names of a field (contract 3.3). */
const OTHER_NAMES: Record<string, JsonSchema> = Object.fromEntries(
  [
    ["keyword", "Same as `keywords`."],
    ["publication_date", "Same as `published_at`."],
    ["extension", "Same as `file_type`."],
    ["type", "Same as `file_type`."],
  ].map(([name = "", description]) => [name, { description, deprecated: true }]),
);

/** What a new title needs, or nearly always has. */
const FIRST_FIELDS = ["name", "file_type", "file_url", "external_id"];

/** Every schema of the document for version 3, by name. */
export function v3Schemas(): Record<string, JsonSchema> {
  const answers = toComponents(ANSWERS, "output");
  const requests = toComponents(REQUESTS, "input");
  const noted = (name: string, ...notes: Parameters<typeof withNotes>[1][]) => ({
    [name]: withNotes({ ...answers, ...requests }[name] ?? {}, Object.assign({}, ...notes)),
  });
  const { NewContent = {} } = noted("NewContent", NEW_NOTES, {
    file_type: FILE_TYPE_NOTE,
    file_url: FILE_URL_NOTE,
  });
  const newContent = withOtherNames({ NewContent: startingWith(NewContent, FIRST_FIELDS) });
  return {
    ...answers,
    ...requests,
    ...newContent,
    BulkItem: withClientRef(newContent.NewContent ?? {}),
    BulkRequest: ofBulkItems(requests.BulkRequest ?? {}),
    ...noted("Content", CONTENT_NOTES),
    ...noted("SelectedContent", CONTENT_NOTES),
    ...noted("Conversion", CONVERSION_NOTES),
    ...noted("Track", TRACK_NOTES),
    ...withToken(requests, "NewTrack", "TrackChange", "PreflightRequest"),
    ...withToken(noted("ConversionRequest", RETRY_NOTES), "ConversionRequest"),
    ...withOtherNames(
      noted("ContentChange", CHANGE_NOTES, {
        file_type: { description: "The stored one may be repeated; another is refused." },
        file_url: {
          description: "Never: only a file that failed is replaced, by starting its conversion again.",
        },
      }),
    ),
  };
}

function withToken(schemas: Record<string, JsonSchema>, ...names: string[]): Record<string, JsonSchema> {
  return Object.fromEntries(
    names.map((name) => {
      const { properties, ...schema } = schemas[name] ?? {};
      return [name, { ...schema, properties: { ...properties, user_token: TOKEN } }];
    }),
  );
}

/** An alias may stand for a field that is required, so that none of the names is. */
function withOtherNames(schemas: Record<string, JsonSchema>): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { required, ...schema }]) => [
      name,
      {
        ...schema,
        properties: { ...schema.properties, ...OTHER_NAMES, user_token: TOKEN },
        ...(required ? { required: required.filter((field) => field === "name") } : {}),
      },
    ]),
  );
}

/** An item of a bulk request is a new title with a name of the client's own. */
function withClientRef(newContent: JsonSchema): JsonSchema {
  const client_ref = {
    ...toJsonSchema(clientRefSchema),
    description: "Comes back as it was sent.",
    examples: ["r1"],
  };
  return { ...newContent, properties: { client_ref, ...newContent.properties } };
}

/** The request itself reads its items one by one, so its own schema says nothing of them. */
function ofBulkItems({ properties = {}, ...request }: JsonSchema): JsonSchema {
  return {
    ...request,
    properties: {
      contents: { type: "array", minItems: 1, maxItems: BULK_MAX, items: ref("BulkItem") },
      convert: sayExtension<JsonSchema>({
        ...(typeof properties.convert === "object" ? properties.convert : {}),
        description: "`now` starts the conversions, which otherwise wait until a file is first read.",
        "x-extension": true,
      }),
      user_token: TOKEN,
    },
  };
}
