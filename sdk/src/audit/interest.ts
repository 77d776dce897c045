import { accountOf } from "../accounts.ts";
import { ALL, capitalOf, interestOf, shareTermsOf } from "../books/shares.ts";
import type { InterestRecord } from "../books/shares.ts";
import { statuteOf } from "../books/statute.ts";
import type { CoopEvent } from "../events.ts";
import { balanceIn } from "../journal.ts";
import type { Check, Context } from "./context.ts";
import { count, date } from "./findings.ts";
import type { Findings } from "./findings.ts";

const INTEREST = 2n; // account of contracts/Shares.sol

/** Within its cap, for seconds that were paid for once, and to each member for the shares it held in each of them. */
export const interest: Check = {
  number: 16,
  title: "Interest kept to its cap, and follows from the shares that were held",
  begin: (context, findings) => {
    const claimed = new Map<number, number>(); // member => the first declaration that is not yet claimed
    let paid = 0n; // base units
    return {
      on: {
        InterestDeclared: (event) => checkDeclared(context, findings, event),
        InterestClaimed: (event) => {
          paid += event.args.amount;
          checkClaimed(context, findings, event, claimed);
        },
      },
      finish: async () => {
        const { books, amounts } = context;
        const { currency } = statuteOf(books);
        const all = [...books.interests.values()];
        const declared = all.reduce((sum, { amount }) => sum + amount, 0n);
        checkAccount(context, findings, declared - paid);
        await Promise.all([compareDeclared(context, findings, all), compareClaimed(context, findings, claimed)]);
        const told = `${amounts.say(declared, currency)} declared, ${amounts.say(paid, currency)} of them claimed`;
        findings.claim(
          "Rates, sums and parts follow from the terms and the shares held; what is not claimed is there.",
        );
        findings.fact(`${count(all.length, "declaration")} of interest: ${told}.`);
      },
    };
  },
};

/** The highest rate that may be declared: the same as `Shares.interestCapBps`. */
function capOf({ books }: Context): number {
  const { interestFloorBps, interestBaseBps, interestOverBaseBps } = shareTermsOf(books);
  return Math.max(interestFloorBps, interestBaseBps + interestOverBaseBps);
}

function checkDeclared(context: Context, findings: Findings, event: CoopEvent<"InterestDeclared">): void {
  const { books, amounts } = context;
  const { id, interest, amount } = event.args;
  const { from, to, rateBps, par } = interest;
  const before = books.interests.get(books.interests.size - 1);
  const expect = (holds: boolean, sentence: () => string): void => findings.expect(holds, sentence, event);
  const cap = capOf(context);
  expect(rateBps <= cap, () => `Interest ${id} is ${rateBps} basis points a year; at most ${cap} may be`);
  const isFit = from < to && to <= Number(event.blockTimestamp) && from >= (before?.to ?? 0);
  expect(isFit, () => `Interest ${id} is for ${date(from)} to ${date(to)}, which is not over, or was paid for before`);
  expect(
    par === capitalOf(books).par,
    () => `Interest ${id} is on par of ${par} base units; par was ${capitalOf(books).par}`,
  );
  const owed = interestOf(books, { id: Number(id), ...interest, amount }, ALL);
  const say = (sum: bigint): string => amounts.say(sum, statuteOf(books).currency);
  expect(amount === owed, () => `Interest ${id} is ${say(amount)}; on the shares held in that time it is ${say(owed)}`);
}

function checkClaimed(
  { books, amounts }: Context,
  findings: Findings,
  event: CoopEvent<"InterestClaimed">,
  claimed: Map<number, number>,
): void {
  const { number, claimedUntil, amount } = event.args;
  const [first, end] = [claimed.get(number) ?? 0, Number(claimedUntil)];
  claimed.set(number, end);
  let owed = 0n;
  for (let id = first; id < end; id++) {
    const declared = books.interests.get(id);
    if (declared !== undefined) owed += interestOf(books, declared, number);
  }
  const isFit = end >= first && end <= books.interests.size && amount === owed;
  const say = (sum: bigint): string => amounts.say(sum, statuteOf(books).currency);
  const wrong = (): string =>
    `Member ${number} was paid ${say(amount)} for interests ${first} to ${end - 1}; its part is ${say(owed)}`;
  findings.expect(isFit, wrong, event);
}

/** What is declared and not claimed is there. */
function checkAccount({ books, addresses, amounts }: Context, findings: Findings, unclaimed: bigint): void {
  const { currency } = statuteOf(books);
  const held = balanceIn(books.ledger, accountOf(addresses.shares, INTEREST), currency);
  const say = (sum: bigint): string => amounts.say(sum, currency);
  findings.expect(
    held === unclaimed,
    () => `Interest declared and not claimed is ${say(unclaimed)}; its account holds ${say(held)}.`,
  );
}

/* IN STORAGE */

async function compareDeclared({ storage, contracts }: Context, findings: Findings, all: readonly InterestRecord[]) {
  const [stored, ...amounts] = await Promise.all([
    storage.read(contracts.shares, "interestCount", []),
    ...all.map(({ id }) => storage.read(contracts.shares, "interestOf", [BigInt(id), 0n])),
  ]);
  findings.expect(
    stored === BigInt(all.length),
    () => `${all.length} interests were declared by the events, ${stored} by storage.`,
  );
  for (const [i, { id, amount }] of all.entries()) {
    const theirs = amounts[i]?.[1];
    const differ = (): string =>
      `Interest ${id} is ${amount} base units by the events, ${theirs} by the shares in storage.`;
    findings.expect(theirs === amount, differ);
  }
}

async function compareClaimed(
  { storage, contracts }: Context,
  findings: Findings,
  claimed: ReadonlyMap<number, number>,
) {
  const numbers = [...claimed.keys()];
  const stored = await Promise.all(
    numbers.map((number) => storage.read(contracts.shares, "claimedUntil", [BigInt(number)])),
  );
  for (const [i, number] of numbers.entries()) {
    const own = claimed.get(number);
    const differ = (): string =>
      `Member ${number} has claimed ${own} interests by the events, ${stored[i]} by storage.`;
    findings.expect(stored[i] === BigInt(own ?? 0), differ);
  }
}
