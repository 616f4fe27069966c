import { buildWav } from "./wav.ts";

const MATROSKA =
  "\x1a\x45\xdf\xa3\xa3\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x88matroska\x42\x87\x81\x04\x42\x85\x81\x02\x18\x53\x80\x67\x01\0\0\0\0\0\xbf\xbc";
const starts: Record<string, string> = {
  "AC-3": "\x0b\x77\xbc\x55\x4c\x40\x2f\x84\x2b\xe1",
  W64: "riff\x2e\x91\xcf\x11\xa5\xd6\x28\xdb\x04\xc1\0\0\x08\xeb\x1a\0\0\0\0\0wave",
  AU: ".snd\0\0\0\x20\0\x0d\x75\x50\0\0\0\x1b\0\0\xac\x44",
  "Matroska with sound only": `${MATROSKA}\x16\x54\xae\x6b\xae\x86\x88A_VORBIS`,
};

/** Starts of sound that nobody reads here, by their kinds. */
export const OTHER_SOUND: Record<string, Buffer> = {
  RF64: Buffer.concat([
    Buffer.from("RF64"),
    buildWav({ samples: [0, 0, 0] }).subarray(4),
    Buffer.alloc(2_000),
  ]),
  ...Object.fromEntries(
    Object.entries(starts).map(([kind, start]) => [
      kind,
      Buffer.concat([Buffer.from(start, "latin1"), Buffer.alloc(2_000)]),
    ]),
  ),
};

export const MATROSKA_FILM = Buffer.concat([
  Buffer.from(`${MATROSKA}\x16\x54\xae\x6b\xae\x86\x8fV_MPEG4/ISO/AVC\x86\x85A_AAC`, "latin1"),
  Buffer.alloc(2_000),
]);
