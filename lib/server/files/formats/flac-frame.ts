/** As much as the header of a frame can take. */
export const FLAC_HEADER_BYTES = 16;
const CRC_POLYNOMIAL = 0x07;

export type FlacInfo = { sampleRate: number; totalSamples: number; blockSize: number };

/** What the first block of a FLAC says about all of it. */
export function readFlacInfo(bytes: Buffer): FlacInfo {
  return {
    blockSize: bytes.readUInt16BE(2),
    sampleRate: bytes.readUIntBE(10, 3) >> 4,
    totalSamples: (bytes.readUInt8(13) & 0x0f) * 2 ** 32 + bytes.readUInt32BE(14),
  };
}

/** The header of a frame, null when none begins there. It has its number or, where blocks differ in size, that of its first sample. */
export function readFlacFrame(bytes: Buffer, blockSize: number): { sample: number } | null {
  const mark = bytes.length === FLAC_HEADER_BYTES ? bytes.readUInt16BE(0) : 0;
  if (mark !== 0xfff8 && mark !== 0xfff9) return null;
  const sizeCode = bytes.readUInt8(2) >> 4;
  const rateCode = bytes.readUInt8(2) & 0x0f;
  const isReserved = sizeCode === 0 || rateCode === 15 || (bytes.readUInt8(3) & 1) === 1;
  const lead = Math.clz32(~(bytes.readUInt8(4) << 24));
  if (isReserved || lead === 1 || lead > 7) return null;
  const numberBytes = Math.max(lead, 1);
  let number = lead === 0 ? bytes.readUInt8(4) : bytes.readUInt8(4) & (2 ** (7 - lead) - 1);
  for (const byte of bytes.subarray(5, 4 + numberBytes)) number = number * 64 + (byte & 0x3f);
  const sizeBytes = sizeCode === 6 ? 1 : sizeCode === 7 ? 2 : 0;
  const rateBytes = rateCode === 12 ? 1 : rateCode > 12 ? 2 : 0;
  const end = 4 + numberBytes + sizeBytes + rateBytes;
  return end < bytes.length && crc8(bytes.subarray(0, end)) === bytes.readUInt8(end)
    ? { sample: mark === 0xfff8 ? number * blockSize : number }
    : null;
}

function crc8(bytes: Buffer): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x80 ? CRC_POLYNOMIAL : 0)) & 0xff;
  }
  return crc;
}
