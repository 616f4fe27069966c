import { crc32, deflateRawSync } from "node:zlib";

export type ZipEntry = {
  name: string;
  data: Buffer | string;
  /** Left as it is, such as the first entry of an EPUB. */
  stored?: boolean;
  /** The size that the zip claims, where it is to lie. */
  statedSize?: number;
};

/** 1 January 1980, the first day a zip can name: the same entries always make the same file. */
const DOS_DATE = 0x21;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** This many or more: a zip of this kind cannot say. */
const MAX_COUNT = 0xffff;

/** A zip of its entries, in their order. Small enough to be held in memory. */
export function buildZip(entries: ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { header, name, body } = pack(entry);
    const file = Buffer.concat([signed(0x04034b50), header, name, body]);
    files.push(file);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([signed(0x02014b50), version(), header, place, name]));
    offset += file.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  const count = Math.min(entries.length, MAX_COUNT);
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, central, signed(0x06054b50), end]);
}

/** The part of the header that an entry and the directory at the end share. */
function pack({ name, data, stored = false, statedSize }: ZipEntry) {
  const plain = Buffer.from(data);
  const body = stored ? plain : deflateRawSync(plain);
  const nameBytes = Buffer.from(name);
  const header = Buffer.alloc(26);
  header.writeUInt16LE(VERSION, 0);
  header.writeUInt16LE(UTF8_NAMES, 2);
  header.writeUInt16LE(stored ? 0 : DEFLATED, 4);
  header.writeUInt16LE(DOS_DATE, 8);
  header.writeUInt32LE(crc32(plain), 10);
  header.writeUInt32LE(body.length, 14);
  header.writeUInt32LE(statedSize ?? plain.length, 18);
  header.writeUInt16LE(nameBytes.length, 22);
  return { header, name: nameBytes, body };
}

function signed(signature: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  return bytes;
}

function version(): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(VERSION);
  return bytes;
}
