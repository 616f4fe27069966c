import { box, numbers } from "./m4a.ts";

const FOLDERS = ["moov", "trak", "mdia", "minf", "stbl"];
const LONG_SIZE = 1;

/** What becomes of the body of a box: a whole box, or nothing. */
type Edit = (name: string, body: Buffer) => Buffer;

function rewrite(file: Buffer, edit: Edit): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < file.length; at += file.readUInt32BE(at)) {
    const name = file.toString("latin1", at + 4, at + 8);
    const body = file.subarray(at + 8, at + file.readUInt32BE(at));
    parts.push(FOLDERS.includes(name) ? box(name, rewrite(body, edit)) : edit(name, body));
  }
  return Buffer.concat(parts);
}

/** Where the rows of the first table of this name begin, and how many there are. */
function tableIn(file: Buffer, name: string, headerBytes: number) {
  const start = file.indexOf(name, 0, "latin1") + 4 + headerBytes;
  return { start, rows: file.readUInt32BE(start - 4) };
}

/** As recorders write it, who learn its length at the end. */
export function withTablesBehind(file: Buffer): Buffer {
  const [typeEnd, moovBytes] = [file.readUInt32BE(0), file.readUInt32BE(file.readUInt32BE(0))];
  const moov = rewrite(file.subarray(typeEnd, typeEnd + moovBytes), (name, body) =>
    box(name, name === "stco" ? moved(body, -moovBytes) : body),
  );
  return Buffer.concat([file.subarray(0, typeEnd), file.subarray(typeEnd + moovBytes), moov]);
}

/** As a file of more than 4 GB: its places, and the size of its data, have 64 bits. */
export function withLongPlaces(file: Buffer): Buffer {
  const build = (shift: number) =>
    rewrite(file, (name, body) => {
      if (name === "mdat")
        return Buffer.concat([numbers(LONG_SIZE), Buffer.from(name), numbers(0, body.length + 16), body]);
      if (name !== "stco") return box(name, body);
      const places = moved(body, shift);
      const rows = Array.from({ length: body.readUInt32BE(4) }, (_, row) =>
        numbers(0, places.readUInt32BE(8 + row * 4)),
      );
      return box("co64", body.subarray(0, 8), ...rows);
    });
  return build(build(0).length - file.length);
}

function moved(stco: Buffer, shift: number): Buffer {
  const places = Buffer.from(stco);
  for (let at = 8; at < places.length; at += 4) places.writeUInt32BE(places.readUInt32BE(at) + shift, at);
  return places;
}

/** Each sample of the first track a chunk of its own, and so much of something else behind it. */
export function withGaps(file: Buffer, gapBytes: number): Buffer {
  const table = tableIn(file, "stsz", 12);
  const sizes = Array.from({ length: table.rows }, (_, row) => file.readUInt32BE(table.start + row * 4));
  let sampleAt = file.readUInt32BE(tableIn(file, "stco", 8).start);
  const samples = sizes.map((size) => {
    const sample = file.subarray(sampleAt, sampleAt + size);
    sampleAt += size;
    return Buffer.concat([sample, Buffer.alloc(gapBytes, 0xaa)]);
  });
  const build = (dataAt: number) => {
    let at = dataAt;
    const places = samples.map(({ length }) => {
      at += length;
      return at - length;
    });
    const seen = new Set<string>();
    return rewrite(file, (name, body) => {
      if (name === "mdat") return box(name, ...samples);
      const isFirst = !seen.has(name);
      seen.add(name);
      if (isFirst && name === "stsc") return box(name, numbers(0, 1, 1, 1, 1));
      return isFirst && name === "stco" ? box(name, numbers(0, places.length, ...places)) : box(name, body);
    });
  };
  const built = build(0);
  return build(built.length - samples.reduce((sum, { length }) => sum + length, 0));
}

/** As a file that is made while it is sent: its tables are empty. */
export function withEmptyTables(file: Buffer): Buffer {
  return rewrite(file, (name, body) =>
    box(name, ["stts", "stsc", "stco"].includes(name) ? numbers(0, 0) : body),
  );
}
