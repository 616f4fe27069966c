import { useSyncExternalStore } from "react";

const subscribe = (onChange: () => void) => {
  const listening = new AbortController();
  for (const name of ["online", "offline"]) window.addEventListener(name, onChange, listening);
  return () => listening.abort();
};

/** False while this computer has no network at all; a server that is away does not count. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
}
