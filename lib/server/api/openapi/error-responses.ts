import { INVALID_EXAMPLE } from "./examples.ts";
import { type Answer, errorAnswer } from "./operation.ts";

type Fault = { status: number; description: string; example: object; headers?: string[] };

/** Errors that both versions know, by the name of their component (contract 1, "Errors"). */
const FAULTS: Record<string, Fault> = {
  BadRequest: {
    status: 400,
    description: "The body is not JSON.",
    example: {
      message: "The body is not valid JSON: it cannot be read from position 13 (line 1, column 14) on.",
    },
  },
  Unauthenticated: {
    status: 401,
    description: "No token, or one that is unknown or revoked.",
    example: { message: "Unauthenticated." },
  },
  Forbidden: {
    status: 403,
    description: "A token that may only read, or a connection without HTTPS.",
    example: { message: "This action is unauthorized." },
  },
  NotFound: {
    status: 404,
    description: "There is no such title or track.",
    example: { message: "Content not found." },
  },
  Ambiguous: {
    status: 409,
    description: "The id could mean two titles.",
    example: {
      message:
        'The id "4711" is the internal id of one content and the external id of another. Say which with id_type=internal or id_type=external.',
    },
  },
  Conflict: {
    status: 409,
    description: "The state of the title forbids it, or a request with this key is still running.",
    example: { message: "The last track cannot be deleted." },
  },
  TooLarge: {
    status: 413,
    description: "The body is larger than 5 MiB.",
    example: { message: "The body is larger than 5 MiB. Send less in one request." },
  },
  Invalid: {
    status: 422,
    description: "Something that was sent breaks a rule; `errors` says where.",
    example: INVALID_EXAMPLE,
  },
  TooManyAttempts: {
    status: 429,
    description: "The token has asked too often.",
    example: { message: "Too Many Attempts." },
    headers: ["Retry-After"],
  },
  ServerError: {
    status: 500,
    description: "A fault of ours. Tell us the request id.",
    example: { message: "Server error.", request_id: "0b6e2c1e-3a55-4f43-9d60-3f1f0f6f5a0e" },
  },
};

/** The errors as components; `show` gives an example the shape of its version. */
export function errorResponses(show: (fault: Fault) => object): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries(FAULTS).map(([name, fault]) => [
      name,
      errorAnswer(fault.description, show(fault), ...(fault.headers ?? [])),
    ]),
  );
}
