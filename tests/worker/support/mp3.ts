import { buildMp3 } from "#lib/server/demo/files/mp3.ts";

/** Silence, with an ID3 tag if there is a title. */
export function buildSilence(seconds: number, title?: string): Buffer {
  return buildMp3({ seconds, title });
}

/** Silence with a picture in an ID3v2.3 tag of its own. */
export function buildPicturedMp3(seconds: number, picture: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from("\0image/jpeg\0\x03\0", "latin1"), picture]);
  const frame = Buffer.concat([Buffer.from("APIC"), bigEndian(body.length), Buffer.alloc(2), body]);
  return Buffer.concat([
    Buffer.from("ID3\x03\0\0", "latin1"),
    sevenBits(frame.length),
    frame,
    buildMp3({ seconds }),
  ]);
}

function bigEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** Sizes of tags leave the first bit of each byte free. */
function sevenBits(value: number): Buffer {
  return Buffer.from([21, 14, 7, 0].map((shift) => (value >> shift) & 0x7f));
}
