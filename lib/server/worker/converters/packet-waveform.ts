import { type PickedPacket, type SoundPackets, writeExcerpt } from "./excerpt.ts";
import type { DecodeSound } from "./sound-decoder.ts";
import { createWaveform } from "./waveform.ts";

/** So much is decoded at a time: enough for the decoder to be worth its start, and 10 MB of samples. */
const EXCERPT_SECONDS = 50;
/** Less sound than this share of what its packets claim, and the decoder has not understood them. */
const LEAST_SHARE = 0.8;
/** So often a decoding may fail: some broken packets are borne, a file full of them is given up. */
const MAX_FAILURES = 16;

/**
 * The loudness over time of a file whose sound lies in packets. `onShare` is told how far it has come, 0 to 1.
 *
 * @throws when its packets cannot be decoded
 */
export async function measurePackets(
  sound: SoundPackets,
  decode: DecodeSound,
  onShare: (share: number) => void,
): Promise<number[]> {
  const waveform = createWaveform(sound.seconds);
  let failures = 0;

  /** A broken packet spoils all that is decoded with it: it is found by halves, and left out. */
  async function measure(packets: readonly PickedPacket[]): Promise<void> {
    const total = secondsOf(packets);
    if (total === 0) return;
    const samples = await decodeAll(packets).catch((error: unknown) => {
      if (++failures > MAX_FAILURES) throw error;
      return null;
    });
    if (samples) return take(samples, packets, total);
    if (packets.length === 1) return;
    const half = packets.length >> 1;
    await measure(packets.slice(0, half));
    await measure(packets.slice(half));
  }

  async function decodeAll(packets: readonly PickedPacket[]): Promise<Float32Array> {
    const samples = await decode(await writeExcerpt(sound.codec, sound.config, packets));
    if (samples.length < secondsOf(packets) * sound.config.sampleRate * LEAST_SHARE)
      throw new Error("Some of the sound cannot be decoded.");
    return samples;
  }

  function take(samples: Float32Array, packets: readonly PickedPacket[], total: number): void {
    const perSecond = samples.length / total;
    let passed = 0;
    for (const { packet, heardFrom } of packets) {
      const silent = packet.duration * heardFrom;
      const piece = samples.subarray(
        Math.floor((passed + silent) * perSecond),
        Math.floor((passed + packet.duration) * perSecond),
      );
      waveform.add(piece, packet.timestamp + silent, perSecond);
      passed += packet.duration;
    }
  }

  let packets: PickedPacket[] = [];
  for await (const picked of sound.packets) {
    packets.push(picked);
    if (secondsOf(packets) < EXCERPT_SECONDS) continue;
    await measure(packets);
    packets = [];
    onShare(Math.min(picked.packet.timestamp / sound.seconds, 1));
  }
  await measure(packets);
  return waveform.points();
}

function secondsOf(packets: readonly PickedPacket[]): number {
  return packets.reduce((sum, { packet }) => sum + packet.duration, 0);
}
