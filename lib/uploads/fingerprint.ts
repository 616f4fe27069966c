/** tus-js-client keeps what it began under this name. */
export const PREFIX = "tus::";

/** One file of one person: a file that is chosen again is known by it. */
export function fingerprintOf(accountId: string, { name, size, lastModified }: File): string {
  return `colophon-${accountId}-${name}-${size}-${lastModified}`;
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
