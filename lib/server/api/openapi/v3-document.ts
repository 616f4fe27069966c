import type { Store } from "../../catalog/context.ts";
import { V3_PATH } from "../v3/content-routes.ts";
import { INVALID_EXAMPLE } from "./examples.ts";
import { ref } from "./json-schema.ts";
import { COMPONENT_HEADERS, type Document, errorAnswer, type Paths, staleAnswer } from "./operation.ts";
import { CONTENT_PATHS } from "./v3-content-paths.ts";
import { V3_PARAMETERS } from "./v3-parameters.ts";
import { v3Schemas } from "./v3-schemas.ts";
import { TRACK_PATHS } from "./v3-track-paths.ts";
import { WORD_PATHS } from "./v3-word-paths.ts";

const DESCRIPTION = `The catalog of a digital bookstore: titles, their prices, words and files, the tracks of audiobooks, and how
the conversion of each file goes.

- Every request carries a token in \`X-User-Token\`, over HTTPS.
- Bodies and answers are JSON, times are UTC, prices decimal numbers.
- An error has a \`message\`, and \`errors\` with sentences by field. Ask with \`Accept: application/problem+json\` for RFC 9457.
- What is marked \`x-extension\` is an addition of this store: another one that speaks the Content API may lack it.`;

const NOT_FOUND = { message: "Content not found." };
const AMBIGUOUS = {
  message:
    'The id "4711" is the internal id of one content and the external id of another. Say which with id_type=internal or id_type=external.',
};

const RESPONSES: Document["components"]["responses"] = {
  BadRequest: errorAnswer("The body is not JSON.", {
    message: "The body is not valid JSON: it cannot be read from position 13 (line 1, column 14) on.",
  }),
  Unauthenticated: errorAnswer("No token, or one that is unknown or revoked.", {
    message: "Unauthenticated.",
  }),
  Forbidden: errorAnswer("A token that may only read, or a connection without HTTPS.", {
    message: "This action is unauthorized.",
  }),
  NotFound: errorAnswer("There is no such title or track.", NOT_FOUND),
  Ambiguous: errorAnswer("The id could mean two titles.", AMBIGUOUS),
  Conflict: errorAnswer("The state of the title forbids it, or a request with this key is still running.", {
    message: "The last track cannot be deleted.",
  }),
  StaleContent: staleAnswer({ schema: ref("StaleContent") }),
  StaleTracks: staleAnswer({ schema: { anyOf: [ref("StaleTracks"), ref("StaleContent")] } }),
  TooLarge: errorAnswer("The body is larger than 5 MiB.", {
    message: "The body is larger than 5 MiB. Send less in one request.",
  }),
  Invalid: errorAnswer("Something that was sent breaks a rule; `errors` says where.", INVALID_EXAMPLE),
  TooManyAttempts: errorAnswer(
    "The token has asked too often.",
    { message: "Too Many Attempts." },
    "Retry-After",
  ),
  ServerError: errorAnswer("A fault of ours. Tell us the request id.", {
    message: "Server error.",
    request_id: "0b6e2c1e-3a55-4f43-9d60-3f1f0f6f5a0e",
  }),
};

/** The OpenAPI document of version 3 (contract 3.7). */
export function v3Document({ name, publicUrl }: Pick<Store, "name" | "publicUrl">): Document {
  return {
    openapi: "3.1.1",
    info: { title: `${name}: Content API v3`, version: "3", description: DESCRIPTION },
    servers: [{ url: publicUrl }],
    security: [{ token: [] }],
    tags: [
      { name: "content", description: "Titles." },
      { name: "tracks", description: "The tracks of an audiobook." },
      { name: "overview", description: "Counts, and the words that titles have." },
      { name: "conversions", description: "The way from a file to a book that can be read." },
    ],
    paths: {
      ...below(V3_PATH, { ...CONTENT_PATHS, ...TRACK_PATHS }),
      ...below("/api/v3", WORD_PATHS),
    },
    components: {
      schemas: v3Schemas(),
      parameters: V3_PARAMETERS,
      headers: COMPONENT_HEADERS,
      responses: RESPONSES,
      securitySchemes: {
        token: {
          type: "apiKey",
          in: "header",
          name: "X-User-Token",
          description: "Made with `npm run token -- create`. A token in the query string is not read.",
        },
      },
    },
  };
}

function below(base: string, paths: Paths): Paths {
  return Object.fromEntries(Object.entries(paths).map(([path, item]) => [base + path, item]));
}
