import { useSyncExternalStore } from "react";

/** One value of the tab that outlives its page, and who wants to hear of it. */
export type Box<Value> = {
  get: () => Value;
  set: (value: Value) => void;
  subscribe: (listener: () => void) => () => void;
  initial: Value;
};

export function createBox<Value>(initial: Value): Box<Value> {
  const listeners = new Set<() => void>();
  let held = initial;
  return {
    initial,
    get: () => held,
    set(value) {
      held = value;
      for (const listener of listeners) listener();
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
