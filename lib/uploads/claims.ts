const PREFIX = "colophon-claim ";

/** What this tab is at: kept apart, as the browser does not say which of the locks are whose. */
const mine = new Set<string>();

/**
 * Marks a title or an upload as this tab's, for as long as the tab is open: other tabs of this browser leave it alone.
 * Browsers have locks on pages from https and from this machine alone; elsewhere two tabs do not know of each other.
 */
export function claim(name: string): void {
  if (mine.has(name) || !navigator.locks) return;
  mine.add(name);
  const untilTheTabIsClosed = new Promise<never>(() => undefined);
  void navigator.locks.request(PREFIX + name, () => untilTheTabIsClosed).catch(() => mine.delete(name));
}

/** What other tabs of this browser are at. */
export async function claimedElsewhere(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await navigator.locks?.query().catch(() => null)) ?? {};
  const names = held.map(({ name = "" }) => name).filter((name) => name.startsWith(PREFIX));
  return new Set(names.map((name) => name.slice(PREFIX.length)).filter((name) => !mine.has(name)));
}
