import { z } from "zod";
import { FAULTS, readMessage, sentenceOf } from "#lib/content/fault-schema.ts";
import { saidSchema } from "#lib/content/said-schema.ts";
import en from "#lib/i18n/messages/en.json" with { type: "json" };
import es from "#lib/i18n/messages/es.json" with { type: "json" };
import pt from "#lib/i18n/messages/pt.json" with { type: "json" };

const LANGUAGES = { en, es, pt };

const errorSchema = saidSchema.extend({
  message: z.string().optional(),
  detail: z.string().optional(),
  errors: z.record(z.string(), z.array(z.string())).default({}),
  codes: z.record(z.string(), z.array(saidSchema)).default({}),
});

/**
 * Holds every sentence of an error against the code beside it: the code is of the closed list, says
 * that very sentence, and every language of the dashboard has words for it.
 *
 * @throws Error
 */
export function checkFaults(json: unknown): void {
  const { message, detail, errors, codes, ...whole } = errorSchema.parse(json);
  checkFault(whole, "body", message ?? detail ?? "");
  if (Object.keys(errors).join() !== Object.keys(codes).join())
    throw new Error(`The fields of errors and codes differ: ${JSON.stringify({ errors, codes })}`);
  for (const [field, sentences] of Object.entries(errors))
    for (const [index, sentence] of sentences.entries()) checkFault(codes[field]?.[index], field, sentence);
}

function checkFault(given: z.infer<typeof saidSchema> | undefined, field: string, sentence: string) {
  const code = Object.keys(FAULTS).find((known) => known === given?.code);
  if (!given || !code || code === "other") throw new Error(`"${sentence}" has no code of its own.`);
  const said = sentenceOf({ ...readMessage(code), params: given.params }, field);
  if (said !== sentence) throw new Error(`"${sentence}" is not what ${code} says: "${said}"`);
  for (const [language, { Store }] of Object.entries(LANGUAGES))
    if (!Object.hasOwn(Store, code)) throw new Error(`There are no words for ${code} in ${language}.`);
}
