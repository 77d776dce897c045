import type { Address, Hex } from "viem";
import { useCoop } from "../chain/coop.ts";
import { createStore } from "../chain/store.ts";
import { readStoredJson, writeStored } from "../ui/stored.ts";

/** A ballot that was signed here and is not yet seen to be counted. It is kept in the browser: a reload loses none. */
export interface SignedBallot {
  chainId: number;
  assembly: Address;
  proposalId: string; // decimal digits, because JSON has no such numbers
  support: number;
  reason: string;
  voter: Address;
  sequence: number; // of the ballot it replaces
  deadline: string; // seconds, in decimal digits
  signature: Hex;
  notice?: string; // by which the visitor is told of it
  id?: string; // its name at the relayer, once it was accepted
}

type Place = Pick<SignedBallot, "chainId" | "assembly" | "proposalId" | "voter">;

const STORED_AS = "rochdale.signedBallots";

const kept = createStore<{ ballots: readonly SignedBallot[] }>({ ballots: readBallots() });

/** All ballots of this co-op that were signed in this browser and are still to be followed. */
export function useKeptBallots(): readonly SignedBallot[] {
  const { addresses, chain, relayerUrl } = useCoop();
  const { ballots } = kept.use();
  if (relayerUrl === undefined) return []; // nobody is there to ask any more
  const address = addresses.assembly;
  return ballots.filter(({ chainId, assembly }) => chainId === chain.id && assembly === address);
}

/** The ballot that lies in this place: of this voter, on this proposal. */
export function getKeptBallot(place: Place): SignedBallot | undefined {
  return kept.get().ballots.find((ballot) => isSamePlace(ballot, place));
}

/** Keeps a ballot, in place of the voter's earlier one on the same proposal. */
export function keep(ballot: SignedBallot): void {
  write([...kept.get().ballots.filter((other) => !isSamePlace(other, ballot)), ballot]);
}

/** Lets go of a ballot; a newer one in its place stays. */
export function letGo({ signature }: SignedBallot): void {
  write(kept.get().ballots.filter((other) => other.signature !== signature));
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.chainId === b.chainId && a.assembly === b.assembly && a.proposalId === b.proposalId && a.voter === b.voter;
}

function write(ballots: readonly SignedBallot[]): void {
  kept.set({ ballots });
  writeStored(STORED_AS, JSON.stringify(ballots)); // a browser that stores nothing follows them until the page is left
}

function readBallots(): readonly SignedBallot[] {
  const stored = readStoredJson(STORED_AS);
  return Array.isArray(stored) ? (stored as SignedBallot[]) : [];
}
