/** A frame of AAC as its header tells it (ISO 13818-7, ADTS); its channels are null where only its sound says them. */
export type AdtsFrame = { bytes: number; samples: number; sampleRate: number; channels: number | null };

const HEADER_BYTES = 7;
const BLOCK_SAMPLES = 1024;
const SAMPLE_RATES = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350,
];
const CHANNELS = [null, 1, 2, 3, 4, 5, 6, 8];

/** The frame that begins at `at`, null when none does. */
export function readAdtsFrame(bytes: Uint8Array, at: number): AdtsFrame | null {
  if (at + HEADER_BYTES > bytes.length) return null;
  const [first = 0, second = 0, third = 0, fourth = 0, fifth = 0, sixth = 0, seventh = 0] = bytes.subarray(
    at,
    at + HEADER_BYTES,
  );
  if (first !== 0xff || (second & 0xf6) !== 0xf0) return null;
  const sampleRate = SAMPLE_RATES[(third >> 2) & 15];
  const length = ((fourth & 3) << 11) | (fifth << 3) | (sixth >> 5);
  if (!sampleRate || length <= HEADER_BYTES) return null;
  const channels = CHANNELS[((third & 1) << 2) | (fourth >> 6)] ?? null;
  return { bytes: length, samples: ((seventh & 3) + 1) * BLOCK_SAMPLES, sampleRate, channels };
}
