import { open } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";
import type { DigitalType } from "../../content/schema.ts";
import { fileError, type KnownKind } from "./file-error.ts";

/** What a file really is. `extension` is without its dot. */
export type FileKind = { mediaType: string; extension: string };

const KNOWN_KINDS: [RegExp, KnownKind][] = [
  [/^application\/pdf$/, "pdf"],
  [/^application\/epub\+zip$/, "epub"],
  [/^application\/x-mobipocket-ebook$/, "kindle"],
  [/^application\/vnd\.openxmlformats-officedocument\.wordprocessingml/, "word"],
  [/^application\/(zip|x-7z-compressed|x-rar-compressed|gzip|x-tar)$/, "archive"],
  [/^audio\//, "audio"],
  [/^video\//, "video"],
  [/^image\//, "picture"],
];

/**
 * Decides by its first bytes what a file is, and that it is what `file_type` says (contract 5). An
 * EPUB may look like a plain zip, and a book without pictures like a video: their converters look closer.
 *
 * @throws FileError `wrong_kind` with a sentence that says what the file is
 */
export async function checkFileKind(path: string, wanted: DigitalType): Promise<FileKind> {
  const start = await readStart(path);
  const found = await fileTypeFromFile(path);
  const mediaType = found?.mime ?? (start.includes("%PDF-") ? "application/pdf" : null);
  if (mediaType && isWanted(mediaType, wanted)) return kindOf(mediaType, found?.ext ?? "pdf", wanted);
  if (isWebPage(start)) throw fileError("web_page", { wanted });
  const known = KNOWN_KINDS.find(([pattern]) => pattern.test(mediaType ?? ""))?.[1];
  if (known) throw fileError("wrong_kind", { found: known, wanted }, mediaType ?? "");
  throw fileError("unknown_kind", { wanted }, mediaType ?? "unknown first bytes");
}

function isWanted(mediaType: string, wanted: DigitalType): boolean {
  if (wanted === "pdf") return mediaType === "application/pdf";
  if (wanted === "epub") return mediaType === "application/epub+zip" || mediaType === "application/zip";
  return mediaType.startsWith("audio/") || /^(video\/(mp4|ogg|webm)|application\/ogg)$/.test(mediaType);
}

function kindOf(mediaType: string, extension: string, wanted: DigitalType): FileKind {
  if (wanted === "epub") return { mediaType: "application/epub+zip", extension: "epub" };
  return { mediaType, extension };
}

function isWebPage(start: string): boolean {
  return /^\uFEFF?\s*(<!--[\s\S]*?-->\s*)*(<\?xml[^>]*>\s*)?<(!doctype\s+html|html|head|body)\b/i.test(start);
}

async function readStart(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
    return buffer.toString("latin1", 0, bytesRead).replace(/^\u00EF\u00BB\u00BF/, "\uFEFF");
  } finally {
    await file.close();
  }
}
