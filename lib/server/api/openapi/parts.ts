import { ref } from "./json-schema.ts";
import { jsonMedia, type Operation, parameterRef, responseRef } from "./operation.ts";

type Fault =
  | "BadRequest"
  | "NotFound"
  | "Ambiguous"
  | "LastTrack"
  | "KeyInUse"
  | "AmbiguousOrKeyInUse"
  | "Taken"
  | "NothingToConvert"
  | "StaleContent"
  | "StaleTracks"
  | "TooLarge"
  | "Invalid";

const STATUS_OF_FAULT: Record<Fault, string> = {
  BadRequest: "400",
  NotFound: "404",
  Ambiguous: "409",
  LastTrack: "409",
  KeyInUse: "409",
  AmbiguousOrKeyInUse: "409",
  Taken: "409",
  NothingToConvert: "409",
  StaleContent: "412",
  StaleTracks: "412",
  TooLarge: "413",
  Invalid: "422",
};

/** Errors of one operation, and those that any may answer with. */
export function faults(...named: Fault[]): Operation["responses"] {
  const own = named.map((fault) => [STATUS_OF_FAULT[fault], responseRef(fault)]);
  return {
    ...Object.fromEntries(own),
    "401": responseRef("Unauthenticated"),
    "403": responseRef("Forbidden"),
    "429": responseRef("TooManyAttempts"),
    "500": responseRef("ServerError"),
    "503": responseRef("Unavailable"),
  };
}

/** Which title, by its path. */
export const idParameters = [parameterRef("Id"), parameterRef("IdType")];

export const bodyFaults = ["BadRequest", "TooLarge", "Invalid"] as const;

/** A body by the name of its schema. */
export const body = (
  schema: string,
  examples: Record<string, unknown>,
): NonNullable<Operation["requestBody"]> => ({
  required: true,
  content: jsonMedia({ schema: ref(schema), examples }),
});
