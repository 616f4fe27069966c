import type { BatchTitle } from "./batch-titles.ts";
import type { FileSaid } from "./file-said.ts";
import { RefusedFileError, refusalOf } from "./file-said.ts";
import type { RefusedTrack } from "./kept-match.ts";

type LeftOut = Pick<BatchTitle, "plan" | "uploadIds" | "refused">;

/**
 * An audiobook without a track that no conversion would take; null when the track is fine. Throws RefusedFileError
 * where nothing is left of the title.
 */
export function withoutTrack(title: BatchTitle, place: number, said: FileSaid): LeftOut | null {
  const { plan, uploadIds, refused } = title;
  const track = plan.files[place];
  const problem = refusalOf(said);
  if (!track || !problem) return null;
  const { path, file } = track;
  if (plan.files.length === 1) throw new RefusedFileError(file.name, problem);
  const { name, size, lastModified } = file;
  const left: RefusedTrack = { key: path, name, size, lastModified, problem };
  const isOther = (_one: unknown, index: number) => index !== place;
  return {
    plan: { ...plan, files: plan.files.filter(isOther) },
    uploadIds: uploadIds.filter(isOther),
    refused: [...refused, left],
  };
}
