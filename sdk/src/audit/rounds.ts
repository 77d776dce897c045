import { accountOf } from "../accounts.ts";
import { electoratesAt, hasLeft } from "../books/members.ts";
import { allocatedTo, allowanceOf } from "../books/rounds.ts";
import type { RoundRecord } from "../books/rounds.ts";
import type { CoopEvent } from "../events.ts";
import { balanceIn } from "../journal.ts";
import { ALLOWANCES, BUCKET_STATES } from "../names.ts";
import { wordOf } from "../rules.ts";
import type { Context } from "./context.ts";
import { count, date } from "./findings.ts";
import type { Findings } from "./findings.ts";
import { tenureOf } from "./payouts.ts";
import type { Watch } from "./walk.ts";

const FUNDED = BUCKET_STATES.indexOf("Funded");

/** Follows rounds: what members may share out, what they did, and where it went. */
export class RoundsWatch {
  readonly #context: Context;
  readonly #findings: Findings;
  #ballots = 0;

  constructor(context: Context, findings: Findings) {
    [this.#context, this.#findings] = [context, findings];
  }

  on(): NonNullable<Watch["on"]> {
    return {
      RoundOpened: (event) => this.#open(event),
      Allocated: (event) => {
        this.#ballots++;
        const problem = this.#problemOfBallot(event);
        const who = `Member ${event.args.number} in round ${event.args.round}`;
        if (problem !== undefined) this.#findings.fault(`${who} ${problem}`, event);
      },
      BucketSettled: (event) => this.#settle(event),
      RoundFinished: (event) => this.#finish(event),
    };
  }

  /** The pool is what the resolution gave; whoever takes part was there a tenure before, or at the founding. */
  #open(event: CoopEvent<"RoundOpened">): void {
    const { round, pool, core, carried, snapshot, opensAt, closesAt, plan } = event.args;
    const [now, tenure] = [Number(event.blockTimestamp), tenureOf(this.#context.books)];
    const foundedAt = Number(this.#context.found.founding.blockTimestamp) - 1; // as the register counts
    const before = now - 1 < foundedAt + tenure ? Math.min(now - 1, foundedAt) : now - 1 - tenure;
    const expect = (holds: boolean, what: string): void =>
      this.#findings.expect(holds, () => `Round ${round} was opened ${what}`, event);
    expect(
      pool === plan.budget - core + carried,
      "with a pool that is not budget, less core expenses, and what was carried over",
    );
    expect(Number(snapshot) === before, `for who was a member on ${date(snapshot)}, and not on ${date(before)}`);
    const isRight = Number(opensAt) === now + plan.ideaTime && Number(closesAt) === Number(opensAt) + plan.duration;
    expect(isRight, "for other times than those resolved");
  }

  /* ALLOCATING */

  #problemOfBallot({ args, blockTimestamp }: CoopEvent<"Allocated">): string | undefined {
    const { books } = this.#context;
    const round = books.rounds.get(Number(args.round));
    if (round === undefined) return "allocated, and there is no such round";
    const now = Number(blockTimestamp);
    if (now < round.opensAt || now >= round.closesAt) return "allocated while the round was not open";
    if (hasLeft(books, args.number)) return "allocated, and is no member";
    const total = args.allocations.reduce((sum, { units }) => sum + BigInt(units), 0n);
    const allowance = this.#allowanceOf(round, args.number);
    if (total > allowance) return `allocated ${total} units, and may allocate ${allowance}`;
    const { capPerBucket } = round.plan;
    const over = args.allocations.find(({ units }) => capPerBucket !== 0 && units > capPerBucket);
    if (over !== undefined) return `allocated ${over.units} units to bucket ${over.bucket}, of ${capPerBucket} at most`;
    const stray = args.allocations.find(({ bucket }) => !this.#isOpenIn(round, bucket));
    return stray === undefined ? undefined : `allocated to bucket ${stray.bucket}, which is not open in it`;
  }

  /** Which allowance a roll gives is not in the logs: there, the whole pool is the limit. */
  #allowanceOf(round: RoundRecord, number: number): bigint {
    if (isByRoll(round)) return round.pool / round.plan.unit;
    const wallet = this.#context.books.members.get(number)?.wallet;
    return wallet === undefined ? 0n : allowanceOf(this.#context.books, round, wallet);
  }

  #isOpenIn({ number }: RoundRecord, bucket: number): boolean {
    const purse = this.#context.books.purses.get(bucket);
    return purse?.round === number && purse.state === "Open";
  }

  /* SETTLING */

  /** A bucket of a round is funded if funders and members together reach its minimum. */
  #settle(event: CoopEvent<"BucketSettled">): void {
    const { books } = this.#context;
    const { bucket, state, fromRound, raised } = event.args;
    const purse = books.purses.get(Number(bucket));
    if (purse === undefined || purse.round === 0) return;
    const allocated = allocatedTo(books, Number(bucket));
    const isFunded = purse.raised + allocated >= purse.min;
    const isRight =
      isFunded === (state === FUNDED) && fromRound === (isFunded ? allocated : 0n) && raised === purse.raised;
    const has = `${purse.raised} base units from funders and ${allocated} from members, of ${purse.min} that it needs`;
    const settled = `was settled as ${BUCKET_STATES[state]} with ${fromRound} of the members`;
    const wrong = (): string => `Bucket ${bucket} has ${has}, and ${settled}`;
    this.#findings.expect(isRight, wrong, event);
    const closesAt = books.rounds.get(purse.round)?.closesAt ?? 0;
    const isOver = Number(event.blockTimestamp) >= closesAt;
    this.#findings.expect(isOver, () => `Bucket ${bucket} was settled before its round had closed`, event);
  }

  /** What is left is the pool less what buckets got. */
  #finish(event: CoopEvent<"RoundFinished">): void {
    const { books, amounts } = this.#context;
    const round = books.rounds.get(Number(event.args.round));
    if (round === undefined)
      return this.#findings.fault(`Round ${event.args.round} ended, and nobody had opened it`, event);
    const rest = round.pool - this.#givenBy(round);
    const say = (sum: bigint): string => amounts.say(sum, round.asset);
    const wrong = (): string =>
      `Round ${round.number} leaves ${say(event.args.rest)}; its pool less what buckets got is ${say(rest)}`;
    this.#findings.expect(event.args.rest === rest, wrong, event);
  }

  #givenBy({ number }: RoundRecord): bigint {
    const purses = [...this.#context.books.purses.values()];
    return purses.filter(({ round }) => round === number).reduce((sum, { fromRound }) => sum + fromRound, 0n);
  }

  /* IN STORAGE */

  async finish(): Promise<void> {
    const { books } = this.#context;
    const rounds = [...books.rounds.values()];
    await Promise.all([
      ...rounds.map((round) => this.#compareRound(round)),
      ...[...books.shareOuts.values()].map((tally) => this.#compareTally(tally)),
    ]);
    const byRoll = rounds.filter(isByRoll).length;
    const rolls =
      byRoll === 0 ? "" : `; in ${byRoll} a roll gives the allowances, which the chain checks and logs do not tell`;
    this.#findings.fact(`${count(rounds.length, "round")} with ${count(this.#ballots, "ballot")}${rolls}.`);
  }

  async #compareRound(round: RoundRecord): Promise<void> {
    const { books, storage, contracts, amounts, addresses } = this.#context;
    const stored = await storage.read(contracts.rounds, "roundOf", [BigInt(round.number)]);
    const electorate = isByRoll(round) ? 0n : wordOf(electoratesAt(books, round.snapshot));
    const isSame =
      stored.pool === round.pool &&
      stored.closesAt === round.closesAt &&
      stored.isFinished === (round.finishedAt !== 0) &&
      stored.electorate === electorate;
    this.#findings.expect(isSame, () => `Round ${round.number} is not in storage as the events tell it.`);
    const left = round.finishedAt === 0 ? round.pool - this.#givenBy(round) : 0n;
    const held = balanceIn(books.ledger, accountOf(addresses.rounds, BigInt(round.number)), round.asset);
    const say = (sum: bigint): string => amounts.say(sum, round.asset);
    this.#findings.expect(
      held === left,
      () => `Round ${round.number} holds ${say(held)}; its pool less what buckets got is ${say(left)}.`,
    );
  }

  async #compareTally({
    bucket,
    round,
    units,
    members,
  }: {
    bucket: number;
    round: number;
    units: bigint;
    members: number;
  }) {
    const { storage, contracts } = this.#context;
    const stored = await storage.read(contracts.rounds, "tallyOf", [BigInt(round), BigInt(bucket)]);
    const isSame = stored.units === units && stored.members === BigInt(members);
    const tell = (units: bigint, members: number | bigint): string => `${units} units by ${count(members, "member")}`;
    const [own, other] = [tell(units, members), tell(stored.units, stored.members)];
    const differ = (): string => `Bucket ${bucket} of round ${round} has ${own} by the events, ${other} by storage.`;
    this.#findings.expect(isSame, differ);
  }
}

const isByRoll = ({ plan }: RoundRecord): boolean => ALLOWANCES[plan.allowance] === "ByRoll";
