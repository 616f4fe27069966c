import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

/** A file that somebody gives as a cover, and that is none. */
export type CoverSample = {
  name: string;
  build: () => Buffer | Promise<Buffer>;
  /** Where it is a picture, and only has more pixels than a cover may have. */
  pixels?: { width: number; height: number };
};

const LAUGHS = Array.from(
  { length: 12 },
  (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
).join("");
const svg = (attributes: string, body = "") =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${body}</svg>`);

/** White, a bit a pixel: its pixels are hundreds of times as large as the file. */
export function buildPng(side: number, { isCut = false } = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const row = Buffer.alloc(Math.ceil(side / 8) + 1, 0xff).fill(0, 0, 1);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: isCut ? side / 2 : side }, () => row)));
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND")]);
}

function chunk(name: string, data = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

const noise = () =>
  sharp({
    create: {
      width: 240,
      height: 320,
      channels: 3,
      background: "white",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  });
const square = (side: number) => ({ width: side, height: side });
const half = (picture: Buffer) => picture.subarray(0, picture.length / 2);

export const coverSamples: CoverSample[] = [
  { name: "a PNG that unfolds to 100 million pixels", build: () => buildPng(10_000), pixels: square(10_000) },
  { name: "a PNG with half of its rows", build: () => buildPng(2_000, { isCut: true }) },
  { name: "half a PNG", build: async () => half(await noise().png().toBuffer()) },
  { name: "half a JPEG", build: async () => half(await noise().jpeg().toBuffer()) },
  { name: "half a WebP", build: async () => half(await noise().webp().toBuffer()) },
  { name: "half a GIF", build: async () => half(await noise().gif().toBuffer()) },
  { name: "half an AVIF", build: async () => half(await noise().avif({ effort: 0 }).toBuffer()) },
  {
    name: "a JPEG of a stated 65,000 by 65,000",
    pixels: square(65_000),
    build: async () => {
      const file = await noise().jpeg().toBuffer();
      const frame = file.indexOf(Buffer.of(0xff, 0xc0));
      file.writeUInt32BE(0xfde8_fde8, frame + 5);
      return file;
    },
  },
  {
    name: "an SVG of 60,000 by 60,000",
    pixels: square(60_000),
    build: () => svg(`width="60000" height="60000"`),
  },
  {
    name: "an SVG of entities in entities",
    build: () =>
      Buffer.concat([
        Buffer.from(`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY l0 "ha">${LAUGHS}]>`),
        svg(`width="10" height="10"`, "<text>&l12;</text>"),
      ]),
  },
  {
    name: "a TIFF that points at itself",
    build: () => Buffer.from(`49492a0008000000000008000000${"00".repeat(64)}`, "hex"),
  },
  {
    name: "the head of a PNG and noise",
    build: () => Buffer.concat([buildPng(10).subarray(0, 33), Buffer.alloc(5_000, 0x5a)]),
  },
  { name: "a web page", build: () => Buffer.from("<!doctype html><p>No picture.</p>") },
  { name: "a PDF", build: () => Buffer.from("%PDF-1.7\n") },
];
