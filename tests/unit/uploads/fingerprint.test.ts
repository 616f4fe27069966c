import { afterEach, expect, test, vi } from "vitest";
import { beginningOf, fingerprintOf, PREFIX } from "#lib/uploads/fingerprint.ts";
import { newestFree } from "#lib/uploads/transfer.ts";

const SIZE = 1024 * 1024;

/** A file that says the same of itself as every other, with one byte of its own. */
function trackWith(byteAt: number, byte = 1): File {
  const bytes = new Uint8Array(SIZE);
  bytes[byteAt] = byte;
  return new File([bytes], "01.mp3", { lastModified: 1_700_000_000_000 });
}

afterEach(() => void vi.unstubAllGlobals());

test("the same file has the same fingerprint when it is chosen again, and one for each person", async () => {
  const first = await fingerprintOf("ana", trackWith(0));
  expect(await fingerprintOf("ana", trackWith(0))).toBe(first);
  expect(`${PREFIX}${first}`.startsWith(beginningOf("ana"))).toBe(true);
  expect(await fingerprintOf("eva", trackWith(0))).not.toBe(first);
});

test("files of one name, size and time differ by their beginning, their middle and their end", async () => {
  const places = [0, SIZE / 2, SIZE - 1];
  const all = await Promise.all([
    fingerprintOf("ana", trackWith(0, 2)),
    ...places.map((place) => fingerprintOf("ana", trackWith(place))),
  ]);
  expect(new Set(all).size).toBe(4);
  expect(all).not.toContain(null);
});

test("a file that is smaller than a sample is known by all of its bytes", async () => {
  const small = (text: string) => new File([text], "a.pdf", { lastModified: 1 });
  const [one, other] = await Promise.all(["abc", "abd"].map((text) => fingerprintOf("ana", small(text))));
  expect(one).not.toBe(other);
});

test("where its bytes cannot be known, a file has no fingerprint: it is never taken for another", async () => {
  vi.stubGlobal("crypto", { subtle: undefined });
  expect(await fingerprintOf("ana", trackWith(0))).toBeNull();
  vi.unstubAllGlobals();
  const gone = trackWith(0);
  gone.slice = () => {
    throw new DOMException("Gone", "NotReadableError");
  };
  expect(await fingerprintOf("ana", gone)).toBeNull();
});

test("an earlier upload is gone on with, the newest first, unless another file of the tab has it", () => {
  const upload = (place: string, day: number) => ({
    size: SIZE,
    metadata: {},
    creationTime: new Date(Date.UTC(2026, 10, day)).toString(),
    urlStorageKey: place,
    uploadUrl: place,
    parallelUploadUrls: null,
  });
  const earlier = [upload("/old", 20), upload("/new", 22), upload("/middle", 21)];
  const choose = (...held: string[]) => newestFree(earlier, (place) => held.includes(place))?.uploadUrl;
  expect(choose()).toBe("/new");
  expect(choose("/new")).toBe("/middle");
  expect(choose("/new", "/middle", "/old")).toBeUndefined();
});
