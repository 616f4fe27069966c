import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { DigitalType } from "#lib/content/schema.ts";
import { convertFile } from "#lib/server/worker/converters/convert.ts";
import type { Book, BookFile } from "./books.ts";

/** What a file gives when nobody is killed. */
export type Reference = {
  /** Of the file itself, as it was sent. */
  checksum: string;
  totalPages: number;
  totalWords: number;
  totalSeconds: number;
  chapters: { title: string; file: string; length: number }[];
  pageCount: number;
  hasCover: boolean;
  /** Checksums of page pictures and chapters, by their place. */
  derived: Map<string, string>;
};
export type References = ReadonlyMap<BookFile, Reference>;

export const checksumOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Reads each good file of the books once, in this process. */
export async function readReferences(books: readonly Book[]): Promise<References> {
  const good = new Map(
    books.flatMap(({ fileType, files }) =>
      files.filter(({ code }) => code === null).map((file): [BookFile, DigitalType] => [file, fileType]),
    ),
  );
  const folder = await mkdtemp(join(tmpdir(), "colophon-reference-"));
  try {
    const references = new Map<BookFile, Reference>();
    for (const [file, type] of good) references.set(file, await readReference(file, type, folder));
    return references;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function readReference(
  { name, body }: BookFile,
  type: DigitalType,
  folder: string,
): Promise<Reference> {
  if (body === null) throw new Error(`${name} has no bytes.`);
  const path = join(folder, name);
  const outDir = `${path}-derived`;
  await writeFile(path, body);
  await mkdir(outDir);
  const { totalPages, totalWords, totalSeconds, chapters, pageCount, cover } = await convertFile(
    type,
    path,
    outDir,
    () => undefined,
  );
  const entries = await readdir(outDir, { recursive: true, withFileTypes: true });
  const derived = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map(async (at): Promise<[string, string]> => [relative(outDir, at), checksumOf(await readFile(at))]);
  return {
    checksum: checksumOf(body),
    totalPages,
    totalWords,
    totalSeconds,
    chapters,
    pageCount,
    hasCover: cover !== null,
    derived: new Map(await Promise.all(derived)),
  };
}
