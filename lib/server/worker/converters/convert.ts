import type { DigitalType } from "../../../content/schema.ts";
import type { Converted, OnProgress } from "./converted.ts";

/**
 * Reads a file of any kind, and writes what a preview shows of it under `outDir`, which need not exist.
 * Each kind loads its own parser and no other: the process that reads starts sooner and stays smaller.
 *
 * @throws FileError with the code that says what is wrong with the file
 */
export async function convertFile(
  type: DigitalType,
  path: string,
  outDir: string,
  onProgress: OnProgress,
): Promise<Converted> {
  if (type === "pdf") return (await import("./pdf.ts")).convertPdf(path, outDir, onProgress);
  if (type === "epub") return (await import("./epub.ts")).convertEpub(path, outDir, onProgress);
  return (await import("./audio.ts")).convertAudio(path, onProgress);
}
