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
import { causeOf, holderOf, numberOf, OUTSIDE } from "../../../sdk/src/accounts.ts";

type Entry = CoopEvent<"Entry">["args"];

const CAUSE_BITS = 248; // of a number in a reference
const CONTRIBUTION = 0; // `Purpose` of contracts/lib/Money.sol

/**
 * Whether the co-op's own contracts chose the reference. Who gives something may add any reference, and an owner of an
 * account too: what they say could imitate a cause, and is shown as theirs.
 */
function isOurs({ from, purpose }: Entry, { addresses }: Coop): boolean {
  if (numberOf(from) === OUTSIDE) return purpose !== CONTRIBUTION;
  return Object.values(addresses).some((address) => address.toLowerCase() === holderOf(from));
}

/** What an entry of the journal refers to, in words, and where on this page that is. */
export function useCause(entry: Entry): { words: string; href?: string; title?: string } | undefined {
  const coop = useCoop();
  const describe = useDescription();
  if (BigInt(entry.ref) === 0n) return undefined;
  const described = isOurs(entry, coop) ? describe(causeOf(entry.ref)) : undefined;
  return described ?? { words: `reference ${short(entry.ref)}`, title: entry.ref };
}

/** Gives nothing for what is not there: then the reference only looked like one. */
function useDescription() {
  const directory = useDirectory();
  const { events } = useSnapshot();
  const { funds, standing } = useFunds();
  return ({ cause, number: id }: ReturnType<typeof causeOf>): { words: string; href?: string } | undefined => {
    if (cause === "Proposal") {
      const found = readProposals(events).find((proposal) => BigInt.asUintN(CAUSE_BITS, proposal.id) === id);
      return found === undefined ? undefined : { words: `by decision “${found.title}”`, href: `#vote-${found.id}` };
    }
    if (id > 0xffffffffn) return undefined;
    const number = Number(id);
    switch (cause) {
      case "Member":
        if (directory.register.byNumber(number) === undefined) return undefined;
        return { words: directory.member(number), href: `#member-${number}` };
      case "Withdrawal":
        return { words: `withdrawal of shares no. ${number}` };
      case "Interest":
        return { words: `interest no. ${number}` };
      case "Round":
        if (!readRoundPlans(events).has(number)) return undefined;
        return { words: directory.round(number), href: `#round-${number}` };
      case "Bucket":
        if (!readRecords(events).has(number)) return undefined;
        return { words: `“${directory.bucket(number)}”`, href: `#bucket-${number}` };
      case "Payout": {
        const payout = readPayouts(events).get(number);
        if (payout === undefined) return undefined;
        return { words: `payout from “${directory.bucket(payout.bucket)}”`, href: `#payout-${number}` };
      }
      case "Fund":
        if (funds[number - 1] === undefined) return undefined;
        return { words: `match fund “${directory.fund(number)}”`, href: `#fund-${number}` };
      case "StandingBudget": {
        const budget = standing[number - 1];
        if (budget === undefined) return undefined;
        return { words: `standing budget “${directory.bucket(budget.bucket)}”`, href: `#standing-${number}` };
      }
      default:
        return undefined;
    }
  };
}
