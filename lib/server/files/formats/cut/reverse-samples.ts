type Load = (start: number, end: number) => Promise<AsyncIterable<Buffer>>;

/**
 * The bytes from `start` to `end`, both included, of samples that lie the other way round. `load` gives those of
 * the file: whole samples are asked for, and what is before or behind is left out.
 */
export async function* readReversed(
  load: Load,
  start: number,
  end: number,
  sampleBytes: number,
): AsyncGenerator<Buffer> {
  const first = start - (start % sampleBytes);
  const last = end + sampleBytes - (end % sampleBytes) - 1;
  let position = first;
  for await (const bytes of reverseSamples(await load(first, last), sampleBytes)) {
    yield bytes.subarray(Math.max(start - position, 0), end + 1 - position);
    position += bytes.length;
  }
}

/** Turns round the bytes of each sample. What is left over at the end is no whole sample, and is left out. */
async function* reverseSamples(chunks: AsyncIterable<Buffer>, sampleBytes: number): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk]);
    const wholeBytes = bytes.length - (bytes.length % sampleBytes);
    rest = bytes.subarray(wholeBytes);
    yield reverseEach(bytes.subarray(0, wholeBytes), sampleBytes);
  }
}

function reverseEach(bytes: Buffer, sampleBytes: number): Buffer {
  if (sampleBytes === 2) return bytes.swap16();
  if (sampleBytes === 4) return bytes.swap32();
  for (let at = 0; at < bytes.length; at += sampleBytes) {
    const last = at + sampleBytes - 1;
    const first = bytes.readUInt8(at);
    bytes.writeUInt8(bytes.readUInt8(last), at);
    bytes.writeUInt8(first, last);
  }
  return bytes;
}
