import { expect, test } from "vitest";
import { cutWav } from "#lib/server/files/formats/cut/cut-wav.ts";
import { piecesOf } from "#lib/server/files/formats/cut/sound-part.ts";
import { buildAdpcm } from "#tests/worker/support/wav.ts";

test.each([
  ["too low", 16_000],
  ["too high", 176_400],
])(
  "the preview of sound in blocks is as long as it promises, where the rate of its header is %s",
  async (_, bytesPerSecond) => {
    const file = buildAdpcm({ blocks: 433, bytesPerSecond });
    const pieces = piecesOf(file.length, async (start, end) => file.subarray(start, end + 1));
    const part = await cutWav(pieces, 10);
    const bytes = (part?.end ?? 0) - (part?.start ?? 0);
    expect(bytes % 1_024).toBe(0);
    const seconds = ((bytes / 1_024) * 2_041) / 44_100;
    expect(seconds).toBeLessThanOrEqual(10);
    expect(seconds).toBeGreaterThan(9.9);
    expect(part?.head.readUInt32LE(part.head.length - 4)).toBe(bytes);
  },
);
