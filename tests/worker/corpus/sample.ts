import type { DigitalType } from "#lib/content/schema.ts";
import type { EndingName } from "./endings.ts";

type Build = () => Buffer | Promise<Buffer>;

/** One file of the corpus, and the one way in which its conversion ends. */
export type Sample = { name: string; type: DigitalType; build: Build; ending: EndingName };

/** Makes samples of one type. */
export function sampleOf(type: DigitalType) {
  return (name: string, ending: EndingName, build: Build): Sample => ({
    name: `${type}: ${name}`,
    type,
    build,
    ending,
  });
}

/** The same file cut off near its start, in the middle and near its end; the other places are read without a worker. */
export function truncated(type: DigitalType, ending: EndingName, build: Build): Sample[] {
  return [1, 5, 9].map((tenth) => ({
    name: `${type} cut off at ${tenth}0 %`,
    type,
    build: async () => {
      const whole = await build();
      return whole.subarray(0, Math.floor((whole.length * tenth) / 10));
    },
    ending,
  }));
}

/** `text` in place of `found`, of the same length, so that every offset still holds. */
export function patched(file: Buffer, found: string, text: string): Buffer {
  const at = file.indexOf(found, 0, "latin1");
  if (at < 0) throw new Error(`There is no ${found} in this file.`);
  const copy = Buffer.from(file);
  copy.write(text.padEnd(found.length).slice(0, found.length), at, "latin1");
  return copy;
}
