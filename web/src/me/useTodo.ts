import { useMemo } from "react";
import { useSnapshot } from "../chain/snapshot.ts";
import { useSession } from "../wallet/session.ts";
import { todoOf } from "./todo.ts";
import type { Todo } from "./todo.ts";

const NOTHING: readonly Todo[] = [];

/** What waits for the connected wallet, the most urgent first. */
export function useTodo(): readonly Todo[] {
  const snapshot = useSnapshot();
  const { account } = useSession();
  return useMemo(() => (account === undefined ? NOTHING : todoOf(snapshot, account)), [snapshot, account]);
}
