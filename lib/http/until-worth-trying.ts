/** Until this time is over, the network comes back, or nobody waits any more. */
export function untilWorthTrying(waitMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, waitMs);
    window.addEventListener("online", done);
    signal?.addEventListener("abort", done);
  });
}
