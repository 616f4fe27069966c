import "server-only";
import { z } from "zod";
import { sentencesOf } from "#lib/content/fault-schema.ts";
import { readInput } from "#lib/content/read-faults.ts";
import { DoorError } from "./door-error.ts";

/** The largest body of the contract (contract 1). */
export const MAX_BODY_BYTES = 5 * 1024 * 1024;

const objectSchema = z.record(z.string(), z.unknown());

/** Reads a JSON body, counting as it comes in. Throws DoorError. */
export async function readJson(request: Request, maxBytes = MAX_BODY_BYTES): Promise<unknown> {
  // A form of another site can send text or form data without asking first, but never JSON.
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? "")) {
    throw new DoorError("invalid", "The body must be JSON.", {
      status: 415,
      said: { code: "not_json", params: {} },
    });
  }
  const text = await readText(request, maxBytes);
  try {
    return JSON.parse(text);
  } catch {
    throw new DoorError("invalid", "The body is not JSON.", {
      status: 400,
      said: { code: "not_json", params: {} },
    });
  }
}

/** Reads a body by a schema of the contract; its sentences go to their fields. Throws DoorError. */
export async function readBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  maxBytes?: number,
): Promise<z.output<Schema>> {
  const { data, faults } = readInput(schema, await readJson(request, maxBytes));
  if (!faults) return data;
  throw new DoorError("invalid", "The given data was invalid.", {
    errors: sentencesOf(faults),
    said: { code: "invalid", params: {} },
    fieldsSaid: faults,
  });
}

/** The same for a request that may come without a body: an empty object then. Throws DoorError. */
export async function readOptionalBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const { headers } = request;
  const hasBody = headers.has("content-type") || Number(headers.get("content-length") ?? 0) > 0;
  return hasBody ? readBody(request, schema) : schema.parse({});
}

/** Reads an object whose fields the store itself checks. A token in it is dropped: the proxy holds the only one. */
export async function readObject(request: Request): Promise<Record<string, unknown>> {
  const { user_token: _token, api_token: _older, ...fields } = await readBody(request, objectSchema);
  return fields;
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const tooLarge = () =>
    new DoorError("invalid", "The body is too large.", {
      status: 413,
      said: { code: "too_much", params: {} },
    });
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  if (!request.body) return "";
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
