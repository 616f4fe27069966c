import { stat } from "node:fs/promises";
import { type IAudioMetadata, parseFile } from "music-metadata";
import { fileError } from "../../files/file-error.ts";
import { readChapterMarks, readTags } from "../../files/formats/audio-tags.ts";
import type { Converted, OnProgress } from "./converted.ts";
import { type Mp3Scan, scanMp3 } from "./mp3-scan.ts";
import { scanWav } from "./wav-scan.ts";

/**
 * Reads an audio file: length, tags, chapters, picture, and, of an MP3 or a WAV, its loudness over time. The
 * length of an MP3 is counted, not taken on trust.
 *
 * @throws FileError `audio_damaged`, `audio_empty`, `audio_is_video`
 */
export async function convertAudio(path: string, onProgress: OnProgress): Promise<Converted> {
  const quick = await parseOrExplain(path, false);
  const isMp3 = quick.format.container === "MPEG" && /layer/i.test(quick.format.codec ?? "");
  const scan = isMp3 ? await scanWithProgress(path, onProgress) : null;
  const metadata = scan && scan.seconds > 0 ? quick : await parseOrExplain(path, true);
  const { format, common } = metadata;
  if (format.hasVideo) throw fileError("audio_is_video", {});
  const exactSeconds = scan?.seconds || format.duration || 0;
  if (!(exactSeconds > 0) || !Number.isFinite(exactSeconds)) throw fileError("audio_empty", {});
  const seconds = Math.max(1, Math.round(exactSeconds));
  const isWav = format.container === "WAVE";
  const waveform = isWav ? await scanWav(path, tellSeconds(seconds, onProgress)) : (scan?.waveform ?? []);
  onProgress({ done: seconds, total: seconds, unit: "second" });
  const picture = common.picture?.[0];
  const bitRate = scan && scan.seconds > 0 ? (scan.soundBytes * 8) / scan.seconds : format.bitrate;
  return {
    totalPages: 0,
    totalWords: 0,
    totalSeconds: seconds,
    found: readTags(metadata, seconds),
    tableOfContents: null,
    cover: picture ? { data: picture.data } : null,
    report: null,
    audio: {
      bit_rate_kbps: bitRate ? Math.round(bitRate / 1000) : null,
      sample_rate_hz: scan?.sampleRate ?? format.sampleRate ?? null,
      channels: scan?.channels ?? format.numberOfChannels ?? null,
      chapters: readChapterMarks(metadata),
      waveform,
    },
    pageCount: 0,
    chapters: [],
  };
}

function tellSeconds(total: number, onProgress: OnProgress) {
  return (share: number) => onProgress({ done: Math.round(share * total), total, unit: "second" });
}

async function scanWithProgress(path: string, onProgress: OnProgress): Promise<Mp3Scan> {
  const { size } = await stat(path);
  return scanMp3(path, (bytes, seconds) => {
    const total = Math.max(1, Math.round((seconds * size) / bytes));
    onProgress({ done: Math.min(Math.round(seconds), total), total, unit: "second" });
  });
}

async function parseOrExplain(path: string, duration: boolean): Promise<IAudioMetadata> {
  try {
    return await parseFile(path, { duration, includeChapters: true });
  } catch (error) {
    throw fileError("audio_damaged", {}, error instanceof Error ? error.message : String(error));
  }
}
