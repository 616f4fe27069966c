import { type JsonSchema, ref, sayExtension } from "./json-schema.ts";

/** The parts of OpenAPI 3.1 that our documents use. */
export type Parameter = {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  description: string;
  schema: JsonSchema;
  example?: unknown;
  explode?: boolean;
  "x-extension"?: true;
};
type Reference = { $ref: string };
type Media = { schema: JsonSchema | Reference; examples?: Record<string, { value: unknown }> };
export type Answer = {
  description: string;
  headers?: Record<string, Reference>;
  content?: Record<string, Media>;
};
export type Operation = {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  parameters: (Parameter | Reference)[];
  requestBody?: { required: boolean; content: Record<string, Media> };
  responses: Record<string, Answer | Reference>;
  "x-extension"?: true;
  /** What the reference shows beside the name of the operation. */
  "x-badges"?: { name: string; position: "after" }[];
};
export type Method = "get" | "post" | "put" | "delete";
export type Paths = Record<string, Partial<Record<Method, Operation>>>;
export type Document = {
  openapi: "3.1.1";
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  security: Record<string, string[]>[];
  tags: { name: string; description: string }[];
  paths: Paths;
  components: {
    schemas: Record<string, JsonSchema>;
    parameters: Record<string, Parameter>;
    headers: Record<string, { description: string; schema: JsonSchema; "x-extension"?: true }>;
    responses: Record<string, Answer>;
    securitySchemes: Record<
      string,
      { type: "apiKey"; in: "header" | "query"; name: string; description: string }
    >;
  };
};

export const parameterRef = (name: string): Reference => ({ $ref: `#/components/parameters/${name}` });
export const responseRef = (name: string): Reference => ({ $ref: `#/components/responses/${name}` });
const headerRef = (name: string): Reference => ({ $ref: `#/components/headers/${name}` });

/** On every answer that was asked for with a token. */
const COMMON_HEADERS = ["X-Request-Id", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"];

export function headers(...more: string[]): Record<string, Reference> {
  return Object.fromEntries([...COMMON_HEADERS, ...more].map((name) => [name, headerRef(name)]));
}

export const COMPONENT_HEADERS: Document["components"]["headers"] = {
  "X-Request-Id": { description: "Taken over from the request, or made.", schema: { type: "string" } },
  "X-RateLimit-Limit": {
    description: "Requests of this kind that the token has in a minute; absent where there is no limit.",
    schema: { type: "integer" },
  },
  "X-RateLimit-Remaining": { description: "What is left of them.", schema: { type: "integer" } },
  "X-RateLimit-Reset": { description: "When the minute ends, in UNIX seconds.", schema: { type: "integer" } },
  "Retry-After": { description: "Seconds to wait.", schema: { type: "integer" } },
  ETag: {
    description: "Strong. For `If-None-Match`, and `If-Match` on a write.",
    schema: { type: "string" },
  },
  Location: { description: "The address of the new title.", schema: { type: "string", format: "uri" } },
  Allow: { description: "What this address takes.", schema: { type: "string" } },
};

type Body = { schema: JsonSchema | Reference; examples?: Record<string, unknown> };

export function jsonMedia({ schema, examples }: Body): Record<string, Media> {
  const named = Object.entries(examples ?? {}).map(([name, value]) => [name, { value }]);
  return {
    "application/json": { schema, ...(named.length > 0 ? { examples: Object.fromEntries(named) } : {}) },
  };
}

export function answer(description: string, body?: Body, ...moreHeaders: string[]): Answer {
  return { description, headers: headers(...moreHeaders), ...(body ? { content: jsonMedia(body) } : {}) };
}

/** An error, in the shape of the version and, for those who ask for it, as RFC 9457. */
export function errorAnswer(description: string, example: unknown, ...moreHeaders: string[]): Answer {
  return faultAnswer(description, { schema: ref("Error"), examples: { error: example } }, moreHeaders);
}

/** What `If-Match` named is no longer so; the present state comes along. */
export function staleAnswer(body: Body): Answer {
  return faultAnswer("It was changed after the state that `If-Match` names.", body, ["ETag"]);
}

/** The body, or the same as RFC 9457. */
export function faultAnswer(description: string, body: Body, moreHeaders: string[] = []): Answer {
  const problem = { "application/problem+json": { schema: ref("Problem") } };
  return { ...answer(description, undefined, ...moreHeaders), content: { ...jsonMedia(body), ...problem } };
}

/** `{data: …}` around a schema. */
export function inData(schema: JsonSchema | Reference): JsonSchema {
  return { type: "object", properties: { data: schema }, required: ["data"], additionalProperties: false };
}

/** What is no part of the published API, said to those who read the reference and never see `x-extension`. */
export function markExtensions(paths: Paths): Paths {
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [
      path,
      Object.fromEntries(Object.entries(item).map(([method, operation]) => [method, withBadge(operation)])),
    ]),
  );
}

function withBadge(operation: Operation): Operation {
  const parameters = operation.parameters.map((one) => ("$ref" in one ? one : sayExtension(one)));
  if (!operation["x-extension"]) return { ...operation, parameters };
  return { ...operation, parameters, "x-badges": [{ name: "extension", position: "after" }] };
}

/** Paths under a common beginning. */
export function below(base: string, paths: Paths): Paths {
  return Object.fromEntries(Object.entries(paths).map(([path, item]) => [base + path, item]));
}
