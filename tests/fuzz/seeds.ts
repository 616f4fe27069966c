import { inflateRawSync } from "node:zlib";
import sharp from "sharp";
import type { DigitalType } from "#lib/content/schema.ts";
import { buildZip, type ZipEntry } from "#lib/server/demo/files/zip.ts";
import { audioSamples } from "#tests/worker/corpus/audio-samples.ts";
import { epubSamples } from "#tests/worker/corpus/epub-samples.ts";
import { pdfSamples } from "#tests/worker/corpus/pdf-samples.ts";
import { mutate } from "./mutate.ts";
import type { Random } from "./random.ts";

/** What reads the file: a converter and whatever looks at it before, or the maker of covers. */
export type SeedType = DigitalType | "cover";
export type Seed = { name: string; type: SeedType; file: Buffer };

const MAX_SEED_BYTES = 300_000;

/** The files of the corpus that are small enough to be read many times a second. */
export async function loadSeeds(): Promise<Seed[]> {
  const samples = [...pdfSamples, ...epubSamples, ...audioSamples].filter(
    ({ name, ending }) =>
      ending === "done" && !/million|thousand strokes|absurd|never end|only look closed/.test(name),
  );
  const seeds = await Promise.all(
    samples.map(async ({ name, type, build }) => ({ name, type, file: await build() })),
  );
  return [...seeds, ...(await loadPictures())].filter(
    ({ file }) => file.length > 0 && file.length <= MAX_SEED_BYTES,
  );
}

/** A small picture in each format that covers come in. */
function loadPictures(): Promise<Seed[]> {
  const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
  const picture = sharp({ create: { width: 60, height: 80, channels: 3, background: "white", noise } });
  const formats = ["jpeg", "png", "webp", "gif", "tiff", "avif"] as const;
  return Promise.all(
    formats.map(async (format): Promise<Seed> => {
      const file = await picture.clone().toFormat(format).toBuffer();
      return { name: `cover: ${format}`, type: "cover", file };
    }),
  );
}

/**
 * A changed copy. What is packed would only break its checksum: of an EPUB, one time in two, a file
 * inside is changed and the zip written anew around it.
 */
export function mutateSeed(seed: Seed, other: Seed, random: Random): Buffer {
  if (seed.type !== "epub" || random.below(2) === 0) return mutate(seed.file, other.file, random);
  const entries = unzip(seed.file);
  if (entries.length === 0) return mutate(seed.file, other.file, random);
  const target = random.pick(entries);
  const changed = mutate(Buffer.from(target.data), other.file, random);
  return buildZip(entries.map((entry) => (entry === target ? { ...entry, data: changed } : entry)));
}

/** The entries of a zip as our own builder writes it; what lies about its lengths ends the list. */
function unzip(file: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 30 < file.length && file.readUInt32LE(at) === 0x04034b50; ) {
    const packedBytes = file.readUInt32LE(at + 18);
    const nameBytes = file.readUInt16LE(at + 26);
    const start = at + 30 + nameBytes;
    const packed = file.subarray(start, start + packedBytes);
    const stored = file.readUInt16LE(at + 8) === 0;
    const data = stored ? packed : inflate(packed);
    if (!data) return entries;
    entries.push({ name: file.toString("utf8", at + 30, start), data, stored });
    at = start + packedBytes;
  }
  return entries;
}

function inflate(packed: Buffer): Buffer | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: 16 * 1024 * 1024 });
  } catch {
    return null;
  }
}
