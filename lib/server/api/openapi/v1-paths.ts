import { ISSUES_PER_PAGE } from "#lib/content/v1-schema.ts";
import { ref } from "./json-schema.ts";
import { answer, type Paths, parameterRef } from "./operation.ts";
import { body, bodyFaults, faults, idParameters } from "./parts.ts";
import {
  CREATED_ISSUE_EXAMPLE,
  ISSUE_EXAMPLE,
  ISSUE_PAGE_EXAMPLE,
  ISSUE_TRACK_EXAMPLE,
  ISSUE_TRACKS_EXAMPLE,
  NEW_ISSUE_EXAMPLE,
  NEW_ISSUE_TRACK_EXAMPLE,
} from "./v1-examples.ts";
import { V3_PARAMETERS } from "./v3-parameters.ts";

const { Id, TrackId, IdType } = V3_PARAMETERS;

export const V1_PARAMETERS = {
  ...(Id && { Id: { ...Id, description: "The id of a title: ours or, when there is none of that, yours." } }),
  ...(TrackId && { TrackId }),
  ...(IdType && {
    IdType: {
      ...IdType,
      description: "How the id in the path is meant, when it could mean two titles.",
      "x-extension": true as const,
    },
  }),
};

const createdAnswer = { schema: ref("IssueAnswer"), examples: { created: CREATED_ISSUE_EXAMPLE } };
const issueAnswer = { schema: ref("IssueAnswer"), examples: { title: ISSUE_EXAMPLE } };
const trackAnswer = { schema: ref("TrackAnswer"), examples: { track: ISSUE_TRACK_EXAMPLE } };
const tracksAnswer = { schema: ref("TracksAnswer"), examples: { tracks: ISSUE_TRACKS_EXAMPLE } };

/** Titles and tracks of version 1 (contract 4), below its path of issues. */
export const ISSUE_PATHS: Paths = {
  "": {
    get: {
      operationId: "listIssues",
      summary: "List titles",
      description: "Descriptions are cut here: read a title by itself to see all of it.",
      tags: ["issues"],
      parameters: [
        {
          name: "page",
          in: "query",
          description: "From 1.",
          schema: { type: "integer", minimum: 1, default: 1 },
        },
        {
          name: "per_page",
          in: "query",
          description: "Titles on a page.",
          schema: { type: "integer", minimum: 1, maximum: 500, default: ISSUES_PER_PAGE },
        },
        {
          name: "query",
          in: "query",
          description:
            "`converting`, `deferred` or `error` for titles in that state; otherwise an id, an external id, or a part of the name.",
          schema: { type: "string", maxLength: 255 },
        },
      ],
      responses: {
        "200": answer("A page, with the total.", {
          schema: ref("IssuePage"),
          examples: { page: ISSUE_PAGE_EXAMPLE },
        }),
        ...faults("Invalid"),
      },
    },
    post: {
      operationId: "createIssue",
      summary: "Create a title",
      description:
        "`publication_date`, `name`, `external_id` and `extension` are required, and `file_url` unless it is printed. The file is fetched and converted at once, in the background.",
      tags: ["issues"],
      parameters: [],
      requestBody: body("NewIssue", { pdf: NEW_ISSUE_EXAMPLE }),
      responses: { "201": answer("The title.", createdAnswer), ...faults(...bodyFaults) },
    },
  },
  "/{id}": {
    get: {
      operationId: "getIssue",
      summary: "Read a title",
      description: "With its descriptions whole.",
      tags: ["issues"],
      parameters: idParameters,
      responses: { "200": answer("The title.", issueAnswer), ...faults("NotFound", "Invalid") },
    },
    put: {
      operationId: "updateIssue",
      summary: "Change a title",
      description: "What is left out stays; a list that is sent replaces the old one whole.",
      tags: ["issues"],
      parameters: idParameters,
      requestBody: body("IssueChange", { keywords: { keyword: ["API", "book"] } }),
      responses: { "204": answer("Changed."), ...faults("NotFound", "Ambiguous", ...bodyFaults) },
    },
    delete: {
      operationId: "deleteIssue",
      summary: "Delete a title",
      description: "Gone at once; version 3 can restore it for 30 days.",
      tags: ["issues"],
      parameters: idParameters,
      responses: { "204": answer("Deleted."), ...faults("NotFound", "Ambiguous", "Invalid") },
    },
  },
  "/{id}/tracks": {
    get: {
      operationId: "listIssueTracks",
      summary: "List tracks",
      description: "All of them, in order. `order` counts from 0 here.",
      tags: ["tracks"],
      parameters: idParameters,
      responses: {
        "200": answer("All of them, first to last.", tracksAnswer),
        ...faults("NotFound", "Invalid"),
      },
    },
    post: {
      operationId: "addIssueTrack",
      summary: "Add a track",
      description: "At the end, unless `order` says where.",
      tags: ["tracks"],
      parameters: idParameters,
      requestBody: body("NewTrack", { track: NEW_ISSUE_TRACK_EXAMPLE }),
      responses: {
        "201": answer("The track.", trackAnswer),
        ...faults("NotFound", "Ambiguous", ...bodyFaults),
      },
    },
  },
  "/{id}/tracks-orders": {
    put: {
      operationId: "reorderIssueTracks",
      summary: "Put tracks in order",
      description: "Names every track exactly once.",
      tags: ["tracks"],
      parameters: idParameters,
      requestBody: body("TrackOrder", { ids: { order: [9, 7] } }),
      responses: {
        "200": answer("All of them, in the new order.", tracksAnswer),
        ...faults("NotFound", "Ambiguous", ...bodyFaults),
      },
    },
  },
  "/{id}/tracks/{track}": {
    put: {
      operationId: "updateIssueTrack",
      summary: "Change a track",
      description: "Its title, its place, or both.",
      tags: ["tracks"],
      parameters: [...idParameters, parameterRef("TrackId")],
      requestBody: body("TrackChange", { title: { track_title: "Prologue" } }),
      responses: {
        "200": answer("The track.", trackAnswer),
        ...faults("NotFound", "Ambiguous", ...bodyFaults),
      },
    },
    delete: {
      operationId: "deleteIssueTrack",
      summary: "Delete a track",
      description: "The last track of an audiobook stays: 409.",
      tags: ["tracks"],
      parameters: [...idParameters, parameterRef("TrackId")],
      responses: { "204": answer("Deleted."), ...faults("NotFound", "LastTrack", "Invalid") },
    },
  },
};
