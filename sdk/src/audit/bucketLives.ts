import { accountOf, OUTSIDE } from "../accounts.ts";
import { unspentOf } from "../books/buckets.ts";
import type { PurseRecord } from "../books/buckets.ts";
import type { CoopEvent, EntryEvent } from "../events.ts";
import { BUCKET_STATES } from "../names.ts";
import type { Context } from "./context.ts";
import { date } from "./findings.ts";
import type { Findings } from "./findings.ts";
import type { Watch } from "./walk.ts";

const FUNDED = BUCKET_STATES.indexOf("Funded");
const NO_LIMIT = (1n << 96n) - 1n; // base units: the maximum of a standing bucket

/** Follows buckets as they are filled, decided, and give back. */
export class BucketLives {
  readonly #context: Context;
  readonly #findings: Findings;
  readonly #claimed = new Map<number, bigint>(); // of what was filled, the parts of those who took theirs back
  readonly #returned = new Set<number>(); // buckets whose round took its part back
  #last?: EntryEvent;

  constructor(context: Context, findings: Findings) {
    [this.#context, this.#findings] = [context, findings];
  }

  on(): NonNullable<Watch["on"]> {
    return {
      Entry: (event) => void (this.#last = event),
      BucketFilled: (event) => this.#fill(event),
      BucketSettled: (event) => this.#settle(event),
      FunderRefunded: (event) => this.#refund(event),
    };
  }

  #purseOf(event: CoopEvent<"BucketFilled" | "BucketSettled" | "FunderRefunded">): PurseRecord | undefined {
    const { bucket } = event.args;
    const purse = this.#context.books.purses.get(Number(bucket));
    if (purse === undefined) this.#findings.fault(`${event.eventName}: there is no bucket ${bucket}`, event);
    return purse;
  }

  /** While it is open, or after it reached its minimum and before its second deadline; never above its maximum. */
  #fill(event: CoopEvent<"BucketFilled">): void {
    const purse = this.#purseOf(event);
    if (purse === undefined) return;
    this.#checkEntry(purse, event);
    const { bucket, state, raised, fromRound, max, deadline, secondDeadline } = purse;
    const isOpen = state === "Open" || state === "Funded";
    this.#findings.expect(isOpen, () => `Bucket ${bucket} was filled, and it was ${state}`, event);
    const over = (): string => `Bucket ${bucket} was filled above its maximum of ${max} base units`;
    this.#findings.expect(raised + fromRound + event.args.amount <= max, over, event);
    const until = state === "Open" ? deadline : secondDeadline;
    const isInTime = max === NO_LIMIT || Number(event.blockTimestamp) < until;
    this.#findings.expect(isInTime, () => `Bucket ${bucket} was filled after ${date(until)}`, event);
  }

  /** What a funder gives was entered just before; what a fund gives, it tells itself. */
  #checkEntry({ bucket, asset }: PurseRecord, event: CoopEvent<"BucketFilled">): void {
    const { funder, amount } = event.args;
    const { addresses } = this.#context;
    if (funder === addresses.funds) return;
    const last = this.#last?.transactionHash === event.transactionHash ? this.#last.args : undefined;
    const isEntered =
      last?.from === accountOf(funder, OUTSIDE) &&
      last.to === accountOf(addresses.buckets, BigInt(bucket)) &&
      last.amount === amount &&
      last.asset === asset;
    const other = (): string =>
      `By its event ${funder} put ${amount} base units into bucket ${bucket}, and the journal says otherwise`;
    this.#findings.expect(isEntered, other, event);
  }

  /** A campaign is decided by its minimum, when its time is over, it is full, or it has its minimum. */
  #settle(event: CoopEvent<"BucketSettled">): void {
    const purse = this.#purseOf(event);
    if (purse === undefined || purse.round !== 0 || purse.max === NO_LIMIT) return; // rounds: see check 12
    const { bucket, raised, min, max, deadline } = purse;
    const isFunded = raised >= min;
    const wrong = (): string =>
      `Bucket ${bucket} has ${raised} of ${min} base units, and was settled as ${BUCKET_STATES[event.args.state]}`;
    this.#findings.expect(isFunded === (event.args.state === FUNDED) && event.args.fromRound === 0n, wrong, event);
    const isDue = isFunded || raised === max || Number(event.blockTimestamp) >= deadline;
    this.#findings.expect(isDue, () => `Bucket ${bucket} was settled before ${date(deadline)}`, event);
  }

  /** Each takes back the difference of two running totals that are rounded down, as `Buckets._refund` does. */
  #refund(event: CoopEvent<"FunderRefunded">): void {
    const purse = this.#purseOf(event);
    if (purse === undefined) return;
    const { bucket } = purse;
    const [total, unspent] = [purse.raised + purse.fromRound, unspentOf(purse)];
    const given = this.#givenBy(purse, event);
    const before = this.#claimed.get(bucket) ?? 0n;
    this.#claimed.set(bucket, before + given);
    const part = total === 0n ? 0n : ((before + given) * unspent) / total - (before * unspent) / total;
    const wrong = (): string =>
      `Bucket ${bucket} gave ${event.args.amount} base units back to ${event.args.funder}, whose part is ${part}`;
    this.#findings.expect(given !== 0n && event.args.amount === part, wrong, event);
  }

  #givenBy({ bucket, fromRound }: PurseRecord, { args: { funder } }: CoopEvent<"FunderRefunded">): bigint {
    const { books, addresses } = this.#context;
    if (funder === addresses.rounds && !this.#returned.has(bucket)) {
      this.#returned.add(bucket);
      return fromRound;
    }
    return books.fillings.get(books.fillingNumbers.get(`${bucket}/${funder}`) ?? 0)?.amount ?? 0n;
  }
}
