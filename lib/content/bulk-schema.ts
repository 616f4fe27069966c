import { z } from "zod";
import { says } from "./fault-schema.ts";
import { textSchema } from "./text-schema.ts";

/** Items of one bulk request, at most (contract 3.4). */
export const BULK_MAX = 100;

const HOW_MANY = says("bulk_count", { max: BULK_MAX });

/** `POST /api/v3/content/bulk`. The items are read one by one, so that a wrong one stops no other. */
export const bulkSchema = z.strictObject({
  contents: z
    .array(z.unknown(), { error: HOW_MANY })
    .min(1, { error: HOW_MANY })
    .max(BULK_MAX, { error: HOW_MANY }),
  convert: z.literal("now").nullish(),
});

/** What a client calls an item of its own; it comes back as it was sent. */
export const clientRefSchema = z.union([textSchema(255), z.number()]).nullish();
export type ClientRef = z.infer<typeof clientRefSchema>;
