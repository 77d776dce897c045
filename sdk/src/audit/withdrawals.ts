import { accountOf } from "../accounts.ts";
import { lookup } from "../books/history.ts";
import { hasLeft, numberAt } from "../books/members.ts";
import { capitalOf, shareTermsOf } from "../books/shares.ts";
import type { WithdrawalRecord } from "../books/shares.ts";
import { statuteOf } from "../books/statute.ts";
import type { CoopEvent } from "../events.ts";
import { balanceIn } from "../journal.ts";
import type { Check, Context } from "./context.ts";
import { count, date } from "./findings.ts";
import type { Findings } from "./findings.ts";

const YEAR = 365 * 86_400; // seconds
const LONGEST_WAIT = 3 * YEAR; // of who has left, see contracts/Shares.sol
const FULL = 10_000n; // basis points
const REDEEMED = (1n << 256n) - 1n; // stands for the place of what a dissolved co-op redeems, which has none

/** Paid in the order asked for, after the notice, within the cap of the year and above the liquidity floor. */
export const withdrawals: Check = {
  number: 15,
  title: "Share withdrawals were paid in turn, after their notice and within the limits",
  begin: (context, findings) => {
    const { books } = context;
    const queue = new Queue(context);
    const locks = new Locks(context);
    const counts = { "in turn": 0, "to leavers after three years": 0, "redeemed at the dissolution": 0 };
    return {
      on: {
        SharesSubscribed: (event) => locks.note(event),
        WithdrawalRequested: (event) => {
          const problem = locks.problemOf(event);
          if (problem !== undefined) findings.fault(`Member ${event.args.number} ${problem}`, event);
        },
        SharesWithdrawn: (event) => {
          const found = queue.judge(event);
          if ("way" in found) counts[found.way]++;
          else
            findings.fault(
              `Withdrawal ${event.args.position} of member ${event.args.number} was paid ${found.problem}`,
              event,
            );
        },
      },
      finish: async () => {
        await compareQueue(context, findings);
        findings.claim("Nobody was passed over, and no limit was exceeded.");
        const told = Object.entries(counts)
          .map(([way, n]) => `${n} ${way}`)
          .join(", ");
        const waiting = [...books.withdrawals.values()].filter(({ left }) => left !== 0n).length;
        findings.fact(
          `${count(books.withdrawals.size, "withdrawal")} asked for, ${waiting} waiting; repayments: ${told}.`,
        );
      },
    };
  },
};

/* PAYING */

type Way = "in turn" | "to leavers after three years" | "redeemed at the dissolution";

/** The queue of withdrawals, at the time that the history has come to. */
class Queue {
  readonly #context: Context;
  #next = 0; // the first place that is not yet paid

  constructor(context: Context) {
    this.#context = context;
  }

  /** In which way shares were repaid, or what is wrong with it. */
  judge({ args, blockTimestamp }: CoopEvent<"SharesWithdrawn">): { way: Way } | { problem: string } {
    const { books } = this.#context;
    const now = Number(blockTimestamp);
    const { position, shares, number } = args;
    if (position === REDEEMED) {
      const isOver = statuteOf(books).dissolvedAt !== 0;
      return isOver ? { way: "redeemed at the dissolution" } : { problem: "as if the co-op had been dissolved" };
    }
    const withdrawal = books.withdrawals.get(Number(position));
    if (withdrawal === undefined || withdrawal.number !== number || withdrawal.left < shares) {
      return { problem: `for ${shares} shares, which nobody waited for` };
    }
    const problem = this.#problemOf(withdrawal, shares, now);
    if (problem === undefined) return { way: "in turn" };
    const isLeaver = hasLeft(books, number) && now >= withdrawal.askedAt + LONGEST_WAIT && shares === withdrawal.left;
    return isLeaver ? { way: "to leavers after three years" } : { problem };
  }

  /** What is wrong with paying these shares in turn. */
  #problemOf({ position, payableFrom }: WithdrawalRecord, shares: bigint, now: number): string | undefined {
    const { books } = this.#context;
    const first = this.#first();
    if (first !== position) return `before withdrawal ${first}, which was asked for earlier`;
    if (now < payableFrom) return `on ${date(now)}, before its notice was over on ${date(payableFrom)}`;
    if (capitalOf(books).isSuspended) return "while repayment was suspended";
    if (statuteOf(books).dissolvedAt !== 0) return "after the dissolution";
    const [year, liquid] = [this.#roomOfYear(now), this.#roomAboveFloor()];
    if (year !== undefined && shares > year) return `beyond the cap of the year, which left ${year} shares`;
    return shares > liquid ? `below the liquidity floor, which left ${liquid} shares` : undefined;
  }

  #first(): number {
    const { withdrawals } = this.#context.books;
    while (withdrawals.get(this.#next)?.left === 0n) this.#next++;
    return this.#next;
  }

  /** Shares that the cap of this year leaves; undefined where there is none. Years are counted from the founding. */
  #roomOfYear(now: number): bigint | undefined {
    const { books } = this.#context;
    const cap = BigInt(shareTermsOf(books).yearlyCapBps);
    if (cap === FULL) return undefined;
    const yearBegan = now - ((now - capitalOf(books).foundedAt) % YEAR);
    const opening = lookup(books.issues, yearBegan - 1) ?? { shares: 0n, repaid: 0n };
    const left = (opening.shares * cap) / FULL - (capitalOf(books).repaid - opening.repaid);
    return left > 0n ? left : 0n;
  }

  /** Shares that can be repaid while the general fund and the capital together keep what they must. */
  #roomAboveFloor(): bigint {
    const { books, addresses } = this.#context;
    const { par, issued } = capitalOf(books);
    const fund = balanceIn(books.ledger, accountOf(addresses.executor, 0n), statuteOf(books).currency);
    const liquid = fund + issued * par;
    const floor = shareTermsOf(books).liquidityFloor;
    return liquid <= floor ? 0n : (liquid - floor) / par;
  }
}

/* ASKING */

/** Which shares are still locked, at the time that the history has come to. */
class Locks {
  readonly #context: Context;
  readonly #fresh = new Map<number, { shares: bigint; until: number }>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** Shares bought before the lock of others is over are locked with them. */
  note({ args: { number, shares }, blockTimestamp }: CoopEvent<"SharesSubscribed">): void {
    const now = Number(blockTimestamp);
    const before = this.#fresh.get(number);
    const locked = before !== undefined && now < before.until ? before.shares : 0n;
    this.#fresh.set(number, { shares: locked + shares, until: now + shareTermsOf(this.#context.books).lock });
  }

  /** What is wrong with asking for these shares: a member keeps the minimum of its class, and locked shares. */
  problemOf({ args, blockTimestamp }: CoopEvent<"WithdrawalRequested">): string | undefined {
    const { books } = this.#context;
    const { number, shares, payableFrom } = args;
    const now = Number(blockTimestamp);
    const { shares: held, queued } = books.holdings.get(number) ?? { shares: 0n, queued: 0n };
    const left = held - queued;
    const least = this.#leastOf(number);
    if (left < shares + least) return `asked for ${shares} of ${left} shares back, and must keep ${least}`;
    const fresh = this.#fresh.get(number);
    const locked = fresh !== undefined && now < fresh.until ? fresh.shares : 0n;
    if (left < shares + locked) return `asked for ${shares} of ${left} shares back, of which ${locked} were locked`;
    const due = now + shareTermsOf(books).notice;
    return Number(payableFrom) === due
      ? undefined
      : `is to be paid from ${date(payableFrom)}; its notice is over on ${date(due)}`;
  }

  /** Nothing binds who has left, or a number that its wallet carried before. */
  #leastOf(number: number): bigint {
    const { books } = this.#context;
    const member = books.members.get(number);
    const isMember = member !== undefined && member.leftAt === 0 && numberAt(books, member.wallet) === number;
    return isMember ? BigInt(books.classes.get(member.class)?.minShares ?? 0) : 0n;
  }
}

/* IN STORAGE */

async function compareQueue({ books, storage, contracts }: Context, findings: Findings): Promise<void> {
  const all = [...books.withdrawals.values()];
  const [asked, isSuspended, ...stored] = await Promise.all([
    storage.read(contracts.shares, "withdrawalCount", []),
    storage.read(contracts.shares, "isSuspended", []),
    ...all.map(({ position }) => storage.read(contracts.shares, "withdrawalOf", [BigInt(position)])),
  ]);
  findings.expect(
    asked === BigInt(all.length),
    () => `${all.length} withdrawals were asked for by the events, ${asked} by storage.`,
  );
  const suspended = (): string => "Whether repayment is suspended differs between events and storage.";
  findings.expect(isSuspended === capitalOf(books).isSuspended, suspended);
  for (const [i, { position, number, left }] of all.entries()) {
    const theirs = stored[i];
    const isSame = theirs?.number === number && BigInt(theirs.shares) === left;
    const [own, other] = [`${left} of member ${number}`, `${theirs?.shares} of member ${theirs?.number}`];
    const differ = (): string => `Withdrawal ${position} waits for ${own} shares by the events, ${other} by storage.`;
    findings.expect(isSame, differ);
  }
}
