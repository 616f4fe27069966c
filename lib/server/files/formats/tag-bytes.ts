const ID3_HEADER_BYTES = 10;
const ID3V1_BYTES = 128;
const HAS_ID3_FOOTER = 0x10;
/** Of the footer, too. */
const APE_HEADER_BYTES = 32;
/** Which bit of the flags of an APE tag says so. */
const HAS_APE_HEADER = 31;
const IS_APE_HEADER = 29;

/** How long the tag is that begins at `at` (ID3v1, ID3v2, APE), so that it is not taken for broken sound; 0 without one. */
export function tagBytesAt(bytes: Uint8Array, at: number): number {
  const header = Buffer.from(bytes.subarray(at, at + APE_HEADER_BYTES));
  if (header.toString("latin1", 0, 3) === "TAG") return ID3V1_BYTES;
  const ape = readApe(header);
  if (ape?.isHeader) return APE_HEADER_BYTES + ape.bytes;
  return id3Bytes(header);
}

/** How long the tags are at the end of a file, whose last bytes these are; those of APE say there how long they are. */
export function endTagBytes(end: Uint8Array): number {
  const bytes = Buffer.from(end);
  const id3v1At = bytes.length - ID3V1_BYTES;
  const hasId3v1 = id3v1At >= 0 && bytes.toString("latin1", id3v1At, id3v1At + 3) === "TAG";
  const id3v1Bytes = hasId3v1 ? ID3V1_BYTES : 0;
  const apeAt = bytes.length - id3v1Bytes - APE_HEADER_BYTES;
  const ape = apeAt < 0 ? null : readApe(bytes.subarray(apeAt));
  if (!ape || ape.isHeader) return id3v1Bytes;
  return id3v1Bytes + ape.bytes + (ape.hasHeader ? APE_HEADER_BYTES : 0);
}

/** More than enough for `endTagBytes`. */
export const END_BYTES = 256;

/** Each byte of the size of an ID3v2 tag has seven bits. */
function id3Bytes(header: Buffer): number {
  if (header.length < ID3_HEADER_BYTES || header.toString("latin1", 0, 3) !== "ID3") return 0;
  const size = header.subarray(6, ID3_HEADER_BYTES);
  if (size.some((byte) => byte > 0x7f)) return 0;
  const footerBytes = (header.readUInt8(5) & HAS_ID3_FOOTER) > 0 ? ID3_HEADER_BYTES : 0;
  return ID3_HEADER_BYTES + size.reduce((sum, byte) => sum * 128 + byte, 0) + footerBytes;
}

/** `bytes` are its items and its footer. */
function readApe(header: Buffer): { bytes: number; hasHeader: boolean; isHeader: boolean } | null {
  if (header.length < APE_HEADER_BYTES || header.toString("latin1", 0, 8) !== "APETAGEX") return null;
  const flags = header.readUInt32LE(20);
  const has = (bit: number) => ((flags >>> bit) & 1) === 1;
  return { bytes: header.readUInt32LE(12), hasHeader: has(HAS_APE_HEADER), isHeader: has(IS_APE_HEADER) };
}
