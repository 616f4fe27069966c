import { parseFile } from "music-metadata";
import { fileError } from "../../files/file-error.ts";
import { type Converted, NOTHING_FOUND, type OnProgress, tidyText } from "./converted.ts";

/**
 * Reads an audio file: its length, tags and picture. The length is counted, not taken on trust,
 * where the file does not say it.
 *
 * @throws FileError `audio_damaged`, `audio_empty`, `audio_is_video`
 */
export async function convertAudio(path: string, onProgress: OnProgress): Promise<Converted> {
  const { format, common } = await parseOrExplain(path);
  const seconds = format.duration ?? 0;
  if (format.hasVideo) {
    throw fileError("audio_is_video", {});
  }
  if (!(seconds > 0) || !Number.isFinite(seconds)) {
    throw fileError("audio_empty", {});
  }
  onProgress({ done: Math.round(seconds), total: Math.round(seconds), unit: "second" });
  const picture = common.picture?.[0];
  return {
    totalPages: 0,
    totalWords: 0,
    totalSeconds: Math.max(1, Math.round(seconds)),
    found: {
      ...NOTHING_FOUND,
      name: tidyText(common.title),
      author: (common.artists ?? []).flatMap((artist) => tidyText(artist) ?? []),
      lang: tidyText(common.language),
      duration: Math.max(1, Math.round(seconds)),
    },
    tableOfContents: null,
    cover: picture ? { data: picture.data } : null,
    report: null,
    audio: null,
    pageCount: 0,
    chapters: [],
  };
}

async function parseOrExplain(path: string) {
  try {
    return await parseFile(path, { duration: true });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw fileError("audio_damaged", {}, detail);
  }
}
