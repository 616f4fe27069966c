import { z } from "zod";
import { type AddressProblem, fileAddress } from "../conversions/exchange-form.ts";

export type TrackProblem = "titleMissing" | "titleTooLong" | AddressProblem;

/** The form of a new track; `say` puts a problem into words of the editor's language. */
export function trackFormSchema(say: (problem: TrackProblem, values?: { max: number }) => string) {
  return z.object({
    title: z
      .string()
      .trim()
      .min(1, { error: say("titleMissing") })
      .max(255, { error: say("titleTooLong") }),
    file_url: fileAddress(say),
  });
}
export type TrackForm = z.infer<ReturnType<typeof trackFormSchema>>;

export const EMPTY_TRACK: TrackForm = { title: "", file_url: "" };
