import "server-only";

type Kept = { [key: symbol]: unknown };

/**
 * One value for the whole process. Pages, routes and the start-up hook are bundled apart, so a
 * module variable would exist once in each bundle: several pools, several caches.
 */
export function once<Value>(key: string, make: () => Value): () => Value {
  const symbol = Symbol.for(`colophon.${key}`);
  const kept: Kept = globalThis as Kept;
  return () => {
    kept[symbol] ??= make();
    return kept[symbol] as Value;
  };
}
