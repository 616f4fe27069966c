import { type Fault, type FieldFaults, sentenceOf, sentencesOf } from "#lib/content/fault-schema.ts";

/** What every version and form of an error says: sentences, and their codes beside them (contract 1). */
export function errorMembers(what: Fault, faults?: FieldFaults) {
  const fields = faults ? { errors: sentencesOf(faults), codes: faults } : {};
  return { message: sentenceOf(what), ...what, ...fields };
}
