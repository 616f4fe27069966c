import { z } from "zod";
import { saidSchema } from "#lib/content/said-schema.ts";
import type { ApiAnswer } from "#tests/support/content-api.ts";

const clientRefSchema = z.union([z.string(), z.number()]).nullable();
const faultShape = saidSchema.shape;

/** The answer of a bulk request, every key of it (contract 3.4). */
export const bulkSchema = z.strictObject({
  message: z.string().optional(),
  code: z.string().optional(),
  params: faultShape.params.optional(),
  data: z.array(
    z.discriminatedUnion("status", [
      z.strictObject({
        index: z.number(),
        client_ref: clientRefSchema,
        status: z.literal("created"),
        content: z.looseObject({ id: z.number(), name: z.string(), slug: z.string() }),
      }),
      z.strictObject({
        index: z.number(),
        client_ref: clientRefSchema,
        status: z.literal("failed"),
        message: z.string(),
        ...faultShape,
        errors: z.record(z.string(), z.array(z.string())),
        codes: z.record(z.string(), z.array(saidSchema)),
      }),
    ]),
  ),
  meta: z.strictObject({ total: z.number(), created: z.number(), failed: z.number() }),
});

export const bulkOf = ({ json }: ApiAnswer) => bulkSchema.parse(json);

export const book = (name: string, fields: object = {}) => ({ name, file_type: "physical", ...fields });

/** What became of each item: its content, or its sentences by field. */
export function outcomesOf(answer: ApiAnswer) {
  return bulkOf(answer).data.map((item) => (item.status === "created" ? item.content : item.errors));
}
