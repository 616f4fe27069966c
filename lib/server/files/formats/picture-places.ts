/** Where the pictures stand in clean markup, also those that cannot be shown: they are pages of the book all the same. */
export function picturePlaces(html: string): number[] {
  return Array.from(html.matchAll(/<img\b/g), ({ index }) => index);
}
