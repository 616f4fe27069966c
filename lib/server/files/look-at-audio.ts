import { parseBlob } from "music-metadata";
import { fileError } from "./file-error.ts";
import { readTags } from "./formats/audio-tags.ts";
import type { FoundInside } from "./found-messages.ts";
import { MissingPieceError, type Pieces } from "./pieces.ts";

/**
 * What the tags of a sound file say, and then how large their picture is; `duration` in seconds, null where only its end would tell.
 *
 * @throws FileError `audio_damaged`, `audio_is_video`
 */
export async function* lookAtAudio(pieces: Pieces): AsyncGenerator<FoundInside> {
  const metadata = await parseBlob(new PieceBlob(pieces), {
    duration: false,
    skipPostHeaders: true,
    skipCovers: true,
  }).catch((error: unknown) => {
    throw fileError("audio_damaged", {}, String(error));
  });
  if (metadata.format.hasVideo) throw fileError("audio_is_video", {});
  const { duration } = metadata.format;
  const tags = readTags(metadata, duration ?? 0);
  const found = { ...tags, duration: duration && duration > 0 ? Math.round(duration) : null };
  yield { found, cover: null };
  const cover = await coverSize(pieces);
  if (cover) yield { found, cover };
}

/** Of the picture in its tags. Its beginning is enough: the rest may be missing. */
async function coverSize(pieces: Pieces): Promise<FoundInside["cover"]> {
  const { common } = await parseBlob(new PieceBlob(pieces), { duration: false, skipPostHeaders: true });
  const [picture] = common.picture ?? [];
  if (!picture) return null;
  const { sizeOfPicture } = await import("./picture-size.ts");
  return sizeOfPicture(picture.data);
}

/** Tags come first and a large picture after them: where pieces are missing, it is as if there were nothing. */
class PieceBlob extends Blob {
  readonly pieces: Pieces;

  constructor(pieces: Pieces) {
    super();
    this.pieces = pieces;
  }

  override get size(): number {
    return this.pieces.size;
  }

  override slice(start = 0, end = this.size): Blob {
    try {
      return new Blob([new Uint8Array(this.pieces.read(start, end - start))]);
    } catch (error) {
      if (!(error instanceof MissingPieceError)) throw error;
      return new Blob([new Uint8Array(end - start)]);
    }
  }
}
