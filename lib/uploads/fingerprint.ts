/** tus-js-client keeps what it began under this name. */
export const PREFIX = "tus::";

const PIECE_BYTES = 64 * 1024;

/**
 * One file of one person: a file that is chosen again is known by it. What its marks are does not suffice:
 * two tracks of one archive may have the same name, size and time. Null where its bytes cannot be known;
 * such a file begins anew in every visit.
 */
export async function fingerprintOf(accountId: string, file: File): Promise<string | null> {
  const { name, size, lastModified } = file;
  const sample = await sampleOf(file).catch(() => null);
  return sample && `colophon-${accountId}-${name}-${size}-${lastModified}-${sample}`;
}

/** The SHA-256 of its size, its beginning, its middle and its end. */
async function sampleOf(file: File): Promise<string | null> {
  // Browsers have it on pages from https and from this machine alone.
  if (!crypto.subtle) return null;
  const last = Math.max(file.size - PIECE_BYTES, 0);
  const pieces = [0, Math.floor(last / 2), last].map((start) => file.slice(start, start + PIECE_BYTES));
  const bytes = await new Blob([`${file.size} `, ...pieces]).arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** How the keys of everything begin that this person began to send from this browser. */
export function beginningOf(accountId: string): string {
  return `${PREFIX}colophon-${accountId}-`;
}

/** Whether anything may be left of an earlier visit. */
export function hasRemembered(storage: Storage, accountId: string): boolean {
  return keysWith(storage, beginningOf(accountId)).length > 0;
}

export function keysWith(storage: Storage, prefix: string): string[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  return keys.filter((key) => key.startsWith(prefix));
}
