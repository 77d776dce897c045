import type { Hex } from "viem";
import { accountOf } from "../accounts.ts";
import { capitalOf } from "../books/shares.ts";
import type { HoldingRecord } from "../books/shares.ts";
import { statuteOf } from "../books/statute.ts";
import type { CoopEvent } from "../events.ts";
import { balanceIn } from "../journal.ts";
import type { Check, Context } from "./context.ts";
import { count } from "./findings.ts";
import type { Findings } from "./findings.ts";

/** The capital account is par times the shares after every transaction; whoever bought shares held no more than may. */
export const capital: Check = {
  number: 14,
  title: "Share capital is par times the shares, and nobody bought more than may be held",
  begin: (context, findings) => {
    const { books } = context;
    let [bought, cancelled] = [0n, 0n]; // shares
    let last: CoopEvent | undefined; // that changed capital in this transaction
    return {
      on: {
        SharesSubscribed: (event) => {
          [bought, last] = [bought + event.args.shares, event];
          checkHolding(context, findings, event);
        },
        SharesWithdrawn: (event) => {
          [cancelled, last] = [cancelled + event.args.shares, event];
          const held = books.holdings.get(event.args.number)?.shares ?? 0n;
          const { number, shares } = event.args;
          findings.expect(
            shares <= held,
            () => `Member ${number} had ${shares} shares repaid, and held ${held}`,
            event,
          );
        },
        ParSet: (event) => {
          const before = capitalOf(books).par;
          const isLower = before === 0n || event.args.par < before;
          findings.expect(isLower, () => `Par was raised from ${before} to ${event.args.par} base units`, event);
          last = event;
        },
      },
      endTransaction: () => {
        if (last !== undefined) checkCapital(context, findings, last);
        last = undefined;
      },
      finish: async () => {
        const { issued } = capitalOf(books);
        const told = `${bought} shares bought less ${cancelled} repaid make ${bought - cancelled}`;
        findings.expect(bought - cancelled === issued, () => `${told}, and members hold ${issued}.`);
        await compare(context, findings);
        findings.fact(`${told}.`);
        findings.claim(
          "Share capital was par times the shares after every transaction; storage has the same holdings.",
        );
      },
    };
  },
};

/** What a member holds after buying lies within the bounds of its class at that time. */
function checkHolding({ books }: Context, findings: Findings, event: CoopEvent<"SharesSubscribed">): void {
  const { number, shares } = event.args;
  const member = books.members.get(number);
  if (member === undefined || member.leftAt !== 0)
    return findings.fault(`${number} bought shares, and is no member`, event);
  const held = (books.holdings.get(number)?.shares ?? 0n) + shares;
  const bounds = books.classes.get(member.class);
  const [least, most] = [bounds?.minShares ?? 0, bounds?.maxShares ?? 0];
  const isWithin = held >= BigInt(least) && held <= BigInt(most);
  const outside = (): string =>
    `Member ${number} bought shares and held ${held}; class ${member.class} may hold ${least} to ${most}`;
  findings.expect(isWithin, outside, event);
}

const capitalAccount = ({ addresses }: Context): Hex => accountOf(addresses.shares, 0n);

function checkCapital(context: Context, findings: Findings, event?: CoopEvent): void {
  const { books, amounts } = context;
  const { currency } = statuteOf(books);
  const { par, issued } = capitalOf(books);
  const held = balanceIn(books.ledger, capitalAccount(context), currency);
  const say = (amount: bigint): string => amounts.say(amount, currency);
  const differ = (): string =>
    `Share capital is ${say(held)}; ${issued} shares at ${say(par)} are ${say(par * issued)}`;
  findings.expect(held === par * issued, differ, event);
}

async function compare(context: Context, findings: Findings): Promise<void> {
  const { books, storage, contracts, amounts } = context;
  const holdings = [...books.holdings.values()];
  const [totalSupply, par] = await Promise.all([
    storage.read(contracts.shares, "totalSupply", []),
    storage.read(contracts.shares, "par", []),
    ...holdings.map((holding) => compareHolding(context, findings, holding)),
  ]);
  const own = capitalOf(books);
  findings.expect(
    totalSupply === own.issued,
    () => `There are ${own.issued} shares by the events, ${totalSupply} by storage.`,
  );
  findings.expect(par === own.par, () => `Par is ${own.par} base units by the events, ${par} by storage.`);
  checkCapital(context, findings);
  const { currency } = statuteOf(books);
  const capital = amounts.say(balanceIn(books.ledger, capitalAccount(context), currency), currency);
  const holders = holdings.filter(({ shares }) => shares !== 0n).length;
  const at = `${own.issued} shares of ${count(holders, "member")} at ${amounts.say(own.par, currency)}`;
  findings.fact(`Share capital is ${capital}: ${at}.`);
}

async function compareHolding(
  { storage, contracts }: Context,
  findings: Findings,
  holding: HoldingRecord,
): Promise<void> {
  const { number, shares, queued } = holding;
  const [storedShares, storedQueued] = await storage.read(contracts.shares, "sharesOf", [BigInt(number)]);
  const isSame = storedShares === shares && storedQueued === queued;
  const tell = (shares: bigint, queued: bigint): string =>
    `${count(shares, "share")}, ${queued} of them waiting to be repaid`;
  const differ = (): string =>
    `Member ${number} has ${tell(shares, queued)}, by the events; ${tell(storedShares, storedQueued)}, by storage.`;
  findings.expect(isSame, differ);
}
