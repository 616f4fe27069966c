import { NEW_TRACK_EXAMPLE, TRACK_EXAMPLE } from "./examples.ts";
import { ref } from "./json-schema.ts";
import { answer, inData, type Paths, parameterRef } from "./operation.ts";
import { body, bodyFaults, faults, idParameters } from "./parts.ts";

const ifMatch = parameterRef("IfMatch");

const trackAnswer = { schema: inData(ref("Track")), examples: { track: { data: TRACK_EXAMPLE } } };
const tracksAnswer = {
  schema: inData({ type: "array", items: ref("Track") }),
  examples: { tracks: { data: [TRACK_EXAMPLE] } },
};
/** The tracks of an audiobook (contract 3.5), below /api/v3/content. */
export const TRACK_PATHS: Paths = {
  "/{id}/tracks": {
    get: {
      operationId: "listTracks",
      summary: "List tracks",
      description: "All of them, in order. The ETag stands for the whole list.",
      tags: ["tracks"],
      parameters: [...idParameters, parameterRef("IfNoneMatch")],
      responses: {
        "200": answer("All of them, first to last.", tracksAnswer, "ETag"),
        "304": answer("What you hold is still right.", undefined, "ETag"),
        ...faults("NotFound", "Invalid"),
      },
    },
    post: {
      operationId: "addTrack",
      summary: "Add a track",
      description: "At the end, unless `order` says where.",
      tags: ["tracks"],
      parameters: [...idParameters, ifMatch, parameterRef("IdempotencyKey")],
      requestBody: body("NewTrack", { track: NEW_TRACK_EXAMPLE }),
      responses: {
        "201": answer("The track.", trackAnswer),
        ...faults("NotFound", "AmbiguousOrKeyInUse", "StaleTracks", ...bodyFaults),
      },
    },
  },
  "/{id}/tracks/order": {
    put: {
      operationId: "reorderTracks",
      summary: "Put tracks in order",
      description:
        "Names every track exactly once; what is missing, extra or double is told (422). Several forms are taken, see the body.",
      tags: ["tracks"],
      parameters: [...idParameters, ifMatch],
      requestBody: body("TrackOrder", {
        ids: { order: [9, 7] },
        places: {
          tracks: [
            { id: 9, order: 1 },
            { id: 7, order: 2 },
          ],
        },
      }),
      responses: {
        "200": answer("All of them, in the new order.", tracksAnswer, "ETag"),
        ...faults("NotFound", "Ambiguous", "StaleTracks", ...bodyFaults),
      },
    },
  },
  "/{id}/tracks/{track}": {
    put: {
      operationId: "updateTrack",
      summary: "Change a track",
      description: "Its title, its place, or both. The tracks behind a new place move up or down by one.",
      tags: ["tracks"],
      parameters: [...idParameters, parameterRef("TrackId"), ifMatch],
      requestBody: body("TrackChange", { title: { title: "Prologue" } }),
      responses: {
        "200": answer("The track.", trackAnswer),
        ...faults("NotFound", "Ambiguous", "StaleTracks", ...bodyFaults),
      },
    },
    delete: {
      operationId: "deleteTrack",
      summary: "Delete a track",
      description: "The gap closes. The last track of an audiobook stays: 409.",
      tags: ["tracks"],
      parameters: [...idParameters, parameterRef("TrackId"), ifMatch],
      responses: {
        "204": answer("Deleted."),
        ...faults("BadRequest", "NotFound", "LastTrack", "StaleTracks", "Invalid"),
      },
    },
  },
};
