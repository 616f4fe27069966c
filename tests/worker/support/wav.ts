type Wav = {
  /** -1 to 1, for every channel alike. */
  samples: readonly number[];
  bits?: 8 | 16 | 24 | 32;
  isFloat?: boolean;
  channels?: number;
  /** What the header claims, when it is not the truth. */
  statedBytes?: number | undefined;
};

/** A WAV of 8,000 samples a second. */
export function buildWav({ samples, bits = 16, isFloat = false, channels = 1, statedBytes }: Wav): Buffer {
  const block = (bits / 8) * channels;
  const data = Buffer.alloc(samples.length * block);
  for (const [index, sample] of samples.entries())
    for (let channel = 0; channel < channels; channel++)
      writeSample(data, index * block + (channel * bits) / 8, sample);
  const header = Buffer.alloc(44);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(36 + (statedBytes ?? data.length), 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(isFloat ? 3 : 1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(8000 * block, 28);
  header.writeUInt16LE(block, 32);
  header.writeUInt16LE(bits, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(statedBytes ?? data.length, 40);
  return Buffer.concat([header, data]);

  function writeSample(target: Buffer, at: number, sample: number) {
    if (isFloat) target.writeFloatLE(sample, at);
    else if (bits === 8) target.writeUInt8(Math.round(sample * 127) + 128, at);
    else target.writeIntLE(Math.round(sample * (2 ** (bits - 1) - 1)), at, bits / 8);
  }
}

type Adpcm = {
  blocks: number;
  statedBlocks?: number;
  /** What the header claims: as ffmpeg writes it, that of another sound. */
  bytesPerSecond?: number;
};

/** ADPCM of IMA: 1,024 bytes hold 2,041 samples, of 44,100 a second. */
export function buildAdpcm({ blocks, statedBlocks = blocks, bytesPerSecond = 16_000 }: Adpcm): Buffer {
  const shorts = (...values: number[]) => Buffer.from(Uint16Array.from(values).buffer);
  const longs = (...values: number[]) => Buffer.from(Uint32Array.from(values).buffer);
  const format = [shorts(0x11, 1), longs(44_100, bytesPerSecond), shorts(1_024, 4, 2, 2_041)];
  const head = [Buffer.from("RIFF\0\0\0\0WAVEfmt "), longs(20), ...format, Buffer.from("data")];
  return Buffer.concat([...head, longs(statedBlocks * 1_024), Buffer.alloc(blocks * 1_024)]);
}
