import {
  BULK_ANSWER_EXAMPLE,
  BULK_EXAMPLE,
  CHANGE_EXAMPLE,
  CONTENT_EXAMPLE,
  CONTENT_WITH_BLOCKS_EXAMPLE,
  NEW_EPUB_EXAMPLE,
  NEW_PRINTED_EXAMPLE,
  NEW_TRACK_EXAMPLE,
  PAGE_EXAMPLE,
  SELECTED_PAGE_EXAMPLE,
  TRACK_EXAMPLE,
} from "./examples.ts";
import { ref } from "./json-schema.ts";
import {
  answer,
  faultAnswer,
  inData,
  jsonMedia,
  type Operation,
  type Paths,
  parameterRef,
  responseRef,
} from "./operation.ts";
import { LIST_PARAMETERS } from "./v3-parameters.ts";

type Fault =
  | "BadRequest"
  | "NotFound"
  | "Ambiguous"
  | "Conflict"
  | "StaleContent"
  | "StaleTracks"
  | "TooLarge"
  | "Invalid";

const STATUS_OF_FAULT: Record<Fault, string> = {
  BadRequest: "400",
  NotFound: "404",
  Ambiguous: "409",
  Conflict: "409",
  StaleContent: "412",
  StaleTracks: "412",
  TooLarge: "413",
  Invalid: "422",
};

/** Errors of one operation, and those that any may answer with. */
export function faults(...named: Fault[]): Operation["responses"] {
  const own = named.map((fault) => [STATUS_OF_FAULT[fault], responseRef(fault)]);
  return {
    ...Object.fromEntries(own),
    "401": responseRef("Unauthenticated"),
    "403": responseRef("Forbidden"),
    "429": responseRef("TooManyAttempts"),
    "500": responseRef("ServerError"),
  };
}

const id = [parameterRef("Id"), parameterRef("IdType")];
const shape = [parameterRef("Include"), parameterRef("Fields")];
const ifMatch = parameterRef("IfMatch");
const ifNoneMatch = parameterRef("IfNoneMatch");
const bodyFaults = ["BadRequest", "TooLarge", "Invalid"] as const;

const whole = inData(ref("Content"));
const wholeAnswer = { schema: whole, examples: { whole: { data: CONTENT_WITH_BLOCKS_EXAMPLE } } };
const readAnswer = {
  schema: inData({ anyOf: [ref("Content"), ref("SelectedContent")] }),
  examples: {
    core: { data: CONTENT_EXAMPLE },
    "with prices and metadata": { data: CONTENT_WITH_BLOCKS_EXAMPLE },
  },
};
const trackAnswer = { schema: inData(ref("Track")), examples: { track: { data: TRACK_EXAMPLE } } };
const tracksAnswer = {
  schema: inData({ type: "array", items: ref("Track") }),
  examples: { tracks: { data: [TRACK_EXAMPLE] } },
};
const body = (schema: string, examples: Record<string, unknown>): Operation["requestBody"] => ({
  required: true,
  content: jsonMedia({ schema: ref(schema), examples }),
});

/** Titles (contract 3.2, 3.3). */
const CONTENT_PATHS: Paths = {
  "": {
    get: {
      operationId: "listContent",
      summary: "List titles",
      description:
        "Walk with `links.next` until it is null: every title is seen exactly once, in both directions. There is no count.",
      tags: ["content"],
      parameters: [...LIST_PARAMETERS, ...shape, ifNoneMatch],
      responses: {
        "200": answer(
          "A page.",
          {
            schema: { anyOf: [ref("ContentPage"), ref("SelectedContentPage")] },
            examples: { page: PAGE_EXAMPLE, "fields=id,name": SELECTED_PAGE_EXAMPLE },
          },
          "ETag",
        ),
        "304": answer("The page that you hold is still right.", undefined, "ETag"),
        ...faults("Invalid"),
      },
    },
    post: {
      operationId: "createContent",
      summary: "Create a title",
      description: "The file is fetched and converted at once, in the background.",
      tags: ["content"],
      parameters: [parameterRef("IdempotencyKey")],
      requestBody: body("NewContent", { epub: NEW_EPUB_EXAMPLE, printed: NEW_PRINTED_EXAMPLE }),
      responses: {
        "201": answer("The title, with every block.", wholeAnswer, "ETag", "Location"),
        ...faults("Conflict", ...bodyFaults),
      },
    },
  },
  "/bulk": {
    post: {
      operationId: "createContents",
      summary: "Create up to 100 titles",
      description:
        "Each item is as in the creation of one title, and stands by itself: one that fails stops no other. The answer is in the order of the request. Files wait as `deferred` until they are first read.",
      tags: ["content"],
      parameters: [parameterRef("IdempotencyKey")],
      requestBody: body("BulkRequest", { "two titles": BULK_EXAMPLE }),
      responses: {
        "201": answer("All were created.", { schema: ref("BulkAnswer") }),
        "207": answer("Some were created.", {
          schema: ref("BulkAnswer"),
          examples: { "one of two": BULK_ANSWER_EXAMPLE },
        }),
        ...faults("BadRequest", "Conflict", "TooLarge"),
        "422": faultAnswer("None was created, or there are not 1 to 100.", {
          schema: { anyOf: [ref("BulkAnswer"), ref("Error")] },
        }),
      },
    },
  },
  "/{id}": {
    get: {
      operationId: "getContent",
      summary: "Read a title",
      tags: ["content"],
      parameters: [...id, ...shape, ifNoneMatch],
      responses: {
        "200": answer("The title.", readAnswer, "ETag"),
        "304": answer("What you hold is still right.", undefined, "ETag"),
        ...faults("NotFound", "Invalid"),
      },
    },
    put: {
      operationId: "updateContent",
      summary: "Change a title",
      description:
        "What is left out stays. A list or object replaces the old one whole; `[]` or null clears it.",
      tags: ["content"],
      parameters: [...id, ifMatch],
      requestBody: body("ContentChange", { change: CHANGE_EXAMPLE }),
      responses: {
        "200": answer("The title, with every block.", wholeAnswer, "ETag"),
        ...faults("NotFound", "Ambiguous", "StaleContent", ...bodyFaults),
      },
    },
    delete: {
      operationId: "deleteContent",
      summary: "Delete a title",
      description: "Gone at once; it can be restored for 30 days.",
      tags: ["content"],
      parameters: [...id, ifMatch],
      responses: {
        "204": answer("Deleted."),
        ...faults("NotFound", "Ambiguous", "StaleContent", "Invalid"),
      },
    },
  },
  "/{id}/restore": {
    post: {
      operationId: "restoreContent",
      summary: "Restore a deleted title",
      tags: ["content"],
      "x-extension": true,
      parameters: id,
      responses: {
        "200": answer("The title, with every block.", wholeAnswer, "ETag"),
        ...faults("NotFound", "Conflict", "Invalid"),
      },
    },
  },
  "/{id}/conversion": {
    post: {
      operationId: "startConversion",
      summary: "Start or retry a conversion",
      description: "For a title that is deferred or has failed.",
      tags: ["conversions"],
      "x-extension": true,
      parameters: id,
      responses: {
        "202": answer("The title, with every block.", wholeAnswer),
        ...faults("NotFound", "Conflict", "Invalid"),
      },
    },
  },
};

/** The tracks of an audiobook (contract 3.5). */
const TRACK_PATHS: Paths = {
  "/{id}/tracks": {
    get: {
      operationId: "listTracks",
      summary: "List tracks",
      tags: ["tracks"],
      parameters: [...id, ifNoneMatch],
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
      parameters: [...id, ifMatch, parameterRef("IdempotencyKey")],
      requestBody: body("NewTrack", { track: NEW_TRACK_EXAMPLE }),
      responses: {
        "201": answer("The track.", trackAnswer),
        ...faults("NotFound", "Ambiguous", "StaleTracks", ...bodyFaults),
      },
    },
  },
  "/{id}/tracks/order": {
    put: {
      operationId: "reorderTracks",
      summary: "Put tracks in order",
      description: "Names every track exactly once.",
      tags: ["tracks"],
      parameters: [...id, ifMatch],
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
      tags: ["tracks"],
      parameters: [...id, parameterRef("TrackId"), ifMatch],
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
      parameters: [...id, parameterRef("TrackId"), ifMatch],
      responses: { "204": answer("Deleted."), ...faults("NotFound", "Conflict", "StaleTracks", "Invalid") },
    },
  },
};

/** Every operation of version 3, by its path below /api/v3/content. */
export const V3_PATHS: Paths = { ...CONTENT_PATHS, ...TRACK_PATHS };
