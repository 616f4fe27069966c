import isbn from "isbn3";

/**
 * The form in which external ids are compared (contract 2): the 13 digits of an ISBN, however it is
 * written, and anything else as it was typed.
 */
export function externalIdKey(externalId: string): string {
  const text = externalId.trim();
  if (!/^[\dXx\s-]{10,25}$/.test(text)) return text;
  return isbn.asIsbn13(text.replace(/[\s-]/g, "").toUpperCase()) ?? text;
}
