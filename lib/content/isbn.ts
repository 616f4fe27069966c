export type IsbnCheck = { kind: "valid"; hyphenated: string } | { kind: "wrong"; expectedDigit: string };

const ISBN_SHAPE = /^(?:97[89]\d{10}|\d{9}[\dX])$/;

/** Whether text that looks like an ISBN is one; null when it does not look like one. The tables are loaded when first needed. */
export async function checkIsbn(text: string): Promise<IsbnCheck | null> {
  const plain = text.replace(/[\s-]/g, "").toUpperCase();
  if (!ISBN_SHAPE.test(plain)) return null;
  const { default: isbn } = await import("isbn3");
  const book = isbn.parse(plain);
  if (book) {
    const hyphenated = book.isIsbn10 ? book.isbn10h : book.isbn13h;
    return { kind: "valid", hyphenated: hyphenated ?? plain };
  }
  const expectedDigit = [..."0123456789X"].find((digit) => isbn.parse(plain.slice(0, -1) + digit));
  return expectedDigit === undefined ? null : { kind: "wrong", expectedDigit };
}
