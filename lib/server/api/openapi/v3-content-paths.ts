import {
  BULK_ANSWER_EXAMPLE,
  BULK_COUNT_EXAMPLE,
  BULK_CREATED_EXAMPLE,
  BULK_EXAMPLE,
  BULK_FAILED_EXAMPLE,
  CHANGE_EXAMPLE,
  CONTENT_EXAMPLE,
  CONTENT_WITH_BLOCKS_EXAMPLE,
  CONVERSION_HISTORY_EXAMPLE,
  NEW_EPUB_EXAMPLE,
  NEW_PRINTED_EXAMPLE,
  PAGE_EXAMPLE,
  PREFLIGHT_ANSWER_EXAMPLE,
  PREFLIGHT_EXAMPLE,
  RETRY_EXAMPLE,
  RETRY_TRACK_EXAMPLE,
  SELECTED_PAGE_EXAMPLE,
} from "./examples.ts";
import { ref } from "./json-schema.ts";
import { answer, faultAnswer, inData, type Paths, parameterRef } from "./operation.ts";
import { body, bodyFaults, faults, idParameters } from "./parts.ts";
import { LIST_PARAMETERS, TRACK_PARAMETER } from "./v3-parameters.ts";

const shape = [parameterRef("Include"), parameterRef("Fields")];
const ifMatch = parameterRef("IfMatch");
const ifNoneMatch = parameterRef("IfNoneMatch");

const whole = inData(ref("Content"));
const wholeAnswer = { schema: whole, examples: { whole: { data: CONTENT_WITH_BLOCKS_EXAMPLE } } };
const readAnswer = {
  schema: inData({ anyOf: [ref("Content"), ref("SelectedContent")] }),
  examples: {
    core: { data: CONTENT_EXAMPLE },
    "with prices and metadata": { data: CONTENT_WITH_BLOCKS_EXAMPLE },
  },
};
/** Titles (contract 3.2 to 3.4, 3.6), below /api/v3/content. */
export const CONTENT_PATHS: Paths = {
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
      description:
        "`name` and `file_type` are required, and `file_url` unless it is printed. The file is fetched and converted at once, in the background: `conversion_status` says how far it is.",
      tags: ["content"],
      parameters: [parameterRef("IdempotencyKey")],
      requestBody: body("NewContent", { epub: NEW_EPUB_EXAMPLE, printed: NEW_PRINTED_EXAMPLE }),
      responses: {
        "201": answer("The title, with every block.", wholeAnswer, "ETag", "Location"),
        ...faults("KeyInUse", ...bodyFaults),
      },
    },
  },
  "/bulk": {
    post: {
      operationId: "createContents",
      summary: "Create up to 100 titles",
      description:
        "Each item is as in the creation of one title, and stands by itself: one that fails stops no other. The answer is in the order of the request. Files wait as `deferred` until they are first read, unless `convert` is `now`.",
      tags: ["content"],
      parameters: [parameterRef("IdempotencyKey")],
      requestBody: body("BulkRequest", { "two titles": BULK_EXAMPLE }),
      responses: {
        "201": answer("All were created.", {
          schema: ref("BulkAnswer"),
          examples: { "all of one": BULK_CREATED_EXAMPLE },
        }),
        "207": answer("Some were created.", {
          schema: ref("BulkAnswer"),
          examples: { "one of two": BULK_ANSWER_EXAMPLE },
        }),
        ...faults("BadRequest", "KeyInUse", "TooLarge"),
        "422": faultAnswer("None was created, or there are not 1 to 100.", {
          schema: { anyOf: [ref("BulkAnswer"), ref("Error")] },
          examples: { "none of one": BULK_FAILED_EXAMPLE, "no list": BULK_COUNT_EXAMPLE },
        }),
      },
    },
  },
  "/preflight": {
    post: {
      operationId: "preflightFile",
      summary: "Look at a file before it becomes a title",
      description:
        "Fetches the headers and the first bytes, and, where the server sends pieces, what the file says about itself: 1 MiB and 8 seconds at most. Nothing is stored. What is wrong is in `problems`; a share link of Google Drive or Dropbox comes back in its direct form as `suggested_url`. Counts as a write.",
      tags: ["conversions"],
      "x-extension": true,
      parameters: [],
      requestBody: body("PreflightRequest", { epub: PREFLIGHT_EXAMPLE }),
      responses: {
        "200": answer("What it is, and what is wrong with it.", {
          schema: ref("Preflight"),
          examples: { "a page that asks for a sign-in": PREFLIGHT_ANSWER_EXAMPLE },
        }),
        ...faults(...bodyFaults),
      },
    },
  },
  "/{id}": {
    get: {
      operationId: "getContent",
      summary: "Read a title",
      description:
        "The core of a title, and the blocks that `include` names. Its ETag is what a change sends back in `If-Match`.",
      tags: ["content"],
      parameters: [...idParameters, ...shape, ifNoneMatch],
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
      parameters: [...idParameters, ifMatch],
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
      parameters: [...idParameters, ifMatch],
      responses: {
        "204": answer("Deleted."),
        ...faults("BadRequest", "NotFound", "Ambiguous", "StaleContent", "Invalid"),
      },
    },
  },
  "/{id}/restore": {
    post: {
      operationId: "restoreContent",
      summary: "Restore a deleted title",
      description: "Within 30 days of its deletion. When another title has its external id by now: 409.",
      tags: ["content"],
      "x-extension": true,
      parameters: idParameters,
      responses: {
        "200": answer("The title, with every block.", wholeAnswer, "ETag"),
        ...faults("NotFound", "Taken", "Invalid"),
      },
    },
  },
  "/{id}/conversion": {
    get: {
      operationId: "getConversion",
      summary: "See how a conversion went",
      description:
        "File by file, for an audiobook track by track: what the file says about itself, its report, and every attempt with its steps, the newest first. The waveform of a track comes when its track is asked for alone. The addresses of `preview` and `preview_url` are good for one to two hours, for whoever has them.",
      tags: ["conversions"],
      "x-extension": true,
      parameters: [...idParameters, TRACK_PARAMETER],
      responses: {
        "200": answer("The conversion and its files.", {
          schema: inData(ref("ConversionHistory")),
          examples: { done: { data: CONVERSION_HISTORY_EXAMPLE } },
        }),
        ...faults("NotFound", "Invalid"),
      },
    },
    post: {
      operationId: "startConversion",
      summary: "Start or retry a conversion",
      description:
        "For a title that is deferred or has failed; of an audiobook, for the tracks that are. No body is needed. With `file_url` another file takes the place of one that failed: where `accepts_file` is true, and nowhere else.",
      tags: ["conversions"],
      "x-extension": true,
      parameters: idParameters,
      requestBody: {
        ...body("ConversionRequest", {
          "as it is": {},
          "with another file": RETRY_EXAMPLE,
          "another file of a track": RETRY_TRACK_EXAMPLE,
        }),
        required: false,
      },
      responses: {
        "202": answer("The title, with every block.", wholeAnswer),
        ...faults("NotFound", "NothingToConvert", ...bodyFaults),
      },
    },
  },
};
