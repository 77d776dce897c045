import type { Addresses } from "../../../sdk/src/coop.ts";
import { NOUN_ABIS } from "../../../sdk/src/nounAbis.ts";
import { useCoop } from "./coop.ts";
import { remember } from "./remember.ts";

// What reads or calls contracts, instead of only following their events, needs their ABIs, and imports this.

/** The twelve contracts of a co-op, as viem takes them. */
export const contractsOf = remember(
  (addresses: Addresses) =>
    ({
      statute: { address: addresses.statute, abi: NOUN_ABIS.statute },
      members: { address: addresses.members, abi: NOUN_ABIS.members },
      shares: { address: addresses.shares, abi: NOUN_ABIS.shares },
      assembly: { address: addresses.assembly, abi: NOUN_ABIS.assembly },
      agenda: { address: addresses.agenda, abi: NOUN_ABIS.agenda },
      executor: { address: addresses.executor, abi: NOUN_ABIS.executor },
      authority: { address: addresses.authority, abi: NOUN_ABIS.authority },
      treasury: { address: addresses.treasury, abi: NOUN_ABIS.treasury },
      buckets: { address: addresses.buckets, abi: NOUN_ABIS.buckets },
      payouts: { address: addresses.payouts, abi: NOUN_ABIS.payouts },
      funds: { address: addresses.funds, abi: NOUN_ABIS.funds },
      rounds: { address: addresses.rounds, abi: NOUN_ABIS.rounds },
    } as const),
);

export type Contracts = ReturnType<typeof contractsOf>;

export function useContracts(): Contracts {
  return contractsOf(useCoop().addresses);
}
