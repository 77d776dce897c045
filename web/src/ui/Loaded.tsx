import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { words } from "../frame/words/index.ts";
import { Problem } from "./Section.tsx";

interface LoadedProps<T> {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}

/** Shows what was read from the chain, or that it is being read, or that it could not be. */
export function Loaded<T>({ query, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) {
    return <Problem words={words.unreadable} error={query.error} retry={() => void query.refetch()} />;
  }
  return <p className="quiet">{words.reading}</p>;
}
