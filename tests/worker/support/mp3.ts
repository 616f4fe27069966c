const FRAME_BYTES = 417;
const FRAMES_A_SECOND = 44_100 / 1152;

/** Silence: frames of MPEG 1 layer 3, 128 kbit/s, 44.1 kHz, with an ID3 tag if there is a title. */
export function buildSilence(seconds: number, title?: string): Buffer {
  const frame = Buffer.alloc(FRAME_BYTES);
  frame.set([0xff, 0xfb, 0x90, 0x00]);
  const frames = Array.from({ length: Math.round(seconds * FRAMES_A_SECOND) }, () => frame);
  return Buffer.concat([...(title ? [id3(title)] : []), ...frames]);
}

function id3(title: string): Buffer {
  const text = Buffer.concat([Buffer.from([3]), Buffer.from(title)]);
  const header = Buffer.alloc(10);
  header.write("TIT2", 0, "latin1");
  header.writeUInt32BE(text.length, 4);
  const body = Buffer.concat([header, text]);
  return Buffer.concat([
    Buffer.from("ID3\x03\x00\x00\x00\x00\x00", "latin1"),
    Buffer.from([body.length]),
    body,
  ]);
}
