import { parseBlob } from "music-metadata";
import type { Found } from "../../conversions/history-schema.ts";
import { fileError } from "./file-error.ts";
import { readTags } from "./formats/audio-tags.ts";
import { MissingPieceError, type Pieces } from "./pieces.ts";

/**
 * What the tags of a sound file say; `duration` in seconds, null where only its end would tell.
 *
 * @throws FileError `audio_damaged`, `audio_is_video`
 */
export async function* lookAtAudio(pieces: Pieces): AsyncGenerator<Found> {
  const metadata = await parseBlob(new PieceBlob(pieces), {
    duration: false,
    skipPostHeaders: true,
    skipCovers: true,
  }).catch((error: unknown) => {
    throw fileError("audio_damaged", {}, String(error));
  });
  if (metadata.format.hasVideo) throw fileError("audio_is_video", {});
  const { duration } = metadata.format;
  const found = readTags(metadata, duration ?? 0);
  yield { ...found, duration: duration && duration > 0 ? Math.round(duration) : null };
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
