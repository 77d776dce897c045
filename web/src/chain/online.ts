import { useSyncExternalStore } from "react";

function subscribe(onChange: () => void): () => void {
  const ending = new AbortController();
  for (const event of ["online", "offline"]) window.addEventListener(event, onChange, { signal: ending.signal });
  return () => ending.abort();
}

/** Whether the device is connected to anything at all. */
export function useIsOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine);
}
