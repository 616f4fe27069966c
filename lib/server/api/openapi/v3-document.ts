import type { Store } from "../../catalog/context.ts";
import { V3_PATH } from "../v3/content-routes.ts";
import { errorResponses, V3_FAULTS } from "./error-responses.ts";
import { STALE_CONTENT_EXAMPLE, STALE_TRACKS_EXAMPLE } from "./examples.ts";
import { ref, sayExtension } from "./json-schema.ts";
import { below, COMPONENT_HEADERS, type Document, markExtensions, staleAnswer } from "./operation.ts";
import { CONTENT_PATHS } from "./v3-content-paths.ts";
import { V3_PARAMETERS } from "./v3-parameters.ts";
import { v3Schemas } from "./v3-schemas.ts";
import { TRACK_PATHS } from "./v3-track-paths.ts";
import { WORD_PATHS } from "./v3-word-paths.ts";

const DESCRIPTION = `The catalog of a digital bookstore: titles, their prices, words and files, the tracks of audiobooks, and how
the conversion of each file goes.

- Every request carries a token in \`X-User-Token\`, over HTTPS.
- Bodies and answers are JSON, times are UTC, prices decimal numbers.
- An error has a \`message\`, and \`errors\` with sentences by field. Beside each sentence stands what it says as \`code\` and \`params\`, by field in \`codes\`: a closed list, for clients in other languages. Ask with \`Accept: application/problem+json\` for RFC 9457.
- What is called an extension here (\`x-extension\` in the document) is an addition of this store: another one that speaks the Content API may lack it.`;

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
      { name: "conversions", description: "The way from a file to a book that can be read." },
      { name: "overview", description: "Counts, and the words that titles have." },
    ],
    paths: markExtensions({
      ...below(V3_PATH, { ...CONTENT_PATHS, ...TRACK_PATHS }),
      ...below("/api/v3", WORD_PATHS),
    }),
    components: {
      schemas: v3Schemas(),
      parameters: Object.fromEntries(
        Object.entries(V3_PARAMETERS).map(([name, one]) => [name, sayExtension(one)]),
      ),
      headers: COMPONENT_HEADERS,
      responses: {
        ...errorResponses(({ example }) => example, V3_FAULTS),
        StaleContent: staleAnswer({
          schema: ref("StaleContent"),
          examples: { "author and prices": STALE_CONTENT_EXAMPLE },
        }),
        StaleTracks: staleAnswer({
          schema: { anyOf: [ref("StaleTracks"), ref("StaleContent")] },
          examples: { tracks: STALE_TRACKS_EXAMPLE },
        }),
      },
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
