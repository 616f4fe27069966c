import type { DigitalType } from "../../../content/schema.ts";
import { convertAudio } from "./audio.ts";
import type { Converted, OnProgress } from "./converted.ts";
import { convertEpub } from "./epub.ts";
import { convertPdf } from "./pdf.ts";

/**
 * Reads a file of any kind, and writes what a preview shows of it under `outDir`, which need not exist.
 *
 * @throws FileError `damaged` with a sentence that a person can act on
 */
export function convertFile(
  type: DigitalType,
  path: string,
  outDir: string,
  onProgress: OnProgress,
): Promise<Converted> {
  if (type === "pdf") return convertPdf(path, outDir, onProgress);
  return type === "epub" ? convertEpub(path, outDir, onProgress) : convertAudio(path, onProgress);
}
