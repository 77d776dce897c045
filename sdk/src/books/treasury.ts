import type { Address } from "viem";
import { accountOf, holderOf } from "../accounts.ts";
import type { CoopEvent, EntryEvent } from "../events.ts";
import { book } from "../journal.ts";
import type { Books } from "./books.ts";

/** An asset that the treasury accepts, or once did. */
export interface AssetRecord {
  asset: Address;
  isAccepted: boolean;
}

const ESCROW = 1n; // account of contracts/Shares.sol

export function applyTreasury(books: Books, event: CoopEvent): void {
  switch (event.eventName) {
    case "Entry":
      book(books.ledger, event.args);
      hold(books, event);
      break;
    case "AssetAccepted": {
      const { asset, accepted } = event.args;
      const known = [...books.assets].find(([, record]) => record.asset === asset)?.[0];
      books.assets.set(known ?? books.assets.size, { asset, isAccepted: accepted });
      break;
    }
    case "ReserveRuleSet":
      books.reserveBps = Number(event.args.shareBps);
      break;
  }
}

/** What applicants paid for shares: it comes from their wallet, and goes into capital or to their wallet's account. */
function hold({ addresses, escrow, members }: Books, { args: { from, to, amount, ref } }: EntryEvent): void {
  const account = accountOf(addresses.shares, ESCROW);
  if (to === account) add(escrow, holderOf(from), amount);
  if (from !== account) return;
  const isCapital = to === accountOf(addresses.shares, 0n);
  const applicant = isCapital ? members.get(Number(BigInt(ref) & 0xffffffffn))?.wallet : holderOf(to);
  if (applicant !== undefined) add(escrow, applicant, -amount);
}

function add(escrow: Map<string, bigint>, wallet: string, amount: bigint): void {
  const key = wallet.toLowerCase();
  const held = (escrow.get(key) ?? 0n) + amount;
  if (held === 0n) escrow.delete(key);
  else escrow.set(key, held);
}
