import type { DigitalType } from "#lib/content/schema.ts";
import type { FileErrorCode } from "#lib/server/files/file-error.ts";

/** How a conversion may end: done, or in an error with a code. */
export type Ending = "done" | FileErrorCode;

/** One file of the corpus. Where a parser may mend what is broken, or not, it has more than one ending. */
export type Sample = {
  name: string;
  type: DigitalType;
  build: () => Buffer | Promise<Buffer>;
  endings: readonly Ending[];
};

/** The same file cut off at every tenth of its length. */
export function truncated(
  type: DigitalType,
  build: Sample["build"],
  endings: (tenth: number) => readonly Ending[],
): Sample[] {
  return [1, 2, 3, 4, 5, 6, 7, 8, 9].map((tenth) => ({
    name: `${type} cut off at ${tenth}0 %`,
    type,
    build: async () => {
      const whole = await build();
      return whole.subarray(0, Math.floor((whole.length * tenth) / 10));
    },
    endings: endings(tenth),
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
