import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { Answer, Document, Operation } from "#lib/server/api/openapi/operation.ts";
import { v1Document } from "#lib/server/api/openapi/v1-document.ts";
import { v3Document } from "#lib/server/api/openapi/v3-document.ts";

/** A request and its answer, as they went over the wire. */
export type Exchange = {
  method: string;
  /** Path and query string. */
  path: string;
  requestText: string | null;
  status: number;
  headers: Headers;
  text: string;
};

type Found = { template: string; operation: Operation | undefined };

/** What turns a request away before its operation is known. */
const REFUSED_EARLY = [400, 401, 403, 404, 405, 413, 429, 500];
/** Headers that an answer must carry where its document names them. */
const FIRM_HEADERS = ["X-Request-Id", "ETag", "Location", "Retry-After"];
/** Shapes that only a request with `fields` may get. */
const SELECTED = ["SelectedContent", "SelectedContentPage"];

const STORE = { name: "Tests", publicUrl: "https://books.example" };
const checks = [
  createCheck("v3", "/api/v3/", v3Document(STORE), { isStrict: true }),
  // Version 1 ignores what it does not know: its document says what to send, not all that is let pass.
  createCheck("v1", "/integration-api/v1/", v1Document(STORE), { isStrict: false }),
];

/** @throws Error when an answer, or the body of a request that was accepted, is outside the OpenAPI document */
export function checkExchange(exchange: Exchange): void {
  for (const check of checks) {
    const fault = check(exchange);
    if (fault)
      throw new Error(
        `Outside the OpenAPI document: ${exchange.method} ${exchange.path} → ${exchange.status}: ${fault}\n${exchange.text.slice(0, 2_000)}`,
      );
  }
}

/** Everything below `base` has to be in the document. */
function createCheck(name: string, base: string, document: Document, { isStrict }: { isStrict: boolean }) {
  const validate = createValidator(name, document);
  const templates = Object.keys(document.paths).sort(
    (one, other) => one.split("{").length - other.split("{").length,
  );

  function find(method: string, path: string): Found | undefined {
    const template = templates.find((each) => matches(each, path));
    if (!template) return undefined;
    const verb = (method === "HEAD" ? "get" : method.toLowerCase()) as "get";
    return { template, operation: document.paths[template]?.[verb] };
  }

  return ({ method, path, requestText, status, headers, text }: Exchange): string | null => {
    const url = new URL(path, "http://store");
    const pathname = url.pathname.replace(/\/$/, "");
    if (pathname.endsWith(".yml")) return null;
    if (!pathname.startsWith(base)) return null;
    if (!headers.get("x-request-id")) return "the X-Request-Id is missing";
    const operation = find(method, pathname)?.operation;
    if (!operation) {
      if (!REFUSED_EARLY.includes(status)) return "there is no such operation";
      return text === "" ? null : validate(errorSchemaOf(headers), text);
    }
    const stated = operation.responses[String(status)];
    if (!stated) return "there is no such status";
    const answer = dereference(document, stated);
    const missing = FIRM_HEADERS.find((header) => header in (answer.headers ?? {}) && !headers.has(header));
    if (missing) return `the header ${missing} is missing`;
    // Of a bulk request a part may be wrong.
    const isAccepted =
      isStrict && status < 300 && status !== 207 && requestText !== null && operation.requestBody;
    const requestSchema = operation.requestBody?.content["application/json"]?.schema;
    const requestFault = isAccepted && requestSchema ? validate(requestSchema, requestText) : null;
    if (requestFault) return `the request was accepted, but ${requestFault}`;
    if (!answer.content) return text === "" ? null : "there is a body where none is stated";
    if (method === "HEAD") return null;
    const mediaType = headers.get("content-type")?.split(";")[0] ?? "";
    const schema = answer.content[mediaType]?.schema;
    if (!schema) return `there is no body of ${mediaType}`;
    return validate(schema, text, !url.searchParams.get("fields"));
  };
}

function createValidator(name: string, document: Document) {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false, allErrors: true });
  ajv.addKeyword({
    keyword: "x-extensible-enum",
    validate: (words: string[], value: unknown) => value === null || words.some((word) => word === value),
  });
  ajv.addSchema({ $id: name, components: document.components });
  // Without `fields` every title is whole.
  const whole: unknown = JSON.parse(JSON.stringify(document.components), (_, value) =>
    Array.isArray(value) ? value.filter((each) => !isSelected(each)) : value,
  );
  ajv.addSchema({ $id: `${name}-whole`, components: whole });
  const compiled = new Map<string, ValidateFunction>();

  return (schema: object, text: string, isWhole = false): string | null => {
    const id = isWhole ? `${name}-whole` : name;
    const key = id + JSON.stringify(schema);
    const validate = compiled.get(key) ?? ajv.compile(JSON.parse(pointInto(id, schema, isWhole)));
    compiled.set(key, validate);
    if (validate(JSON.parse(text))) return null;
    return (validate.errors ?? [])
      .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)
      .join("; ");
  };
}

/** A schema outside of the components, with its references leading into those of the document `id`. */
function pointInto(id: string, schema: object, isWhole: boolean): string {
  return JSON.stringify(schema, (key, value) => {
    if (key === "$ref") return id + String(value);
    return isWhole && Array.isArray(value) ? value.filter((each) => !isSelected(each)) : value;
  });
}

function isSelected(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("$ref" in value)) return false;
  return SELECTED.some((name) => value.$ref === `#/components/schemas/${name}`);
}

function dereference(document: Document, answer: Answer | { $ref: string }): Answer {
  if (!("$ref" in answer)) return answer;
  const found = document.components.responses[answer.$ref.split("/").at(-1) ?? ""];
  if (!found) throw new Error(`${answer.$ref} leads nowhere.`);
  return found;
}

function errorSchemaOf(headers: Headers) {
  const isProblem = headers.get("content-type") === "application/problem+json";
  return { $ref: `#/components/schemas/${isProblem ? "Problem" : "Error"}` };
}

function matches(template: string, path: string): boolean {
  const parts = template.split("/");
  const given = path.split("/");
  return (
    parts.length === given.length &&
    parts.every((part, index) => part.startsWith("{") || part === given[index])
  );
}

/** Where an example of a body is outside of its own schema. */
export function findWrongExamples(document: Document): string[] {
  const validate = createValidator(document.info.version, document);
  const bodies = Object.values(document.paths)
    .flatMap((item) => Object.values(item))
    .flatMap(({ requestBody, responses }) => [
      requestBody?.content,
      ...Object.values(responses).map((each) => dereference(document, each).content),
    ]);
  const media = bodies.flatMap((content) => Object.values(content ?? {}));
  return media.flatMap(({ schema, examples = {} }) =>
    Object.entries(examples).flatMap(([name, { value }]) => {
      const fault = validate(schema, JSON.stringify(value));
      return fault ? [`${name}: ${fault}`] : [];
    }),
  );
}
