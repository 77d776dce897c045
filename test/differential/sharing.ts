/** What the chain answers with this custom error and these arguments. */
export class Refused extends Error {
  readonly args: (number | bigint)[];

  constructor(error: string, args: (number | bigint)[]) {
    super(error);
    this.args = args;
  }
}

/** A member as a round finds it. */
export interface Sharer {
  number: number;
  class: number; // at the snapshot, as its votes
  votes: number;
  isCounted: boolean; // it was on the register at the snapshot
  hasLeft: boolean; // since the snapshot, or before
}

export interface Terms {
  round: number;
  pool: bigint; // base units, at the opening
  unit: bigint;
  allowance: "Equal" | "ByClass" | "ByRoll";
  cap: number; // units that a member may put into a bucket; 0: any number
  weights: number[]; // basis points, by class
  roll: ReadonlyMap<number, number>; // units by number, of a round by roll
}

interface SharedBucket {
  min: bigint;
  max: bigint;
  raised: bigint; // from funders
  isCancelled: boolean;
}

export type List = [bucket: number, units: number][];

/**
 * A round by the book: every figure is added up anew from what members said last. It knows nothing of words, tallies
 * and snapshots, and tells what would be refused and why.
 */
export class SharedRound {
  readonly buckets = new Map<number, SharedBucket>();
  readonly said = new Map<number, List>();
  pool: bigint;
  readonly #terms: Terms;
  readonly #votes: Map<number, bigint>; // of each class, counted when the round opens
  readonly #people: ReadonlyMap<number, Sharer>;

  constructor(terms: Terms, people: Sharer[]) {
    this.#terms = terms;
    this.pool = terms.pool;
    this.#people = new Map(people.map((p) => [p.number, p]));
    this.#votes = new Map();
    for (const { class: c, votes, isCounted } of people) {
      if (isCounted) this.#votes.set(c, (this.#votes.get(c) ?? 0n) + BigInt(votes));
    }
  }

  /** In units; 0 for who takes no part. */
  allowanceOf(number: number): bigint {
    const { allowance, unit, weights, roll } = this.#terms;
    if (allowance === "ByRoll") return BigInt(roll.get(number) ?? 0);
    const { isCounted, hasLeft, votes, class: c } = this.#people.get(number)!;
    if (!isCounted || hasLeft) return 0n;
    const sum = (all: Iterable<bigint>): bigint => [...all].reduce((a, b) => a + b, 0n);
    if (allowance === "Equal") return (this.pool * BigInt(votes)) / (sum(this.#votes.values()) * unit);
    const whole = sum([...this.#votes.keys()].map((each) => BigInt(weights[each]!)));
    if (weights[c] === 0) return 0n;
    return (this.pool * BigInt(weights[c]!) * BigInt(votes)) / (whole * this.#votes.get(c)! * unit);
  }

  /** Units that all members together put into a bucket now. */
  unitsIn(bucket: number, without?: number): bigint {
    let total = 0n;
    for (const [number, list] of this.said) {
      if (number !== without) for (const [each, units] of list) if (each === bucket) total += BigInt(units);
    }
    return total;
  }

  /** Units that all members allocate, also to buckets that were cancelled since. */
  allocated(without?: number): bigint {
    let total = 0n;
    for (const [number, list] of this.said) if (number !== without) total += sumOf(list);
    return total;
  }

  roomIn(bucket: number): bigint {
    const { max, raised } = this.buckets.get(bucket)!;
    return (max - raised) / this.#terms.unit;
  }

  /** Whether member `number` may allocate at all. */
  admits(number: number): boolean {
    const { isCounted, hasLeft } = this.#people.get(number)!;
    return isCounted && !hasLeft;
  }

  allocate(number: number, list: List): void {
    const { allowance, unit, cap } = this.#terms;
    let last = 0;
    for (const [bucket, units] of list) {
      this.#refuseUnless(bucket > last, "BucketsNotRising", bucket);
      this.#refuseUnless(units > 0, "NoUnits", bucket);
      this.#refuseUnless(cap === 0 || units <= cap, "OverCap", bucket, units, cap);
      last = bucket;
      const isOpen = this.buckets.get(bucket)?.isCancelled === false;
      this.#refuseUnless(isOpen, "BucketNotInRound", this.#terms.round, bucket);
      const [room, total] = [this.roomIn(bucket), this.unitsIn(bucket, number) + BigInt(units)];
      this.#refuseUnless(total <= room, "RoomTaken", bucket, room * unit, total * unit);
    }
    const sum = sumOf(list);
    this.#refuseUnless(sum <= this.allowanceOf(number), "OverAllowance", sum, this.allowanceOf(number));
    const [all, most] = [this.allocated(number) + sum, this.pool / unit];
    this.#refuseUnless(allowance !== "ByRoll" || all <= most, "OverPool", all, most);
    this.said.set(number, list);
  }

  fill(bucket: number, amount: bigint): void {
    const filled = this.buckets.get(bucket)!;
    const room = filled.max - filled.raised;
    this.#refuseUnless(amount <= room, "BucketFull", bucket, room, amount);
    const [rest, taken] = [room - amount, this.unitsIn(bucket)];
    const { unit } = this.#terms;
    this.#refuseUnless(taken <= rest / unit, "RoomTaken", bucket, rest, taken * unit);
    filled.raised += amount;
  }

  /** What members gave to each bucket that reached its minimum, in base units. */
  result(): Map<number, bigint> {
    const given = new Map<number, bigint>();
    for (const [bucket, { min, raised, isCancelled }] of this.buckets) {
      const allocated = this.unitsIn(bucket) * this.#terms.unit;
      if (!isCancelled && raised + allocated >= min) given.set(bucket, allocated);
    }
    return given;
  }

  #refuseUnless(condition: boolean, error: string, ...args: (number | bigint)[]): void {
    if (!condition) throw new Refused(error, args);
  }
}

const sumOf = (list: List): bigint => list.reduce((sum, [, units]) => sum + BigInt(units), 0n);
