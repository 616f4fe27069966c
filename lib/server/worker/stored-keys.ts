type Attempt = { contentId: number; conversionId: number; attempt: number };

/** Where what belongs to a title lies in the storage: the originals, and what was made of them. */
export const titleFolders = (contentId: number) => ({
  originals: `originals/${contentId}/`,
  derived: `derived/${contentId}/`,
});

export function originalKey({ contentId, conversionId, attempt }: Attempt, extension: string): string {
  return `${titleFolders(contentId).originals}${conversionId}-${attempt}.${extension}`;
}

export function derivedFolder({ contentId, conversionId, attempt }: Attempt): string {
  return `${titleFolders(contentId).derived}${conversionId}-${attempt}/`;
}

/** Which attempt a file or folder belongs to, by its name; null when it is not one of these. */
export function attemptOfKey(key: string): { conversionId: number; attempt: number } | null {
  const [, conversionId, attempt] = /\/(\d{1,15})-(\d{1,9})(?:\/|\.\w+)$/.exec(key) ?? [];
  return conversionId && attempt ? { conversionId: Number(conversionId), attempt: Number(attempt) } : null;
}
