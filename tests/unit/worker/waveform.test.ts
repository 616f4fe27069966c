import { expect, test } from "vitest";
import { createWaveform } from "#lib/server/worker/converters/waveform.ts";

const SECONDS = 10;

/** Of this many samples in pieces of a hundred, as loud at each moment as `level` says for the share that has passed. */
function waveformOf(samples: number, level: (share: number) => number): number[] {
  const waveform = createWaveform(SECONDS);
  const perSecond = samples / SECONDS;
  for (let from = 0; from < samples; from += 100) {
    const count = Math.min(100, samples - from);
    const piece = Float32Array.from({ length: count }, (_, index) => level((from + index) / samples));
    waveform.add(piece, from / perSecond, perSecond);
  }
  return waveform.points();
}

test.each([10, 999, 1000, 16_384, 1_300_000])(
  "%i samples become 1,000 points that follow the loudness",
  (samples) => {
    const points = waveformOf(samples, (share) => (share < 0.5 ? 0.2 : 1));
    expect(points).toHaveLength(1000);
    expect([points[10], points[450], points[550], points[990]]).toEqual([20, 20, 100, 100]);
  },
);

test("silence is zeros, nothing is nothing", () => {
  expect(waveformOf(500, () => 0)).toEqual(Array.from({ length: 1000 }, () => 0));
  expect(waveformOf(0, () => 1)).toEqual([]);
});

test("a clap does not make a line of the speech beside it", () => {
  const points = waveformOf(100_000, (share) => (share >= 0.5 && share < 0.505 ? 1 : 0.1 + 0.2 * share));
  expect(points[502]).toBe(100);
  expect([points[100], points[980]]).toEqual([40, 100].map((level) => expect.closeTo(level, -1)));
});

test("a word in silence is no clap: the silence stays silent", () => {
  const points = waveformOf(100_000, (share) => (share >= 0.5 && share < 0.505 ? 0.5 : 0.005));
  expect(points[502]).toBe(100);
  expect(points[100]).toBeLessThanOrEqual(4);
});

test("what is no number is no sound", () => {
  const points = waveformOf(10_000, (share) => (share < 0.5 ? Number.NaN : 0.5));
  expect([points[100], points[900]]).toEqual([0, 100]);
});
