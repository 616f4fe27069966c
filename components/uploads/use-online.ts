import { useSyncExternalStore } from "react";
import { networkWait } from "#lib/http/patiently.ts";

const subscribe = (onChange: () => void) => {
  const listening = new AbortController();
  for (const name of ["online", "offline"]) window.addEventListener(name, onChange, listening);
  const forget = networkWait.subscribe(onChange);
  return () => {
    listening.abort();
    forget();
  };
};

/** False while this computer has no network, or something waits for a dashboard that cannot be reached. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => navigator.onLine && !networkWait.isOn(),
    () => true,
  );
}
