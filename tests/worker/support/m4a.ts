const TIME_SCALE = 1000;
const SAMPLE_BYTES = 8;

type M4a = {
  seconds: number;
  /** `vide`: a film, for whoever looks at its tracks. */
  handler?: "soun" | "vide";
};

/** An MP4 of one track with a sample a second. */
export function buildM4a({ seconds, handler = "soun" }: M4a): Buffer {
  const head = box("ftyp", text("M4A "), numbers(0x200), text("M4A mp42isom"));
  const moov = (dataAt: number) =>
    box(
      "moov",
      box("mvhd", numbers(0, 0, 0, TIME_SCALE, seconds * TIME_SCALE, 0x10000, 0x1000000), Buffer.alloc(72)),
      box(
        "trak",
        box("tkhd", numbers(7, 0, 0, 1, 0, seconds * TIME_SCALE), Buffer.alloc(60)),
        box(
          "mdia",
          box("mdhd", numbers(0, 0, 0, TIME_SCALE, seconds * TIME_SCALE, 0x55c4_0000)),
          box("hdlr", numbers(0, 0), text(handler), Buffer.alloc(13)),
          box(
            "minf",
            box(
              "stbl",
              box("stsd", numbers(0, 1), handler === "soun" ? sound() : film()),
              box("stts", numbers(0, 1, seconds, TIME_SCALE)),
              box("stsc", numbers(0, 1, 1, seconds, 1)),
              box("stsz", numbers(0, SAMPLE_BYTES, seconds)),
              box("stco", numbers(0, 1, dataAt)),
            ),
          ),
        ),
      ),
    );
  const dataAt = head.length + moov(0).length + 8;
  return Buffer.concat([head, moov(dataAt), box("mdat", Buffer.alloc(seconds * SAMPLE_BYTES, 0x21))]);
}

/** Mono, 16 bits, 8,000 Hz. */
function sound(): Buffer {
  return box("mp4a", numbers(0, 1, 0, 0, 0x0001_0010, 0, 8000 * 0x10000));
}

function film(): Buffer {
  return box("avc1", numbers(0, 1), Buffer.alloc(16), numbers(0x0140_00f0), Buffer.alloc(50));
}

export function box(name: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat([text(name), ...parts]);
  return Buffer.concat([numbers(body.length + 4), body]);
}

export function numbers(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4);
  return bytes;
}

const text = (letters: string) => Buffer.from(letters, "latin1");
