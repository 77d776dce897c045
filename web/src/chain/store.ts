import { useSyncExternalStore } from "react";

/** A piece of state outside of React that components can follow. */
export function createStore<State extends object>(initial: State) {
  let state = initial;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const get = () => state;
  const set = (patch: Partial<State>) => {
    state = { ...state, ...patch };
    for (const listener of listeners) listener();
  };
  const use = () => useSyncExternalStore(subscribe, get);
  return { get, set, use };
}
