import type { DigitalType } from "../../files/file-kind.ts";
import { convertAudio } from "./audio.ts";
import type { Converted, OnProgress } from "./converted.ts";
import { convertEpub } from "./epub.ts";
import { convertPdf } from "./pdf.ts";

/** Reads a file of any kind. @throws FileError `damaged` with a sentence that a person can act on */
export function convertFile(type: DigitalType, path: string, onProgress: OnProgress): Promise<Converted> {
  if (type === "pdf") return convertPdf(path, onProgress);
  return type === "epub" ? convertEpub(path, onProgress) : convertAudio(path, onProgress);
}
