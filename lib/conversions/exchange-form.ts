import { z } from "zod";
import { httpUrlSchema, URL_MAX_LENGTH } from "../content/text-schema.ts";

export type AddressProblem = "urlMissing" | "urlTooLong" | "urlInvalid";

/** The address of a file, in a form; `say` puts a problem into words of the editor's language. */
export function fileAddress(say: (problem: AddressProblem, values?: { max: number }) => string) {
  return z
    .string()
    .trim()
    .min(1, { error: say("urlMissing"), abort: true })
    .max(URL_MAX_LENGTH, { error: say("urlTooLong", { max: URL_MAX_LENGTH }), abort: true })
    .refine((text) => httpUrlSchema.safeParse(text).success, { error: say("urlInvalid") });
}

/** The form for another file in place of one that failed. */
export function exchangeFormSchema(say: Parameters<typeof fileAddress>[0]) {
  return z.object({ file_url: fileAddress(say) });
}
export type ExchangeForm = z.infer<ReturnType<typeof exchangeFormSchema>>;
