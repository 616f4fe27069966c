import { stat } from "node:fs/promises";
import { type IAudioMetadata, parseBlob } from "music-metadata";
import { fileError } from "../../files/file-error.ts";
import { readChapterMarks, readTags } from "../../files/formats/audio-tags.ts";
import { scanAiff } from "./aiff-scan.ts";
import { SoundFile } from "./audio-file.ts";
import type { Converted, FileReport, OnProgress } from "./converted.ts";
import { reportCutShort, reportOggEnd } from "./cut-short.ts";
import { readFlacLength } from "./flac-length.ts";
import { type FrameScan, scanAdts, scanMp3 } from "./frame-scan.ts";
import { padMp4 } from "./mp4-padded.ts";
import { readOggEnd } from "./ogg-end.ts";
import { readPacketSound, type SoundLength } from "./packet-sound.ts";
import { reportStrayBytes } from "./stray-bytes.ts";
import { scanWav } from "./wav-scan.ts";

/** Counting the frames of an MP3 or AAC takes about as long as hearing some of them. */
const SCAN_SHARE = 0.5;
const UNHEARD_SECONDS = 1;

/**
 * Reads an audio file: length, tags, chapters, picture, and its loudness over time, empty where its sound cannot
 * be decoded. The length is what is in the file: the frames of an MP3 or AAC are counted, and where a header promises
 * more than there is, the report says `sound_cut_short`, where rubbish lies among them `sound_damaged`.
 *
 * @throws FileError `audio_damaged`, `audio_empty`, `audio_is_video`, `audio_cut_short`
 */
export async function convertAudio(path: string, onProgress: OnProgress): Promise<Converted> {
  const quick = await parseOrExplain(path, false, onProgress);
  const scan = await scanFrames(path, quick, onProgress);
  const metadata = scan ? quick : await parseOrExplain(path, true, onProgress);
  const { format, common } = metadata;
  if (format.hasVideo) throw fileError("audio_is_video", {});
  const scanReport = scan && reportScan(scan);
  const sound = await (scan ? hearFrames(path, scan, onProgress) : readSound(path, metadata, onProgress));
  const exactSeconds = sound.length?.seconds ?? format.duration ?? 0;
  if (!(exactSeconds > 0) || !Number.isFinite(exactSeconds)) throw fileError("audio_empty", {});
  const report =
    scanReport ??
    (format.container === "Ogg" ? reportOggEnd(await readOggEnd(path), exactSeconds) : null) ??
    reportCutShort(exactSeconds, sound.length?.statedSeconds ?? exactSeconds);
  const seconds = Math.max(1, Math.round(exactSeconds));
  onProgress({ done: seconds, total: seconds, unit: "second" });
  const picture = common.picture?.[0];
  const bitRate = scan ? (scan.soundBytes * 8) / scan.seconds : format.bitrate;
  return {
    totalPages: 0,
    totalWords: 0,
    totalSeconds: seconds,
    found: readTags(metadata, seconds),
    tableOfContents: null,
    cover: picture ? { data: picture.data } : null,
    report,
    audio: {
      bit_rate_kbps: bitRate ? Math.round(bitRate / 1000) : null,
      sample_rate_hz: scan?.sampleRate ?? format.sampleRate ?? null,
      channels: scan?.channels ?? sound.channels ?? format.numberOfChannels ?? null,
      chapters: readChapterMarks(metadata),
      waveform: sound.waveform,
    },
    pageCount: 0,
    chapters: [],
  };
}

type Scan = FrameScan & { isMp3: boolean };
/** The channels are null where nothing knows them better than the header of the file. */
type Sound = { length: SoundLength | null; channels?: number | null; waveform: number[] };

/** The frames of an MP3 or of AAC; null where there is none, or the file is of another kind. */
async function scanFrames(
  path: string,
  { format }: IAudioMetadata,
  onProgress: OnProgress,
): Promise<Scan | null> {
  const isMp3 = format.container === "MPEG" && /layer/i.test(format.codec ?? "");
  const isAdts = format.container?.startsWith("ADTS") ?? false;
  if (!isMp3 && !isAdts) return null;
  const { size } = await stat(path);
  const scan = await (isMp3 ? scanMp3 : scanAdts)(path, (bytes, seconds) => {
    const total = Math.max(1, Math.round((seconds * size) / bytes));
    onProgress({ done: Math.min(Math.round(seconds * SCAN_SHARE), total), total, unit: "second" });
  });
  return scan.seconds > 0 ? { ...scan, isMp3 } : null;
}

/** What a table promises says more than what there is instead. */
function reportScan(scan: Scan): FileReport | null {
  return reportCutShort(scan.seconds, scan.statedSeconds ?? scan.seconds) ?? reportStrayBytes(scan);
}

async function hearFrames(path: string, scan: Scan, onProgress: OnProgress): Promise<Sound> {
  const { seconds, sampleRate, channels, soundAt, isMp3 } = scan;
  const length = { seconds, statedSeconds: seconds };
  const total = Math.max(1, Math.round(seconds));
  const tell = (share: number) =>
    onProgress({ done: Math.round((SCAN_SHARE + share * (1 - SCAN_SHARE)) * total), total, unit: "second" });
  const mp3 = isMp3 && sampleRate && channels ? { seconds, sampleRate, channels, soundAt } : null;
  if (isMp3 && !mp3) return { length, waveform: [] };
  const heard = await readPacketSound({ path, likelySeconds: seconds, mp3 }, tell);
  // Of AAC what lies behind a gap is not heard: half a picture would be a wrong one.
  const isWhole = isMp3 || (heard.length !== null && seconds - heard.length.seconds < UNHEARD_SECONDS);
  return { length, waveform: isWhole ? heard.waveform : [] };
}

async function readSound(path: string, { format }: IAudioMetadata, onProgress: OnProgress): Promise<Sound> {
  const likelySeconds = format.duration ?? 0;
  const total = Math.max(1, Math.round(likelySeconds));
  const tell = (share: number) =>
    onProgress({ done: Math.min(Math.round(share * total), total), total, unit: "second" });
  if (format.container === "WAVE") return scanWav(path, tell);
  if (format.container?.startsWith("AIFF")) return scanAiff(path, tell);
  const length = format.container === "FLAC" ? await readFlacLength(path) : null;
  if (length?.seconds === 0) return { length, waveform: [] };
  const sound = await readPacketSound({ path, likelySeconds, mp3: null }, tell);
  return { ...sound, length: length ?? sound.length };
}

async function parseOrExplain(
  path: string,
  duration: boolean,
  onProgress: OnProgress,
): Promise<IAudioMetadata> {
  const options = { duration, includeChapters: true };
  const file = new SoundFile(path, onProgress);
  try {
    return await parseBlob(file, options);
  } catch (error) {
    const cutShort = await parsePadded(path, options);
    if (cutShort) return cutShort;
    throw fileError("audio_damaged", {}, error instanceof Error ? error.message : String(error));
  } finally {
    file.close();
  }
}

/** What stands at the start of an MP4 that is cut short; null where that is not enough to play it. */
async function parsePadded(path: string, options: { duration: boolean }): Promise<IAudioMetadata | null> {
  const padded = await padMp4(path);
  if (!padded) return null;
  const metadata = await parseBlob(padded, options).catch(() => null);
  return metadata?.format.duration ? metadata : null;
}
