const MAX_LENGTH = 80;

/** The name in lower case and ASCII, words joined by hyphens; `title` when nothing is left of it (contract 2). */
export function toSlug(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/g, "");
  return words || "title";
}
