export const WAVEFORM_POINTS = 1000;
/** A clap beside speech would make a line of the speech: what exceeds nearly all is drawn no higher than they. */
const USUAL_SHARE = 0.99;
/** But where nearly all is silence, the rest is no exception: it is drawn at most so much higher than it is. */
const MAX_RAISE = 4;

/** Collects the loudness of a sound of this length, out of pieces of it that may come in any order. */
export function createWaveform(seconds: number) {
  const sums = new Float64Array(WAVEFORM_POINTS);
  const counts = new Float64Array(WAVEFORM_POINTS);

  return {
    /** A piece that begins at `start`, in seconds, as shares of full scale, -1 to 1. */
    add(samples: Float32Array, start: number, samplesPerSecond: number): void {
      const pointsPerSample = WAVEFORM_POINTS / seconds / samplesPerSecond;
      const first = (Math.max(start, 0) * WAVEFORM_POINTS) / seconds;
      for (let index = 0; index < samples.length; index++) {
        const point = Math.min(Math.floor(first + index * pointsPerSample), WAVEFORM_POINTS - 1);
        const power = (samples[index] ?? 0) ** 2;
        // What is no number would make the whole picture none.
        if (!Number.isFinite(power)) continue;
        sums[point] = (sums[point] ?? 0) + Math.min(power, 1);
        counts[point] = (counts[point] ?? 0) + 1;
      }
    },
    /** 1,000 values from 0 to 100, the loudest moments being 100; empty when nothing was added. */
    points(): number[] {
      if (counts.every((count) => count === 0)) return [];
      let power = 0;
      return levelsOf(
        Array.from(sums, (sum, point) => {
          const count = counts[point] ?? 0;
          // A piece may be longer than a point of a short file: one without a sample is as loud as the one before.
          if (count > 0) power = sum / count;
          return power;
        }),
      );
    },
  };
}

function levelsOf(powers: readonly number[]): number[] {
  const levels = powers.map(Math.sqrt);
  const ordered = levels.toSorted((a, b) => a - b);
  const loudest = ordered.at(-1) ?? 0;
  const usual = ordered[Math.floor(ordered.length * USUAL_SHARE)] ?? 0;
  const full = Math.max(usual, loudest / MAX_RAISE);
  return levels.map((level) => (full > 0 ? Math.min(Math.round((level / full) * 100), 100) : 0));
}
