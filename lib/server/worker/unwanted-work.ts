const LOOK_EVERY_MS = 3_000;

/** Nobody wants what is being made any more: nothing of it may be written. */
export class UnwantedWorkError extends Error {}

/**
 * Looks every few seconds whether work is still worth its while, also when it has nothing to report: `onUnwanted`
 * is told what `look` throws when it is not. Gives what ends the looking.
 */
export function watchWork(
  look: () => Promise<void>,
  onUnwanted: (error: UnwantedWorkError) => void,
): () => void {
  const timer = setInterval(() => {
    look().catch((error: unknown) => {
      // A database that cannot be asked is none: the next look may tell.
      if (error instanceof UnwantedWorkError) onUnwanted(error);
    });
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
