import { useSyncExternalStore } from "react";

/** One value of the tab that outlives its page, and who wants to hear of it. */
export type Box<Value> = {
  get: () => Value;
  set: (value: Value) => void;
  subscribe: (listener: () => void) => () => void;
  initial: Value;
};

/** `tellAfterMs`: what changes often is told this late, with all that has changed by then. */
export function createBox<Value>(initial: Value, tellAfterMs = 0): Box<Value> {
  const listeners = new Set<() => void>();
  let held = initial;
  let isTelling = false;
  const tell = () => {
    isTelling = false;
    for (const listener of listeners) listener();
  };
  return {
    initial,
    get: () => held,
    set(value) {
      held = value;
      if (tellAfterMs === 0) return tell();
      if (!isTelling) setTimeout(tell, tellAfterMs);
      isTelling = true;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export function useBox<Value>(box: Box<Value>): Value {
  return useSyncExternalStore(box.subscribe, box.get, () => box.initial);
}
