import type { Address } from "viem";
import type { SealedBooks } from "../../../sdk/src/books/books.ts";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import type { Snapshot } from "../chain/snapshot.ts";
import { denominationOf } from "../ui/money.ts";
import { namesOf, roleLabels } from "./names.ts";
import type { Names } from "./names.ts";

/** What lies on the desk of somebody who writes a proposal: the books as they are, and what everything is called. */
export interface Desk {
  books: SealedBooks;
  now: number; // seconds
  names: Names;
  currency: Address;
  decimals(asset: Address): number;
  labels: ReadonlyMap<bigint, string>; // of offices
  wording: string; // what the proposal says of itself
}

export function useDesk(): Omit<Desk, "wording"> {
  const coop = useCoop();
  const snapshot: Snapshot = useSnapshot();
  return {
    books: snapshot.books,
    now: snapshot.now,
    names: namesOf(coop, snapshot),
    currency: coop.currency.asset,
    decimals: (asset) => denominationOf(asset, coop).decimals,
    labels: roleLabels(snapshot.events),
  };
}
