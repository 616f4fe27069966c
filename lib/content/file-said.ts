import { z } from "zod";
import { contentFormSchema } from "./form.ts";
import {
  coverSizeSchema,
  type PreflightCode,
  type PreflightProblem,
  preflightProblemSchema,
} from "./preflight-schema.ts";

/** A title that has an external id already. */
export const ownerSchema = z.object({ id: z.number().int(), name: z.string() });
export type Owner = z.infer<typeof ownerSchema>;

/** What a look inside a file has told. */
export const fileSaidSchema = z.object({
  /** What its title may be filled with, in the words of the form. */
  values: contentFormSchema.partial(),
  problems: z.array(preflightProblemSchema),
  /** The title that has the ISBN of this file already. */
  owner: ownerSchema.nullable(),
  /** Pixels of the cover in it, where there is one; what was kept by an older dashboard has no word of it. */
  cover: coverSizeSchema.nullable().default(null),
});
export type FileSaid = z.infer<typeof fileSaidSchema>;

export const NOTHING_SAID: FileSaid = { values: {}, problems: [], owner: null, cover: null };

/** What a conversion would refuse for certain. Anything else may be over by then. */
const CERTAIN: ReadonlySet<string> = new Set<PreflightCode>([
  "encrypted",
  "drm",
  "damaged",
  "empty",
  "wrong_type",
  "sound_not_taken",
  "too_large",
]);

/** Why no title can be made of a file; null where one can. */
export function refusalOf({ problems }: FileSaid): PreflightProblem | null {
  return problems.find(({ code }) => CERTAIN.has(code)) ?? null;
}

/** A file that was looked at after its title was confirmed, and that no conversion would take. */
export class RefusedFileError extends Error {
  readonly fileName: string;
  readonly problem: PreflightProblem;

  constructor(fileName: string, problem: PreflightProblem) {
    super(problem.message);
    this.name = "RefusedFileError";
    this.fileName = fileName;
    this.problem = problem;
  }
}
