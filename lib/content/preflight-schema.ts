import { z } from "zod";
import { foundSchema } from "../conversions/history-schema.ts";
import { says } from "./fault-schema.ts";
import { saidParamsSchema } from "./said-schema.ts";
import { FILE_TYPES } from "./schema.ts";
import { httpUrlSchema } from "./text-schema.ts";

/** A look at a file before it becomes a title (contract 6). */

const DIGITAL_TYPES = FILE_TYPES.filter((type) => type !== "physical");

export const preflightInputSchema = z.strictObject({
  file_url: httpUrlSchema,
  file_type: z
    .enum(DIGITAL_TYPES, { error: says("not_one_of", { allowed: DIGITAL_TYPES.join(", ") }) })
    .nullish(),
});
export type PreflightInput = z.output<typeof preflightInputSchema>;

/** What can be wrong with an address or with what lies there. */
export const PREFLIGHT_CODES = [
  "unreachable",
  "not_found",
  "server_failed",
  "too_many_redirects",
  "needs_login",
  "web_page",
  "wrong_type",
  "sound_not_taken",
  "too_large",
  "empty",
  "encrypted",
  "drm",
  "damaged",
  "expired",
  "expires_soon",
  "folder_link",
  "document_link",
  "drive_link",
  "dropbox_link",
] as const;
export type PreflightCode = (typeof PREFLIGHT_CODES)[number];

export const preflightProblemSchema = z.object({
  /** One of PREFLIGHT_CODES; read tolerantly, as another store may have codes of its own. */
  code: z.string(),
  message: z.string(),
  params: saidParamsSchema.default({}),
  /** What to do about it. */
  fix: z.string().nullish(),
});
export type PreflightProblem = z.infer<typeof preflightProblemSchema>;

export const coverSizeSchema = z.object({ width: z.number().int(), height: z.number().int() });
export type CoverSize = z.infer<typeof coverSizeSchema>;

export const preflightSchema = z.object({
  /** Whether nothing stands in the way of a conversion, as far as this can tell. */
  ok: z.boolean(),
  file_type: z.string().nullable(),
  media_type: z.string().nullable(),
  size_in_kb: z.number().nullable(),
  final_host: z.string().nullable(),
  problems: z.array(preflightProblemSchema),
  suggested_url: z.string().nullish(),
  found: foundSchema.partial().nullish(),
  /** Pixels of the cover in the file, which a title gets unless another picture is named. */
  cover: coverSizeSchema.nullish(),
});
export type Preflight = z.infer<typeof preflightSchema>;
