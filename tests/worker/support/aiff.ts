type Aiff = {
  /** -1 to 1, for every channel alike. */
  samples: readonly number[];
  bits?: 8 | 16 | 24 | 32;
  channels?: number;
  /** A code of AIFF-C: `sowt` has the least byte of a sample first, `NONE` the greatest. */
  compression?: string;
  samplesPerSecond?: number;
};

/** An AIFF, or AIFF-C, with a name and a comment before its sound. */
export function buildAiff({
  samples,
  bits = 16,
  channels = 1,
  compression,
  samplesPerSecond = 8000,
}: Aiff): Buffer {
  const sampleBytes = bits / 8;
  const data = Buffer.alloc(samples.length * channels * sampleBytes);
  for (const [index, sample] of samples.entries()) {
    const value = Math.round(sample * (2 ** (bits - 1) - 1));
    for (let channel = 0; channel < channels; channel++) {
      const at = (index * channels + channel) * sampleBytes;
      if (compression === "sowt") data.writeIntLE(value, at, sampleBytes);
      else data.writeIntBE(value, at, sampleBytes);
    }
  }
  const common = Buffer.alloc(18);
  common.writeUInt16BE(channels, 0);
  common.writeUInt32BE(samples.length, 2);
  common.writeUInt16BE(bits, 6);
  writeExtended(common, samplesPerSecond, 8);
  const kind = compression ? Buffer.from(`${compression}\0\0`, "latin1") : Buffer.alloc(0);
  const chunks = [
    ...(compression ? [chunk("FVER", Buffer.from("a2805140", "hex"))] : []),
    chunk("NAME", Buffer.from("Odd", "latin1")),
    chunk("COMM", Buffer.concat([common, kind])),
    chunk("SSND", Buffer.concat([Buffer.alloc(8), data])),
    chunk("AUTH", Buffer.from("Behind", "latin1")),
  ];
  return chunk("FORM", Buffer.concat([Buffer.from(compression ? "AIFC" : "AIFF", "latin1"), ...chunks]));
}

/** A whole number as a float of 80 bits. */
function writeExtended(target: Buffer, value: number, at: number): void {
  const exponent = Math.floor(Math.log2(value));
  target.writeUInt16BE(16_383 + exponent, at);
  target.writeUInt32BE(value * 2 ** (31 - exponent), at + 2);
}

function chunk(name: string, body: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(name, 0, "latin1");
  header.writeUInt32BE(body.length, 4);
  return Buffer.concat([header, body, Buffer.alloc(body.length % 2)]);
}
