export const WAVEFORM_POINTS = 1000;
const MAX_BUCKETS = 16_384;

/**
 * Collects the power of equally long pieces of sound, however many, in bounded memory: when there are
 * too many, neighbours become one.
 */
export function createWaveform() {
  const sums = new Float64Array(MAX_BUCKETS);
  let bucket = 0;
  let piecesPerBucket = 1;
  let pieces = 0;

  function halve(): void {
    for (let index = 0; index < MAX_BUCKETS / 2; index++) {
      sums[index] = (sums[index * 2] ?? 0) + (sums[index * 2 + 1] ?? 0);
    }
    sums.fill(0, MAX_BUCKETS / 2);
    bucket = MAX_BUCKETS / 2;
    piecesPerBucket *= 2;
  }

  return {
    add(power: number): void {
      sums[bucket] = (sums[bucket] ?? 0) + power;
      pieces++;
      if (pieces % piecesPerBucket === 0) bucket++;
      if (bucket === MAX_BUCKETS) halve();
    },
    /** 1,000 values from 0 to 100, the loudest moment being 100; empty when nothing was added. */
    points(): number[] {
      const buckets = pieces / piecesPerBucket;
      if (pieces === 0) return [];
      const levels = Array.from({ length: WAVEFORM_POINTS }, (_, point) => {
        const from = Math.floor((point * buckets) / WAVEFORM_POINTS);
        const to = Math.max(from + 1, Math.floor(((point + 1) * buckets) / WAVEFORM_POINTS));
        const part = sums.subarray(from, to);
        return Math.sqrt(part.reduce((sum, power) => sum + power, 0) / part.length);
      });
      const loudest = Math.max(...levels);
      return levels.map((level) => (loudest > 0 ? Math.round((level / loudest) * 100) : 0));
    },
  };
}
