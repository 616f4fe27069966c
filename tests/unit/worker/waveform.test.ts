import { expect, test } from "vitest";
import { createWaveform } from "#lib/server/worker/converters/waveform.ts";

/** As loud at each moment as `level` says for the share of the whole that has passed. */
function waveformOf(pieces: number, level: (share: number) => number): number[] {
  const waveform = createWaveform();
  for (let piece = 0; piece < pieces; piece++) waveform.add(level(piece / pieces) ** 2);
  return waveform.points();
}

test.each([10, 999, 1000, 16_384, 100_000, 1_300_000])(
  "%i pieces become 1,000 points that follow the loudness",
  (pieces) => {
    const points = waveformOf(pieces, (share) => (share < 0.5 ? 0.2 : 1));
    expect(points).toHaveLength(1000);
    expect([points[10], points[450], points[550], points[990]]).toEqual([20, 20, 100, 100]);
  },
);

test("silence is zeros, nothing is nothing", () => {
  expect(waveformOf(500, () => 0)).toEqual(Array.from({ length: 1000 }, () => 0));
  expect(waveformOf(0, () => 1)).toEqual([]);
});
