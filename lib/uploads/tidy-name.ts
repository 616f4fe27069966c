export const MAX_NAME = 255;

/** A file's name as a person would write it: "21_dias--para curar (1).pdf" is "21 dias - para curar". */
export function tidyName(fileName: string): string {
  const tidied = fileName
    .replace(/\.[a-z0-9]{1,5}$/i, "")
    .normalize("NFC")
    .replace(/[_+]+|%20/g, " ")
    // What a browser adds to a second download of one file.
    .replace(/\s*\(\d{1,2}\)\s*$/, "")
    .replace(/-{2,}/g, " - ")
    .replace(/\s+/g, " ")
    .trim();
  // Names without a single space use dashes or dots for it.
  const spaced = tidied.includes(" ") ? tidied : tidied.replace(/[-.]+/g, " ").trim();
  return (spaced || fileName).slice(0, MAX_NAME);
}
