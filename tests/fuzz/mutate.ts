import type { Random } from "./random.ts";

type Mutation = (file: Buffer, random: Random, other: Buffer) => Buffer;

const EXTREMES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];
const MAX_PIECE_BYTES = 2048;

const flipBits: Mutation = (file, random) => {
  for (let times = 1 + random.below(12); times > 0; times--) {
    const at = random.below(file.length);
    file[at] = (file[at] ?? 0) ^ (1 << random.below(8));
  }
  return file;
};

/** A number of two or four bytes becomes one of those that programs stumble over. */
const setLength: Mutation = (file, random) => {
  const size = random.pick([2, 4]);
  if (file.length <= size) return file;
  const at = random.below(file.length - size);
  const value = random.pick(EXTREMES) % 2 ** (8 * size);
  if (random.below(2) === 0) file.writeUIntLE(value, at, size);
  else file.writeUIntBE(value, at, size);
  return file;
};

/** A number written in digits, as PDF and XML have them. */
const setDigits: Mutation = (file, random) => {
  const text = file.toString("latin1");
  const numbers = [...text.matchAll(/\d+/g)];
  if (numbers.length === 0) return file;
  const { 0: digits, index } = random.pick(numbers);
  const value = random.pick([...EXTREMES, -1, 1e20]).toString();
  return Buffer.from(text.slice(0, index) + value + text.slice(index + digits.length), "latin1");
};

const cutOff: Mutation = (file, random) => file.subarray(0, 1 + random.below(file.length));

const remove: Mutation = (file, random) => {
  const at = random.below(file.length);
  return Buffer.concat([file.subarray(0, at), file.subarray(at + 1 + random.below(MAX_PIECE_BYTES))]);
};

const repeat: Mutation = (file, random) => {
  const at = random.below(file.length);
  const piece = file.subarray(at, at + 1 + random.below(MAX_PIECE_BYTES));
  const copies = Array.from({ length: 1 + random.below(8) }, () => piece);
  return Buffer.concat([file.subarray(0, at), ...copies, file.subarray(at)]);
};

const splice: Mutation = (file, random, other) => {
  const from = random.below(other.length);
  const piece = other.subarray(from, from + 1 + random.below(MAX_PIECE_BYTES));
  const at = random.below(file.length);
  return Buffer.concat([file.subarray(0, at), piece, file.subarray(at + random.below(piece.length + 1))]);
};

const MUTATIONS = [flipBits, flipBits, setLength, setLength, setDigits, cutOff, remove, repeat, splice];

/** One to four changes to a copy of `file`; the same ones for the same random numbers. */
export function mutate(file: Buffer, other: Buffer, random: Random): Buffer {
  let changed: Buffer = Buffer.from(file);
  for (let times = 1 + random.below(4); times > 0 && changed.length > 0; times--) {
    changed = Buffer.from(random.pick(MUTATIONS)(changed, random, other));
  }
  return changed;
}
