const MAX_LENGTH = 200;

/**
 * The name of a downloaded file: what the server calls it, else the end of its address, else
 * `fallback`. Never a path: folders and control characters are dropped.
 */
export function downloadedFileName(disposition: string | undefined, url: URL, fallback: string): string {
  const candidates = [extendedName(disposition), plainName(disposition), decoded(url.pathname)];
  for (const candidate of candidates) {
    const name = cleanName(candidate ?? "");
    if (name !== "") return name;
  }
  return fallback;
}

function extendedName(disposition = ""): string | null {
  const match = /filename\*\s*=\s*utf-8''([^;\s]+)/i.exec(disposition);
  return match?.[1] ? decoded(match[1]) : null;
}

function plainName(disposition = ""): string | null {
  const match = /filename\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(disposition);
  return match?.[1] ?? match?.[2] ?? null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function cleanName(text: string): string {
  const last = text.split(/[\\/]/).at(-1) ?? "";
  const name = last
    .replace(/\p{Cc}/gu, "")
    .toWellFormed()
    .trim()
    .slice(0, MAX_LENGTH);
  return name === "." || name === ".." ? "" : name;
}
