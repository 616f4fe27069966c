import type { Store } from "../../catalog/context.ts";
import { v1Code } from "../error-response.ts";
import { ISSUES_PATH } from "../v1/success.ts";
import { errorResponses } from "./error-responses.ts";
import { sayExtension } from "./json-schema.ts";
import { below, COMPONENT_HEADERS, type Document, markExtensions } from "./operation.ts";
import { ISSUE_PATHS, V1_PARAMETERS } from "./v1-paths.ts";
import { v1Schemas } from "./v1-schemas.ts";

const DESCRIPTION = `The same titles as in version 3, in the shapes of version 1. It goes on working for those who have it; what is new is in
version 3 alone.

- The token comes as \`api_token\` in the query string or, better, in the header \`X-User-Token\`.
- An answer has a \`CODE\`: \`success\`, or what went wrong.`;

/** The OpenAPI document of version 1 (contract 3.7, 4). */
export function v1Document({ name, publicUrl }: Pick<Store, "name" | "publicUrl">): Document {
  return {
    openapi: "3.1.1",
    info: { title: `${name}: Content API v1`, version: "1", description: DESCRIPTION },
    servers: [{ url: publicUrl }],
    security: [{ header: [] }, { query: [] }],
    tags: [
      { name: "issues", description: "Titles." },
      { name: "tracks", description: "The tracks of an audiobook." },
    ],
    paths: markExtensions(below(ISSUES_PATH, ISSUE_PATHS)),
    components: {
      schemas: v1Schemas(),
      parameters: Object.fromEntries(
        Object.entries(V1_PARAMETERS).map(([name, one]) => [name, sayExtension(one)]),
      ),
      headers: COMPONENT_HEADERS,
      responses: errorResponses(({ status, example }) => ({ CODE: v1Code(status), ...example })),
      securitySchemes: {
        header: { type: "apiKey", in: "header", name: "X-User-Token", description: "Never logged." },
        query: { type: "apiKey", in: "query", name: "api_token", description: "As older clients have it." },
      },
    },
  };
}
