import { fileTypeFromBlob } from "file-type";
import type { DroppedFile } from "./dropped-files.ts";
import { type UploadKind, uploadKindOf } from "./schema.ts";
import type { UploadFault, UploadFaultCode } from "./upload-fault.ts";

/** What the tags of a sound file say, as far as an order and names need it. */
export type SoundTags = {
  title: string | null;
  album: string | null;
  disc: number | null;
  track: number | null;
};

/** A file and what its first bytes say, before anything of it is sent. */
export type LookedAt = DroppedFile & {
  kind: UploadKind | null;
  fault: UploadFault | null;
  tags: SoundTags | null;
};

/** Never throws: a file that cannot be read has a fault that says so. */
export async function lookAt(dropped: DroppedFile, maxFileMb: number): Promise<LookedAt> {
  const { file } = dropped;
  const refuse = (fault: UploadFault) => ({ ...dropped, kind: null, fault, tags: null });
  if (dropped.isUnreadable) return refuse({ code: "unreadable" });
  if (file.size === 0) return refuse({ code: "empty" });
  if (file.size > maxFileMb * 1024 * 1024) return refuse({ code: "too_big" });
  try {
    const found = await fileTypeFromBlob(file);
    const kind = uploadKindOf(found?.mime, file.name);
    if (!kind) return refuse({ code: await faultOf(file) });
    return { ...dropped, kind, fault: null, tags: kind === "audio" ? await tagsOf(file) : null };
  } catch {
    return refuse({ code: "unreadable" });
  }
}

const OUR_ENDING = /\.(pdf|epub|mp3|m4[ab]|aac|og[ag]|opus|flac|wav|aiff?|jpe?g|png|webp|avif|gif)$/i;
const WEB_PAGE = /^\s*<(!doctype\s+html|html|head|body)\b/i;
const START_BYTES = 1024;

async function faultOf(file: File): Promise<UploadFaultCode> {
  if (WEB_PAGE.test(await file.slice(0, START_BYTES).text())) return "web_page";
  return OUR_ENDING.test(file.name) ? "wrong_kind" : "other_kind";
}

async function tagsOf(file: File): Promise<SoundTags | null> {
  try {
    const { parseBlob } = await import("music-metadata");
    const { common } = await parseBlob(file, { duration: false, skipCovers: true });
    const words = (text: string | undefined) => text?.trim() || null;
    return {
      title: words(common.title),
      album: words(common.album),
      disc: common.disk.no,
      track: common.track.no,
    };
  } catch {
    // Tags are a help for the order; a file without readable ones goes by its name.
    return null;
  }
}
