import type { CoopEvent } from "../../../sdk/src/events.ts";
import { csvRow } from "../../../sdk/src/exports/csv.ts";
import { inUnits, momentOf } from "../../../sdk/src/exports/text.ts";

/** One movement of a member's share capital. */
export interface Movement {
  kind: "subscribed" | "repaid" | "writtenDown" | "interest";
  at: number; // seconds
  shares: bigint; // that came, or, below zero, that went
  amount: bigint; // base units that came into capital, or went out of it; of interest, what was credited
  held: bigint; // shares after it
  worth: bigint; // base units: at par after it
  transactionHash: string;
}

/** All movements of member `number`'s shares, in the order of the chain. */
export function statementOf(events: readonly CoopEvent[], number: number): Movement[] {
  let [par, held] = [0n, 0n];
  const movements: Movement[] = [];
  const add = (event: CoopEvent, kind: Movement["kind"], shares: bigint, amount: bigint) => {
    held += shares;
    const { blockTimestamp, transactionHash } = event;
    movements.push({ kind, at: Number(blockTimestamp), shares, amount, held, worth: held * par, transactionHash });
  };
  for (const event of events) {
    if (event.noun !== "shares") continue;
    if (event.eventName === "ParSet") {
      const loss = (par - event.args.par) * held;
      par = event.args.par;
      if (held !== 0n) add(event, "writtenDown", 0n, -loss);
    }
    if (!("number" in event.args) || event.args.number !== number) continue;
    if (event.eventName === "SharesSubscribed") add(event, "subscribed", event.args.shares, event.args.shares * par);
    if (event.eventName === "SharesWithdrawn") add(event, "repaid", -event.args.shares, -event.args.shares * par);
    if (event.eventName === "InterestClaimed" && event.args.amount !== 0n) {
      add(event, "interest", 0n, event.args.amount);
    }
  }
  return movements;
}

/** Shares of a member that cannot be asked back yet. */
export interface Locked {
  shares: bigint;
  until: number; // seconds
}

/** What is locked of member `number`'s shares: the same as `Shares.lockedOf`. Shares keep the lock of their day. */
export function lockedOf(events: readonly CoopEvent[], number: number, now: number): Locked {
  let lock = 0;
  let locked: Locked = { shares: 0n, until: 0 };
  for (const event of events) {
    if (event.noun !== "shares") continue;
    if (event.eventName === "ShareTermsDefined") lock = event.args.terms.lock;
    if (event.eventName !== "SharesSubscribed" || event.args.number !== number) continue;
    const at = Number(event.blockTimestamp);
    locked = { shares: (at < locked.until ? locked.shares : 0n) + event.args.shares, until: at + lock };
  }
  return now < locked.until ? locked : { shares: 0n, until: locked.until };
}

interface CsvWords {
  columns: readonly string[];
  kinds: Readonly<Record<Movement["kind"], string>>;
}

/** The statement as a table (RFC 4180). No cell is a formula to a spreadsheet. */
export function csvOf(
  movements: readonly Movement[],
  { symbol, decimals }: { symbol: string; decimals: number },
  words: CsvWords,
): string {
  const rows = movements.map(({ kind, at, shares, amount, held, worth, transactionHash }) => [
    momentOf(BigInt(at)),
    words.kinds[kind],
    shares,
    inUnits(amount, decimals),
    held,
    inUnits(worth, decimals),
    symbol,
    transactionHash,
  ]);
  return [words.columns, ...rows].map(csvRow).join("");
}
