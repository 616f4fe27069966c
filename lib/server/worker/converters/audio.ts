import { parseFile } from "music-metadata";
import { damaged } from "../../files/file-error.ts";
import { type Converted, type OnProgress, tidyText } from "./converted.ts";

/**
 * Reads an audio file: its length, tags and picture. The length is counted, not taken on trust,
 * where the file does not say it.
 *
 * @throws FileError `damaged` when there is no sound in it
 */
export async function convertAudio(path: string, onProgress: OnProgress): Promise<Converted> {
  const { format, common } = await parseOrExplain(path);
  const seconds = format.duration ?? 0;
  if (format.hasVideo) {
    throw damaged("This is a video, not an audio file. Export its sound as MP3 or M4B and upload that.");
  }
  if (!(seconds > 0) || !Number.isFinite(seconds)) {
    throw damaged("There is no audio in this file. Export it again and upload the new file.");
  }
  onProgress(1);
  const picture = common.picture?.[0];
  return {
    totalPages: 0,
    totalWords: 0,
    totalSeconds: Math.max(1, Math.round(seconds)),
    title: tidyText(common.title),
    authors: (common.artists ?? []).flatMap((artist) => tidyText(artist) ?? []),
    lang: tidyText(common.language),
    identifier: tidyText(common.barcode),
    tableOfContents: null,
    cover: picture ? { data: picture.data } : null,
  };
}

async function parseOrExplain(path: string) {
  try {
    return await parseFile(path, { duration: true });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw damaged("This audio file is damaged. Export it again and upload the new file.", detail);
  }
}
