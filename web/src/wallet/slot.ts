import type { Address } from "viem";
import type { Addresses } from "../../../sdk/src/coop.ts";
import { createStore } from "../chain/store.ts";
import type { Directory } from "../members/directory.ts";
import type { FormatMoney } from "../ui/money.ts";

/** What the open co-op calls its members, money and things. */
export interface Names {
  money: FormatMoney;
  directory: Pick<Directory, "member" | "className" | "wallet" | "round" | "bucket" | "assetOf" | "fund">;
  addresses: Addresses;
}

interface Slot {
  names?: Names;
  /** The member who carries a wallet. */
  nameOf?: (account: Address) => string | undefined;
}

/** What the wallet, which stands outside of every co-op, knows of the one that is open. See CoopSlot.tsx. */
const slot = createStore<Slot>({});

export const useSlot = slot.use;
export const fillSlot = slot.set;
export const getNames = (): Names | undefined => slot.get().names;
