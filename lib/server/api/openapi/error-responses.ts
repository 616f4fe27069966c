import { fault } from "#lib/content/fault-schema.ts";
import { errorMembers } from "../error-members.ts";
import { INVALID_EXAMPLE } from "./examples.ts";
import { type Answer, errorAnswer } from "./operation.ts";

type Fault = { status: number; description: string; example: object; headers?: string[] };

const REQUEST_ID = "0b6e2c1e-3a55-4f43-9d60-3f1f0f6f5a0e";

/** Errors that both versions know, by the name of their component (contract 1, "Errors"). */
const FAULTS: Record<string, Fault> = {
  BadRequest: {
    status: 400,
    description: "The body is not JSON, or a header of the request cannot be read.",
    example: errorMembers(fault("body_not_json", { position: 13, line: 1, column: 14 })),
  },
  Unauthenticated: {
    status: 401,
    description: "No token, or one that is unknown or revoked.",
    example: errorMembers(fault("unauthenticated")),
  },
  Forbidden: {
    status: 403,
    description: "A token that may only read, or a connection without HTTPS.",
    example: errorMembers(fault("unauthorized")),
  },
  NotFound: {
    status: 404,
    description: "There is no such title or track.",
    example: errorMembers(fault("content_not_found")),
  },
  Ambiguous: {
    status: 409,
    description: "The id could mean two titles.",
    example: errorMembers(fault("ambiguous_id", { id: "4711" })),
  },
  LastTrack: {
    status: 409,
    description: "It is the last track, or the id could mean two titles.",
    example: errorMembers(fault("last_track")),
  },
  TooLarge: {
    status: 413,
    description: "The body is larger than 5 MiB.",
    example: errorMembers(fault("body_too_large", { max_mib: 5 })),
  },
  Invalid: {
    status: 422,
    description: "Something that was sent breaks a rule; `errors` says where.",
    example: INVALID_EXAMPLE,
  },
  TooManyAttempts: {
    status: 429,
    description: "The token has asked too often.",
    example: errorMembers(fault("too_many_attempts")),
    headers: ["Retry-After"],
  },
  ServerError: {
    status: 500,
    description: "A fault of ours. Tell us the request id.",
    example: {
      ...errorMembers(fault("server_error")),
      request_id: REQUEST_ID,
    },
  },
  Unavailable: {
    status: 503,
    description: "The database cannot be reached; nothing was done.",
    example: {
      ...errorMembers(fault("unavailable")),
      request_id: REQUEST_ID,
    },
    headers: ["Retry-After"],
  },
};

/** Errors that version 3 alone knows: they come of its extensions. */
export const V3_FAULTS: Record<string, Fault> = {
  KeyInUse: {
    status: 409,
    description: "A request with this `Idempotency-Key` is still running.",
    example: errorMembers(fault("idempotency_key_in_use")),
  },
  AmbiguousOrKeyInUse: {
    status: 409,
    description: "The id could mean two titles, or a request with this `Idempotency-Key` is still running.",
    example: errorMembers(fault("idempotency_key_in_use")),
  },
  Taken: {
    status: 409,
    description: "Another title has its external id by now, or the id could mean two titles.",
    example: errorMembers(fault("restore_taken_external_id", { external_id: "9781496822482", id: 4711 })),
  },
  NothingToConvert: {
    status: 409,
    description:
      "It is converted already, the conversion still runs, another file was sent where none has failed, or the id could mean two titles.",
    example: errorMembers(fault("already_converted")),
  },
};

/** The errors as components; `show` gives an example the shape of its version. */
export function errorResponses(
  show: (fault: Fault) => object,
  more: Record<string, Fault> = {},
): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries({ ...FAULTS, ...more }).map(([name, fault]) => [
      name,
      errorAnswer(fault.description, show(fault), ...(fault.headers ?? [])),
    ]),
  );
}
