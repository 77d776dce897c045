import { useEffect, useRef } from "react";
import type { RefObject } from "react";

/**
 * Brings an element into view that the address of the page names, as browsers do with what is there from the start. What
 * is read from the chain comes later.
 */
export function useAnchor<E extends HTMLElement>(id: string): { ref: RefObject<E | null>; isMeant: boolean } {
  const ref = useRef<E>(null);
  const isMeant = location.hash === `#${id}`;
  useEffect(() => {
    if (isMeant) ref.current?.scrollIntoView();
  }, [isMeant]);
  return { ref, isMeant };
}
