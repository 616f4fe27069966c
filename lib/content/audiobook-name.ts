type SoundWords = { album?: string | null; title?: string | null };

/** What an audiobook is called after the tags of its sound: its album, for a title is that of a chapter; else that. */
export function audiobookName({ album, title }: SoundWords): string | null {
  return album || title || null;
}
