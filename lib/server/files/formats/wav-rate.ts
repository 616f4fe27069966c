/** Sound in blocks that hold so many samples each: ADPCM of Microsoft and of IMA. */
const BLOCK_KINDS = [0x02, 0x11];
const BLOCK_FORMAT_BYTES = 20;

/** How many bytes of a WAV are a second of it; `format` is the body of the chunk that says so, at least 16 bytes. */
export function wavBytesPerSecond(format: Buffer): number {
  // Programs write whatever rate they like for such blocks; how many samples are in each is what they are read by.
  const isInBlocks = format.length >= BLOCK_FORMAT_BYTES && BLOCK_KINDS.includes(format.readUInt16LE(0));
  const samplesPerBlock = isInBlocks ? format.readUInt16LE(18) : 0;
  if (samplesPerBlock === 0) return format.readUInt32LE(8);
  return (format.readUInt32LE(4) * format.readUInt16LE(12)) / samplesPerBlock;
}
