import {
  ADTS,
  type AudioCodec,
  EncodedPacketSink,
  FilePathSource,
  FLAC,
  Input,
  MP4,
  OGG,
  QTFF,
} from "mediabunny";

/** The kinds of file whose sound lies in packets that can be picked out. MP3 and WAV have scans of their own. */
const FORMATS = [MP4, QTFF, OGG, FLAC, ADTS];
/** In the middle of a file that is cut short, its end is found to this exactness. */
const EXACT_SECONDS = 0.05;

export type PacketFile = {
  codec: AudioCodec;
  config: AudioDecoderConfig;
  packets: EncodedPacketSink;
  /** As long as its table says. */
  statedSeconds: number;
  /** As much as is in the file. */
  seconds: number;
  isOgg: boolean;
  close(): void;
};

/**
 * Opens the sound of a file without reading the whole of it; null where there is none that is known. An Ogg has
 * no table: `likelySeconds` says where to look for its end.
 */
export async function openPacketFile(path: string, likelySeconds: number): Promise<PacketFile | null> {
  const input = new Input({ source: new FilePathSource(path), formats: FORMATS });
  try {
    const track = await input.getPrimaryAudioTrack();
    const codec = await track?.getCodec();
    const config = await track?.getDecoderConfig();
    if (!track || !codec || !config) throw new Error("There is no sound of a known kind.");
    const packets = new EncodedPacketSink(track);
    // Where a FLAC has no first frame, the search for any other would never end.
    if (!(await packets.getFirstPacket())) throw new Error("There are no packets.");
    const table = await lastEnd(packets, Number.POSITIVE_INFINITY, true);
    const statedSeconds = table || likelySeconds;
    const seconds = await presentSeconds(packets, statedSeconds);
    if (seconds === 0) throw new Error("There are no packets.");
    const isOgg = (await input.getFormat()) === OGG;
    return { codec, config, packets, statedSeconds, seconds, isOgg, close: () => input.dispose() };
  } catch {
    input.dispose();
    return null;
  }
}

/** Where a file is cut off, its table goes on: the last packet that can be read is where its sound ends. */
async function presentSeconds(packets: EncodedPacketSink, statedSeconds: number): Promise<number> {
  const end = await lastEnd(packets, Number.POSITIVE_INFINITY);
  if (end > 0) return end;
  let present = 0;
  let missing = statedSeconds;
  while (missing - present > EXACT_SECONDS) {
    const middle = (present + missing) / 2;
    const found = await lastEnd(packets, middle);
    if (found > 0) present = Math.max(middle, Math.min(found, missing));
    else missing = middle;
  }
  return present;
}

/** Where the packet at `seconds` ends; 0 when it cannot be read. */
async function lastEnd(packets: EncodedPacketSink, seconds: number, metadataOnly = false): Promise<number> {
  try {
    const packet = await packets.getPacket(seconds, { metadataOnly });
    return packet ? packet.timestamp + packet.duration : 0;
  } catch {
    return 0;
  }
}
