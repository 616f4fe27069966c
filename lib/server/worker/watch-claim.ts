import type { Database } from "../catalog/context.ts";
import { type Claim, checkClaim, DeletedTitleError, LostClaimError } from "./claim.ts";

const LOOK_EVERY_MS = 3_000;

/**
 * Looks every few seconds whether an attempt is still worth its while, also when its file has nothing to report:
 * `onOver` is told when another one owns the conversion or its title was deleted. Gives what ends the looking.
 */
export function watchClaim(
  db: Database,
  claim: Claim,
  onOver: (error: LostClaimError | DeletedTitleError) => void,
): () => void {
  const timer = setInterval(() => {
    checkClaim(db, claim).catch((error: unknown) => {
      // A database that cannot be asked is none: the next look may tell.
      if (error instanceof LostClaimError || error instanceof DeletedTitleError) onOver(error);
    });
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
