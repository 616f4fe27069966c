import { fault } from "#lib/content/fault-schema.ts";
import type { ApiContext, JsonBody } from "../api-env.ts";
import { RequestRefused } from "../request-refused.ts";

const MAX_BODY_MIB = 5;
export const MAX_BODY_BYTES = MAX_BODY_MIB * 1024 * 1024;

/** Nothing that the contract describes comes near it; deeper input would exhaust the stack of its readers. */
const MAX_DEPTH = 64;

/**
 * The body as JSON, whatever the request says its type is (contract 1, "Content type"), without the token
 * that it may carry.
 *
 * @throws RequestRefused 400 that names the position, 413 over 5 MiB
 */
export async function readJsonBody(c: ApiContext): Promise<unknown> {
  return (await readBody(c)).value;
}

/** The same where a request may come without a body: an empty object then. */
export async function readOptionalJsonBody(c: ApiContext): Promise<unknown> {
  return (await readBody(c, {})).value;
}

/** The token in the body of a write (contract 1, "Token"). @throws as `readJsonBody` does */
export async function readBodyToken(c: ApiContext): Promise<string | undefined> {
  const { token } = await readBody(c);
  return typeof token === "string" ? token : undefined;
}

async function readBody(c: ApiContext, blank?: object): Promise<JsonBody> {
  const read = c.get("jsonBody");
  if (read) return read;
  const text = await readText(c);
  const value = blank && text.trim() === "" ? blank : parseJson(text);
  const body = isMembers(value) ? splitToken(value) : { value };
  c.set("jsonBody", body);
  return body;
}

const isMembers = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function splitToken(members: object): JsonBody {
  if (!Object.hasOwn(members, "user_token")) return { value: members };
  const { user_token: token, ...value } = members as { user_token: unknown };
  return { value, token };
}

async function readText(c: ApiContext): Promise<string> {
  if (Number(c.req.header("content-length") ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function tooLarge() {
  return new RequestRefused(413, fault("body_too_large", { max_mib: MAX_BODY_MIB }));
}

function parseJson(text: string): unknown {
  if (text.trim() === "") throw new RequestRefused(400, fault("body_empty"));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const position = positionOfError(text);
    const linesBefore = text.slice(0, position).split("\n");
    const column = (linesBefore.at(-1)?.length ?? 0) + 1;
    throw new RequestRefused(400, fault("body_not_json", { position, line: linesBefore.length, column }));
  }
  if (isDeeper(value, MAX_DEPTH)) throw new RequestRefused(400, fault("body_too_deep", { max: MAX_DEPTH }));
  return value;
}

/**
 * Where JSON.parse stumbles. Its message does not always say, so the shortest beginning of the text
 * that cannot be completed to valid JSON is looked for by halving.
 */
function positionOfError(text: string): number {
  let viable = 0;
  let broken = text.length + 1;
  while (broken - viable > 1) {
    const middle = (viable + broken) >> 1;
    if (canContinue(text.slice(0, middle))) viable = middle;
    else broken = middle;
  }
  return Math.min(viable, text.length);
}

function canContinue(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const stated = /at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(message)?.[1];
    return stated === undefined ? message.startsWith("Unexpected end") : Number(stated) >= beginning.length;
  }
}

function isDeeper(value: unknown, limit: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return limit === 0 || Object.values(value).some((child) => isDeeper(child, limit - 1));
}
