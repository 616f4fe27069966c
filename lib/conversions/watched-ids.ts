/**
 * The titles that any part of the page wants to see change. Parts come and go; the question to the
 * server is always one, for the union of what they watch. Kept sorted, so that it is a stable key.
 */
function createWatchedIds() {
  const watchers = new Map<symbol, readonly number[]>();
  const listeners = new Set<() => void>();
  let union = "";

  function update() {
    const next = [...new Set([...watchers.values()].flat())].sort((one, other) => one - other).join(",");
    if (next === union) return;
    union = next;
    for (const listener of listeners) listener();
  }

  return {
    /** Adds ids; the returned function takes them back. */
    add(ids: readonly number[]) {
      const watcher = Symbol("watcher");
      watchers.set(watcher, ids);
      update();
      return () => {
        watchers.delete(watcher);
        update();
      };
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    read: () => union,
  };
}

export const watchedIds = createWatchedIds();
