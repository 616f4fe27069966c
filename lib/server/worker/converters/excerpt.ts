import {
  type AudioCodec,
  BufferTarget,
  EncodedAudioPacketSource,
  type EncodedPacket,
  Mp4OutputFormat,
  Output,
} from "mediabunny";
import type { PacketFile } from "./packet-file.ts";
import { WAVEFORM_POINTS } from "./waveform.ts";

/** Up to this length all of the sound is taken, of a longer one so much for each point. */
export const WHOLE_SECONDS = 300;
const POINT_SECONDS = WHOLE_SECONDS / WAVEFORM_POINTS;
/** In an Ogg each look-up reads whole pages, and the packets of Opus lean on those before them: fewer, longer looks. */
const OGG_LOOK_SECONDS = 0.05;

/** A packet of an excerpt, heard from a share of it on: what comes before it is there for what comes after. */
export type PickedPacket = { packet: EncodedPacket; heardFrom: number };

/** The packets that stand for a sound, in order, and how they are to be decoded. */
export type SoundPackets = {
  codec: AudioCodec;
  config: AudioDecoderConfig;
  seconds: number;
  packets: AsyncIterable<PickedPacket>;
};

export function packetsOf(file: PacketFile): SoundPackets {
  const { codec, config, seconds } = file;
  return { codec, config, seconds, packets: pickPackets(file) };
}

/** When to look at a sound that is longer, so long at a time: several times for each point of the waveform. */
export function* looksAt(seconds: number, lookSeconds: number): Generator<number> {
  const looks = WAVEFORM_POINTS * Math.max(1, Math.round(POINT_SECONDS / Math.max(lookSeconds, 0.001)));
  for (let look = 0; look < looks; look++) yield ((look + scatter(look)) * seconds) / looks;
}

async function* pickPackets({ packets, seconds, isOgg }: PacketFile): AsyncGenerator<PickedPacket> {
  if (seconds <= WHOLE_SECONDS) {
    for await (const packet of packets.packets()) {
      if (packet.timestamp >= seconds) return;
      yield { packet, heardFrom: 0 };
    }
    return;
  }
  const first = await packets.getFirstPacket();
  const lookSeconds = isOgg ? OGG_LOOK_SECONDS : (first?.duration ?? 0);
  let last = -1;
  for (const from of looksAt(seconds, lookSeconds)) {
    let packet = await packets.getPacket(from);
    let left = lookSeconds;
    while (packet && left > 0) {
      if (packet.sequenceNumber > last) yield { packet, heardFrom: 0 };
      last = Math.max(last, packet.sequenceNumber);
      left -= packet.duration || lookSeconds;
      packet = left > 0 ? await packets.getNextPacket(packet) : null;
    }
  }
}

/** 0 to 1, without a beat of its own: evenly spaced looks at speech would see the same syllable each time. */
function scatter(look: number): number {
  const mixed = Math.sin(look * 12.9898) * 43758.5453;
  return mixed - Math.floor(mixed);
}

/** A small MP4 of these packets one right after the other, for a decoder that takes whole files. */
export async function writeExcerpt(
  codec: AudioCodec,
  decoderConfig: AudioDecoderConfig,
  packets: readonly PickedPacket[],
): Promise<ArrayBuffer> {
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: "in-memory" }), target });
  const source = new EncodedAudioPacketSource(codec);
  output.addAudioTrack(source);
  await output.start();
  let timestamp = 0;
  for (const { packet } of packets) {
    await source.add(packet.clone({ timestamp, type: "key" }), { decoderConfig });
    timestamp += packet.duration;
  }
  await output.finalize();
  if (!target.buffer) throw new Error("The excerpt has no bytes.");
  return target.buffer;
}
