import type { Hex } from "viem";
import { readRecords } from "../buckets/records.ts";
import { useCoop } from "../chain/coop.ts";
import type { Coop } from "../chain/coop.ts";
import type { CoopEvent } from "../../../sdk/src/events.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useFunds } from "../funds/useFunds.ts";
import { useDirectory } from "../members/directory.ts";
import { readPayouts } from "../payouts/usePayouts.ts";
import { readRoundPlans } from "../rounds/plans.ts";
import { short } from "../ui/words.ts";
import { readProposals } from "../votes/proposal.ts";
import { holderOf, numberOf, OUTSIDE } from "../../../sdk/src/accounts.ts";

/** In the order of `Cause` in contracts/lib/Money.sol. */
const CAUSES = [
  "none",
  "proposal",
  "member",
  "withdrawal",
  "interest",
  "round",
  "bucket",
  "payout",
  "fund",
  "standing",
] as const;

export interface Cause {
  kind: (typeof CAUSES)[number];
  number: bigint;
}

const LOW = (1n << 248n) - 1n;

/** What a reference names: the kind of cause stands in its highest byte, the number below. */
export function causeOf(ref: Hex): Cause | undefined {
  const kind = CAUSES[Number(BigInt(ref) >> 248n)];
  return kind === undefined || kind === "none" ? undefined : { kind, number: BigInt(ref) & LOW };
}

type Entry = CoopEvent<"Entry">["args"];

const CONTRIBUTION = 0; // `Purpose` of contracts/lib/Money.sol

/**
 * Whether the co-op's own contracts chose the reference. Who gives something may add any reference, and an owner of an
 * account too: what they say could imitate a cause, and is shown as theirs.
 */
function isOurs({ from, purpose }: Entry, { contracts }: Coop): boolean {
  if (numberOf(from) === OUTSIDE) return purpose !== CONTRIBUTION;
  return Object.values(contracts).some(({ address }) => address.toLowerCase() === holderOf(from));
}

/** What an entry of the journal refers to, in words, and where on this page that is. */
export function useCause(entry: Entry): { words: string; href?: string; title?: string } | undefined {
  const coop = useCoop();
  const describe = useDescription();
  if (BigInt(entry.ref) === 0n) return undefined;
  const cause = isOurs(entry, coop) ? causeOf(entry.ref) : undefined;
  const described = cause === undefined ? undefined : describe(cause);
  return described ?? { words: `reference ${short(entry.ref)}`, title: entry.ref };
}

/** Gives nothing for what is not there: then the reference only looked like one. */
function useDescription() {
  const directory = useDirectory();
  const { events } = useSnapshot();
  const { funds, standing } = useFunds();
  return ({ kind, number: id }: Cause): { words: string; href?: string } | undefined => {
    if (kind === "proposal") {
      const found = readProposals(events).find((proposal) => (proposal.id & LOW) === id);
      return found === undefined ? undefined : { words: `by decision “${found.title}”`, href: `#vote-${found.id}` };
    }
    if (id > 0xffffffffn) return undefined;
    const number = Number(id);
    switch (kind) {
      case "member":
        if (directory.register.byNumber(number) === undefined) return undefined;
        return { words: directory.member(number), href: `#member-${number}` };
      case "withdrawal":
        return { words: `withdrawal of shares no. ${number}` };
      case "interest":
        return { words: `interest no. ${number}` };
      case "round":
        if (!readRoundPlans(events).has(number)) return undefined;
        return { words: directory.round(number), href: `#round-${number}` };
      case "bucket":
        if (!readRecords(events).has(number)) return undefined;
        return { words: `“${directory.bucket(number)}”`, href: `#bucket-${number}` };
      case "payout": {
        const payout = readPayouts(events).get(number);
        if (payout === undefined) return undefined;
        return { words: `payout from “${directory.bucket(payout.bucket)}”`, href: `#payout-${number}` };
      }
      case "fund":
        if (funds[number - 1] === undefined) return undefined;
        return { words: `match fund “${directory.fund(number)}”`, href: `#fund-${number}` };
      case "standing": {
        const budget = standing[number - 1];
        if (budget === undefined) return undefined;
        return { words: `standing budget “${directory.bucket(budget.bucket)}”`, href: `#standing-${number}` };
      }
      default:
        return undefined;
    }
  };
}
