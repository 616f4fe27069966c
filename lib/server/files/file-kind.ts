import { open } from "node:fs/promises";
import { fileTypeFromBuffer, fileTypeFromFile } from "file-type";
import type { DigitalType } from "../../content/schema.ts";
import { fileError, type KnownKind } from "./file-error.ts";
import { isSoundRead, OTHER_SOUND_BYTES, otherSound } from "./formats/other-sound.ts";

/** What a file really is. `extension` is without its dot. */
export type FileKind = { mediaType: string; extension: string };

const START_BYTES = 1024;

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
 * @throws FileError `audio_not_taken`; `wrong_kind` with a sentence that says what the file is
 */
export async function checkFileKind(path: string, wanted: DigitalType): Promise<FileKind> {
  const start = await readStart(path);
  const found = await fileTypeFromFile(path);
  const mediaType = mediaTypeOf(found?.mime, start);
  if (mediaType && isWanted(mediaType, wanted)) return kindOf(mediaType, found?.ext ?? "pdf", wanted);
  if (isWebPage(start)) throw fileError("web_page", { wanted });
  const known = knownKind(mediaType);
  if (known === wanted && known === "audio") throw fileError("audio_not_taken", {}, mediaType ?? "");
  if (known) throw fileError("wrong_kind", { found: known, wanted }, mediaType ?? "");
  throw fileError("unknown_kind", { wanted }, mediaType ?? "unknown first bytes");
}

/** What the first bytes of a file show; `mediaType` is null when they show nothing known. */
export type Start = { mediaType: string | null; known: KnownKind | null; isWebPage: boolean };

/** As `checkFileKind`, of the first bytes alone. */
export async function recogniseStart(bytes: Uint8Array): Promise<Start> {
  const start = textOfStart(Buffer.from(bytes.subarray(0, OTHER_SOUND_BYTES)));
  const found = await fileTypeFromBuffer(bytes);
  const mediaType = mediaTypeOf(found?.mime, start);
  return { mediaType, known: knownKind(mediaType), isWebPage: isWebPage(start) };
}

function mediaTypeOf(found: string | undefined, start: string): string | null {
  return otherSound(start, found) ?? found ?? laterPdf(start);
}

/** A PDF may begin behind some rubbish; a web page that holds one is a web page all the same. */
function laterPdf(start: string): string | null {
  const isPdf = start.slice(0, START_BYTES).includes("%PDF-");
  return isPdf && !isWebPage(start) ? "application/pdf" : null;
}

function knownKind(mediaType: string | null): KnownKind | null {
  return KNOWN_KINDS.find(([pattern]) => pattern.test(mediaType ?? ""))?.[1] ?? null;
}

export function isWanted(mediaType: string, wanted: DigitalType): boolean {
  if (wanted === "pdf") return mediaType === "application/pdf";
  if (wanted === "epub") return mediaType === "application/epub+zip" || mediaType === "application/zip";
  return isSoundRead(mediaType) || /^(video\/(mp4|ogg|webm)|application\/ogg)$/.test(mediaType);
}

function kindOf(mediaType: string, extension: string, wanted: DigitalType): FileKind {
  if (wanted === "epub") return { mediaType: "application/epub+zip", extension: "epub" };
  return { mediaType, extension };
}

/** Step by step: one pattern over comments in a row would take for ever where they lead to nothing. */
function isWebPage(start: string): boolean {
  let rest = start
    .slice(0, START_BYTES)
    .replace(/^\uFEFF/, "")
    .trimStart();
  for (let end = endOfPrologue(rest); end > 0; end = endOfPrologue(rest)) rest = rest.slice(end).trimStart();
  return /^<(!doctype\s+html|html|head|body)\b/i.test(rest);
}

/** Where a comment or a processing instruction at the start of `text` ends; 0 without one, or when it is cut off. */
function endOfPrologue(text: string): number {
  const close = text.startsWith("<!--") ? "-->" : text.startsWith("<?") ? ">" : null;
  const at = close === null ? -1 : text.indexOf(close, close === ">" ? 2 : 4);
  return close === null || at < 0 ? 0 : at + close.length;
}

async function readStart(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(OTHER_SOUND_BYTES), 0, OTHER_SOUND_BYTES, 0);
    return textOfStart(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

function textOfStart(bytes: Buffer): string {
  return bytes.toString("latin1").replace(/^\u00EF\u00BB\u00BF/, "\uFEFF");
}
