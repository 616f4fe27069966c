import { keysWith } from "#lib/uploads/fingerprint.ts";

/** Apart from what reads them, whose code comes only where something is kept. */
export const keptBeginning = (accountId: string) => `colophon-batch-${accountId}-`;

/** Whether titles of an earlier visit wait for their files. */
export function hasKept(storage: Storage, accountId: string): boolean {
  return keysWith(storage, keptBeginning(accountId)).length > 0;
}
