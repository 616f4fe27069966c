import type { IAudioMetadata } from "music-metadata";
import type { AudioFacts, Found } from "../../../conversions/history-schema.ts";
import { canonicalLang, NOTHING_FOUND, statedDate, tidyText } from "./found-text.ts";
import { asIsbn13 } from "./isbn-in-text.ts";

const MAX_DESCRIPTION = 10_000;
const MAX_CHAPTERS = 5_000;
/** Where programs for audiobooks write who reads: a frame of their own, or the field of the composer. */
const NARRATOR_TAGS = /^(TXXX:narrator|TXXX:narrated ?by|©nrt|----:com\.apple\.iTunes:narrator|NARRATOR)$/i;
const ISBN_TAGS = /^(TXXX:ISBN|----:com\.apple\.iTunes:ISBN|ISBN)$/i;

/** What the tags of an audio file say. */
export function readTags(metadata: IAudioMetadata, seconds: number): Found {
  const { common } = metadata;
  const native = (pattern: RegExp) =>
    Object.values(metadata.native).flatMap((tags) =>
      tags.filter(({ id }) => pattern.test(id)).map(({ value }) => (Array.isArray(value) ? value[0] : value)),
    );
  const narrators = texts(native(NARRATOR_TAGS).flatMap((names) => String(names).split(";")));
  const comment = common.description?.[0] ?? common.comment?.[0]?.text;
  return {
    ...NOTHING_FOUND,
    name: tidyText(common.title),
    author: texts(common.artists ?? [common.artist]),
    narrator: narrators.length > 0 ? narrators : texts(common.composer ?? []),
    publisher: texts(common.label ?? [])[0] ?? null,
    lang: canonicalLang(common.language),
    isbn: [...native(ISBN_TAGS), common.barcode].map((text) => asIsbn13(String(text))).find(Boolean) ?? null,
    published_at: statedDate(common.date ?? String(common.year ?? "")),
    description: tidyText(comment, MAX_DESCRIPTION),
    keywords: texts(common.genre ?? []),
    duration: seconds,
    track_number: common.track.no,
    album: tidyText(common.album),
  };
}

/** Chapters with their start in seconds, in order. */
export function readChapterMarks({ format }: IAudioMetadata): AudioFacts["chapters"] {
  return (format.chapters ?? [])
    .slice(0, MAX_CHAPTERS)
    .flatMap(({ title, start, timeScale = 1 }) => {
      const name = tidyText(title);
      const seconds = Math.round((start / timeScale) * 1000) / 1000;
      return name && Number.isFinite(seconds) && seconds >= 0 ? { title: name, start: seconds } : [];
    })
    .toSorted((one, other) => one.start - other.start);
}

function texts(values: readonly unknown[]): string[] {
  return [...new Set(values.flatMap((value) => tidyText(value) ?? []))];
}
