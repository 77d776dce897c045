import type { CoopEvent } from "../events.ts";
import type { Context } from "./context.ts";
import type { Findings } from "./findings.ts";
import type { Watch } from "./walk.ts";

/** Follows match funds: for one funder, for one bucket, in time, and no more than was given. */
export class Matching {
  gifts = 0;
  readonly #context: Context;
  readonly #findings: Findings;
  readonly #inBucket = new Map<bigint, bigint>();
  readonly #forFunder = new Map<string, bigint>();
  #gift?: CoopEvent<"BucketFilled">; // that may be matched next

  constructor(context: Context, findings: Findings) {
    [this.#context, this.#findings] = [context, findings];
  }

  on(): NonNullable<Watch["on"]> {
    return {
      BucketFilled: (event) => void (this.#gift = event),
      GiftMatched: (event) => this.#match(event),
    };
  }

  #match(event: CoopEvent<"GiftMatched">): void {
    this.gifts++;
    const { fund: number, bucket, funder, amount } = event.args;
    const fund = this.#context.books.funds.get(Number(number));
    if (fund === undefined)
      return this.#findings.fault(`Fund ${number} matched a gift, and nobody had opened it`, event);
    const { terms } = fund;
    const key = `${bucket}/${funder}`;
    const inBucket = (this.#inBucket.get(bucket) ?? 0n) + amount;
    const forFunder = (this.#forFunder.get(key) ?? 0n) + amount;
    this.#inBucket.set(bucket, inBucket);
    this.#forFunder.set(key, forFunder);
    const say = (sum: bigint): string => this.#context.amounts.say(sum, terms.asset);
    const expect = (holds: boolean, what: string): void =>
      this.#findings.expect(holds, () => `Fund ${number} added ${say(amount)} to bucket ${bucket}, ${what}`, event);
    const gift = this.#gift?.args;
    const given = gift !== undefined && gift.bucket === bucket && gift.funder === funder ? gift.amount : 0n;
    expect(amount <= given, `for a gift of ${say(given)}`);
    expect(forFunder <= terms.perFunder, `${say(forFunder)} for one funder, of ${say(terms.perFunder)} at most`);
    expect(inBucket <= terms.perBucket, `${say(inBucket)} altogether, of ${say(terms.perBucket)} at most`);
    expect(Number(event.blockTimestamp) < terms.until, "after its time");
    expect(fund.buckets.includes(Number(bucket)), "which it was not assigned to");
  }
}
