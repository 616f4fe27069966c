export type IsbnCheck = { kind: "valid"; hyphenated: string } | { kind: "wrong"; expectedDigit: string };

const ISBN_SHAPE = /^(?:97[89]\d{10}|\d{9}[\dX])$/;

/** Text of the shape of an ISBN without its spaces and hyphens; null when it is something else. */
export function plainIsbn(text: string): string | null {
  const plain = text.replace(/[\s-]/g, "").toUpperCase();
  return ISBN_SHAPE.test(plain) ? plain : null;
}

/** Whether text that looks like an ISBN is one; null when it does not look like one. The tables are loaded when first needed. */
export async function checkIsbn(text: string): Promise<IsbnCheck | null> {
  const plain = plainIsbn(text);
  if (plain === null) return null;
  const { default: isbn } = await import("isbn3");
  const book = isbn.parse(plain);
  if (book) {
    const hyphenated = book.isIsbn10 ? book.isbn10h : book.isbn13h;
    return { kind: "valid", hyphenated: hyphenated ?? plain };
  }
  const expectedDigit = [..."0123456789X"].find((digit) => isbn.parse(plain.slice(0, -1) + digit));
  return expectedDigit === undefined ? null : { kind: "wrong", expectedDigit };
}
