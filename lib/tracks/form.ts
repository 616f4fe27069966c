import { z } from "zod";
import { httpUrlSchema, URL_MAX_LENGTH } from "../content/text-schema.ts";

export type TrackProblem = "titleMissing" | "titleTooLong" | "urlMissing" | "urlTooLong" | "urlInvalid";

/** The form of a new track; `say` puts a problem into words of the editor's language. */
export function trackFormSchema(say: (problem: TrackProblem, values?: { max: number }) => string) {
  return z.object({
    title: z
      .string()
      .trim()
      .min(1, { error: say("titleMissing") })
      .max(255, { error: say("titleTooLong") }),
    file_url: z
      .string()
      .trim()
      .min(1, { error: say("urlMissing"), abort: true })
      .max(URL_MAX_LENGTH, { error: say("urlTooLong", { max: URL_MAX_LENGTH }), abort: true })
      .refine((text) => httpUrlSchema.safeParse(text).success, { error: say("urlInvalid") }),
  });
}
export type TrackForm = z.infer<ReturnType<typeof trackFormSchema>>;

export const EMPTY_TRACK: TrackForm = { title: "", file_url: "" };
