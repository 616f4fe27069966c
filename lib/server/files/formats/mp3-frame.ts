/** MPEG audio as its frame headers tell it (ISO 11172-3 and 13818-3). */
export type Mp3Frame = {
  bytes: number;
  samples: number;
  sampleRate: number;
  channels: number;
  /** Where the side information begins; of layer III only. */
  sideInfoAt: number | null;
  isVersion1: boolean;
};

const KBPS = {
  v1l1: [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  v1l2: [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  v1l3: [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  v2l1: [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  v2l23: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const SAMPLE_RATES = [44_100, 48_000, 32_000];
/** By the two bits of the version: 2.5, none, 2, 1. */
const RATE_DIVISORS = [4, 0, 2, 1];
const MONO = 3;
export const HEADER_BYTES = 4;

/** The frame that begins at `at`, null when none does. */
export function readMp3Frame(bytes: Uint8Array, at: number): Mp3Frame | null {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes.subarray(at, at + HEADER_BYTES);
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null;
  const divisor = RATE_DIVISORS[(second >> 3) & 3] ?? 0;
  const layer = 4 - ((second >> 1) & 3);
  const baseRate = SAMPLE_RATES[(third >> 2) & 3];
  const kbps = tableOf(divisor === 1, layer)[(third >> 4) - 1];
  if (divisor === 0 || layer === 4 || !baseRate || !kbps) return null;

  const sampleRate = baseRate / divisor;
  const samples = layer === 1 ? 384 : layer === 3 && divisor > 1 ? 576 : 1152;
  const padding = (third >> 1) & 1;
  const slotBytes = layer === 1 ? 4 : 1;
  const length = Math.floor(((samples / 8) * kbps * 1000) / sampleRate / slotBytes) * slotBytes;
  const hasChecksum = (second & 1) === 0;
  return {
    bytes: length + padding * slotBytes,
    samples,
    sampleRate,
    channels: fourth >> 6 === MONO ? 1 : 2,
    sideInfoAt: layer === 3 ? at + HEADER_BYTES + (hasChecksum ? 2 : 0) : null,
    isVersion1: divisor === 1,
  };
}

function tableOf(isVersion1: boolean, layer: number): number[] {
  if (isVersion1) return layer === 1 ? KBPS.v1l1 : layer === 2 ? KBPS.v1l2 : KBPS.v1l3;
  return layer === 1 ? KBPS.v2l1 : KBPS.v2l23;
}

/** How long the side information of a frame is: what may be in it instead of sound begins behind it. */
export function sideInfoBytes({ isVersion1, channels }: Mp3Frame): number {
  if (isVersion1) return channels === 1 ? 17 : 32;
  return channels === 1 ? 9 : 17;
}

/**
 * How many bytes of the frames before a frame begins in: an encoder spares them where the sound is simple, for
 * where it is not. 0 where it stands for itself.
 */
export function borrowedBytes(bytes: Uint8Array, { sideInfoAt, isVersion1 }: Mp3Frame): number {
  if (sideInfoAt === null) return 0;
  const [first = 0, second = 0] = bytes.subarray(sideInfoAt, sideInfoAt + 2);
  return isVersion1 ? (first << 1) | (second >> 7) : first;
}
