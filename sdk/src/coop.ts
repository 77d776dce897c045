import type { Address } from "viem";

/** The nouns of a co-op: each is a contract, and where it lies in `Addresses`. */
export const NOUNS = [
  "statute",
  "members",
  "shares",
  "assembly",
  "agenda",
  "executor",
  "authority",
  "treasury",
  "buckets",
  "payouts",
  "funds",
  "rounds",
] as const;
export type Noun = (typeof NOUNS)[number];

/** The twelve contracts of one co-op. */
export type Addresses = Record<Noun, Address>;

/** `Coop` of contracts/lib/Coop.sol, as `CoopFounded` and `CoopFactory.addressesOf` give it. */
export type CoopTuple = Omit<Addresses, "assembly"> & { assembly_: Address };

export function addressesFrom({ assembly_, ...others }: CoopTuple): Addresses {
  return { ...others, assembly: assembly_ };
}

/** Which noun lies at `address`, written in any case; undefined for somebody else's contract. */
export function nounAt(addresses: Addresses, address: string): Noun | undefined {
  return NOUNS.find((noun) => addresses[noun].toLowerCase() === address.toLowerCase());
}
