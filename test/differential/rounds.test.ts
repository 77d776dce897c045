import { expect } from "chai";
import type { Signer } from "ethers";
import { id } from "ethers";
import { network } from "hardhat";
import { days } from "../../scripts/charter.ts";
import { accountOf } from "../../sdk/src/accounts.ts";
import { bucketState } from "../../scripts/plans.ts";
import { actingAs, newWallets } from "../helpers/acting.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { fillIntake, openBucket, openRound } from "../helpers/budgets.ts";
import { expectError } from "../helpers/expect.ts";
import { revise } from "../helpers/register.ts";
import { treeOfShares } from "../helpers/roll.ts";
import type { RollShare } from "../helpers/roll.ts";
import { foundSomerset, past, USERS, WORKERS } from "../helpers/somerset.ts";
import { Random } from "./random.ts";
import { Refused, SharedRound } from "./sharing.ts";
import type { List, Sharer, Terms } from "./sharing.ts";

// FUZZ_SEED and FUZZ_ROUNDS choose others; a failure names the seed that shows it alone, with FUZZ_ROUNDS=1.
const SCENARIOS = Number(process.env.FUZZ_ROUNDS ?? 12);
const SEED = Number(process.env.FUZZ_SEED ?? 1844);
const ROUNDS_OF_A_COOP = 3;
const STEPS = 40;
const TENURE = days(30);
const WEIGHTS = [[5_000, 2_500, 2_500], [7_500, 2_500, 0], [0, 10_000, 0], [3_333, 5_000, 1_667]]; // basis points

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

interface Person extends Sharer {
  signer: Signer;
  joinedAt: number; // seconds; infinite for who has not joined yet
  leftAt: number; // seconds; infinite for who has not left
  standings: { from: number; class: number; votes: number }[]; // rising; from: seconds
}

/**
 * Nine founders, four who joined after them, of whom two have more votes, and three who may join yet; and 100,000 base
 * units. Users may become workers, and both may get up to nine votes.
 */
async function crowd() {
  const c = await foundSomerset(ethers);
  const executor = await actingAs(chain, c.executor);
  await c.treasury.connect(c.funder).deposit(c.currency, 100_000, id("gift"));
  const foundedAt = Number(await c.shares.foundedAt()) - 1; // founders are entered a second before
  const people: Person[] = [...c.founders, ...(await newWallets(chain, 7))].map((signer, i) => {
    const [joinedAt, leftAt] = [i < 9 ? foundedAt : Infinity, Infinity];
    const standing = { class: i < 9 ? Math.floor(i / 3) : USERS, votes: 1 };
    const standings = [{ from: 0, ...standing }];
    return { signer, number: i + 1, joinedAt, leftAt, standings, ...standing, isCounted: false, hasLeft: false };
  });
  await revise(c, executor, USERS, { maxVotes: 9 });
  await revise(c, executor, WORKERS, { maxVotes: 9, admission: "Open" });
  const all = { ...c, executorSigner: executor, steward: c.workers[0], foundedAt, people };
  for (const person of people.slice(9, 13)) await join(all, person);
  await setVotes(all, people[9]!, 5);
  await setVotes(all, people[10]!, 2);
  return all;
}

type Coop = Awaited<ReturnType<typeof foundSomerset>> & { executorSigner: Signer };
type Crowd = Awaited<ReturnType<typeof crowd>>;

const isHere = ({ joinedAt, leftAt }: Person): boolean => joinedAt !== Infinity && leftAt === Infinity;
const standingOf = ({ standings }: Person) => standings.at(-1)!;

async function join(c: Coop, person: Person): Promise<void> {
  await c.members.connect(person.signer).join(USERS, 0);
  person.joinedAt = await time.latest();
}

async function setVotes(c: Coop, person: Person, votes: number): Promise<void> {
  await c.members.connect(c.executorSigner).setVotes(person.number, votes);
  person.standings.push({ ...standingOf(person), from: await time.latest(), votes });
}

/** How often what was tried, by name: to be seen that the scenarios reach everything. */
const tried = new Map<string, number>();

/** One round from its opening to its end, with random steps by random people, on the chain and by the book. */
class Scenario {
  readonly steps: string[] = [];
  readonly #c: Crowd;
  readonly #random: Random;
  readonly #people: Person[];
  #round!: number;
  #book!: SharedRound;
  #unit!: bigint;
  #shares: RollShare[] = [];

  constructor(c: Crowd, people: Person[], random: Random) {
    this.#c = c;
    this.#people = people;
    this.#random = random;
  }

  async run(): Promise<void> {
    await time.increase(days(this.#random.whole(1, 25)));
    await this.#open();
    for (let i = 0; i < STEPS; i++) {
      await this.#step();
      await this.#compare();
    }
    await this.#end();
  }

  async #open(): Promise<void> {
    const [c, random] = [this.#c, this.#random];
    const allowance = random.pick(["Equal", "ByClass", "ByRoll"] as const);
    const [budget, unit] = [BigInt(random.whole(20, 3_000)), BigInt(random.whole(1, 7))];
    const [cap, carriesOver] = [random.chance(0.3) ? random.whole(1, 60) : 0, random.chance(0.5)];
    const mean = Number(budget / unit) / this.#people.filter(isHere).length;
    this.#shares = this.#people.map(({ number }) => ({ number, units: random.whole(0, Math.ceil(7 * mean)) }));
    const tree = treeOfShares(this.#shares);
    const more = { allowance, capPerBucket: cap, carriesOver, ...(allowance === "ByRoll" && { roll: tree.root }) };
    const carried = await this.#held(0);
    const weights = random.chance(0.5) ? random.pick(WEIGHTS) : WEIGHTS[0]!;
    await c.statute.connect(c.executorSigner).changeWeights(await c.statute.weights(), weights);
    this.#round = await openRound(c, c.executorSigner, budget, unit, more);
    this.#unit = unit;
    this.steps.push(`${allowance}: ${budget} + ${carried} in units of ${unit}, at most ${cap} a bucket`);

    await this.#lookBack();
    const terms: Terms = {
      round: this.#round,
      pool: budget + carried,
      unit,
      allowance,
      cap,
      weights,
      roll: new Map(this.#shares.map(({ number, units }) => [number, Number(units)])),
    };
    this.#book = new SharedRound(terms, this.#people);
    for (let i = random.whole(1, 7); i > 0; i--) {
      const max = BigInt(random.whole(1, 2 * Number(budget)));
      const min = BigInt(random.whole(0, Number(max < budget ? max : budget)));
      const bucket = await openBucket(c, c.steward, { round: this.#round, min, max });
      this.#book.buckets.set(bucket, { min, max, raised: 0n, isCancelled: false });
      if (random.chance(0.2)) await openBucket(c, c.steward, { max: 1n, deadline: (await time.latest()) + days(30) });
    }
  }

  /** Who was on the register just before the tenure began or, in a co-op that is younger, when it was founded. */
  async #lookBack(): Promise<void> {
    const { foundedAt } = this.#c;
    const moment = Math.max(foundedAt, (await time.latest()) - 1 - TENURE);
    expect((await this.#c.rounds.roundOf(this.#round)).snapshot).to.equal(moment);
    this.#count(moment === foundedAt ? "young" : "old");
    for (const person of this.#people) {
      person.isCounted = person.joinedAt <= moment && moment < person.leftAt;
      const { class: c, votes } = person.standings.findLast(({ from }) => from <= moment)!;
      [person.class, person.votes] = [c, votes];
    }
  }

  async #step(): Promise<void> {
    const dice = this.#random.next();
    if (dice < 0.78) await this.#allocate();
    else if (dice < 0.89) await this.#fill();
    else if (dice < 0.92) await this.#cancel();
    else if (dice < 0.94) await this.#topUp();
    else if (dice < 0.96) await this.#leave();
    else if (dice < 0.97) await this.#join();
    else if (dice < 0.985) await this.#setVotes();
    else await this.#switch();
  }

  async #allocate(): Promise<void> {
    const admitted = this.#people.filter(({ number }) => this.#book.admits(number) || this.#random.chance(0.2));
    const { number, signer } = this.#random.pick(admitted);
    const list = this.#draftList(Number(this.#book.allowanceOf(number)));
    const allocations = list.map(([bucket, units]) => ({ bucket, units }));
    const asPerson = this.#c.rounds.connect(signer);
    const isByRoll = (await this.#c.rounds.roundOf(this.#round)).roll !== ethers.ZeroHash;
    const deed = (): Promise<unknown> => {
      if (!isByRoll) return asPerson.allocate(this.#round, allocations);
      const proof = treeOfShares(this.#shares).proofOf(number - 1);
      return asPerson.allocateByRoll(this.#round, allocations, this.#shares[number - 1]!.units, proof);
    };
    this.steps.push(`${number} allocates ${JSON.stringify(list)}`);
    if (!this.#book.admits(number)) {
      this.#count("NotInRound");
      await expectError(deed(), this.#c.rounds, "NotInRound", this.#round, await signer.getAddress());
      return;
    }
    await this.#agree(deed, () => this.#book.allocate(number, list), "allocate");
  }

  /** A list that mostly is in order, and mostly within what the member has. */
  #draftList(allowance: number): List {
    const random = this.#random;
    const open = [...this.#book.buckets].filter(([, { isCancelled }]) => !isCancelled || random.chance(0.1));
    const buckets = open.map(([bucket]) => bucket).filter(() => random.chance(0.6));
    if (random.chance(0.04)) buckets.push(random.whole(0, buckets.at(-1) ?? 5));
    if (random.chance(0.04)) buckets.push((buckets.at(-1) ?? 0) + 50);
    let left = random.pick([allowance, allowance + random.whole(0, 3), random.whole(0, allowance)]);
    return buckets.map((bucket, i) => {
      const units = i === buckets.length - 1 ? left : random.whole(0, left);
      left -= units;
      return [bucket, units === 0 && random.chance(0.9) ? 1 : units];
    });
  }

  async #fill(): Promise<void> {
    const [bucket, { max, raised, isCancelled }] = this.#random.pick([...this.#book.buckets]);
    if (isCancelled) return;
    const amount = BigInt(this.#random.whole(1, this.#random.pick([Number(max - raised) + 2, 100])));
    this.steps.push(`the funder gives ${amount} to ${bucket}`);
    const deed = () => this.#c.buckets.connect(this.#c.funder).fill(bucket, amount);
    await this.#agree(deed, () => this.#book.fill(bucket, amount), "fill");
  }

  async #cancel(): Promise<void> {
    const [bucket, cancelled] = this.#random.pick([...this.#book.buckets]);
    if (cancelled.isCancelled) return;
    this.steps.push(`${bucket} is cancelled`);
    await this.#c.buckets.connect(this.#c.executorSigner).cancel(bucket);
    cancelled.isCancelled = true;
    this.#count("cancel");
  }

  async #topUp(): Promise<void> {
    const amount = BigInt(this.#random.whole(1, 500));
    this.steps.push(`${amount} are added`);
    await fillIntake(this.#c, this.#c.executorSigner, amount);
    await this.#c.rounds.connect(this.#c.executorSigner).topUp(this.#round, amount);
    this.#book.pool += amount;
    this.#count("topUp");
  }

  async #leave(): Promise<void> {
    const person = this.#random.pick(this.#people.filter(isHere));
    if (person.number === 4) return; // the steward stays
    this.steps.push(`${person.number} leaves`);
    await this.#c.members.connect(person.signer).resign();
    [person.hasLeft, person.leftAt] = [true, await time.latest()];
    this.#count("leave");
  }

  async #join(): Promise<void> {
    const person = this.#people.find(({ joinedAt }) => joinedAt === Infinity);
    if (person === undefined) return;
    this.steps.push(`${person.number} joins`);
    await join(this.#c, person);
    this.#count("join");
  }

  async #setVotes(): Promise<void> {
    const person = this.#random.pick(this.#people.filter((p) => isHere(p) && standingOf(p).class <= WORKERS));
    const votes = this.#random.whole(1, 9);
    this.steps.push(`${person.number} gets ${votes} votes`);
    await setVotes(this.#c, person, votes);
    this.#count("setVotes");
  }

  async #switch(): Promise<void> {
    const person = this.#random.pick(this.#people.filter((p) => isHere(p) && standingOf(p).class === USERS));
    this.steps.push(`${person.number} becomes a worker`);
    await this.#c.members.connect(person.signer).switchClass(WORKERS);
    person.standings.push({ ...standingOf(person), from: await time.latest(), class: WORKERS });
    this.#count("switch");
  }

  /** The chain and the book do it, or refuse it for the same reason. */
  async #agree(deed: () => Promise<unknown>, byBook: () => void, name: string): Promise<void> {
    try {
      byBook();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#count(error.message);
      const contract = error.message === "BucketFull" ? this.#c.buckets : this.#c.rounds;
      await expectError(deed(), contract, error.message, ...error.args);
      return;
    }
    await deed();
    this.#count(name);
  }

  async #compare(): Promise<void> {
    const { rounds } = this.#c;
    const numbers = [...this.#book.buckets.keys()];
    const tallies = await Promise.all(numbers.map((bucket) => rounds.tallyOf(this.#round, bucket)));
    for (const [i, { units, room, members }] of tallies.entries()) {
      const voices = [...this.#book.said.values()].filter((list) => list.some(([each]) => each === numbers[i]));
      expect([units, members]).to.deep.equal([this.#book.unitsIn(numbers[i]!), BigInt(voices.length)]);
      expect(room >= units).to.equal(true);
    }
    const sum = tallies.reduce((total, { units }) => total + units, 0n);
    expect(sum).to.equal(this.#book.allocated());
    expect(sum * this.#unit <= this.#book.pool).to.equal(true); // INV-9
    expect(await this.#held(this.#round)).to.equal(this.#book.pool);
    const { number, signer } = this.#random.pick(this.#people);
    const said = (await rounds.allocationsOf(this.#round, number)).map((a) => [Number(a.bucket), Number(a.units)]);
    expect(said).to.deep.equal(this.#book.said.get(number) ?? []);
    const { roll } = await rounds.roundOf(this.#round);
    const allowance = roll === ethers.ZeroHash ? this.#book.allowanceOf(number) : 0n;
    expect(await rounds.allowanceOf(this.#round, signer)).to.equal(allowance);
  }

  async #end(): Promise<void> {
    const { rounds, buckets, treasury, currencyAddress } = this.#c;
    const { closesAt, carriesOver } = await rounds.roundOf(this.#round);
    await past(time, closesAt);
    const given = this.#book.result();
    for (const [bucket, { isCancelled, raised }] of this.#book.buckets) {
      if (!isCancelled) await rounds.settle(this.#round, bucket);
      const state = isCancelled ? "Cancelled" : given.has(bucket) ? "Funded" : "Failed";
      const { state: became, fromRound } = await buckets.bucketOf(bucket);
      expect([became, fromRound]).to.deep.equal([bucketState(state), given.get(bucket) ?? 0n]);
      const account = accountOf(await buckets.getAddress(), BigInt(bucket));
      expect(await treasury.balanceOf(account, currencyAddress)).to.equal(raised + (given.get(bucket) ?? 0n));
      this.#count(state);
    }
    const rest = this.#book.pool - [...given.values()].reduce((a, b) => a + b, 0n);
    const [to, before] = [await rounds.restAccount(this.#round), await this.#held(0)];
    await rounds.finish(this.#round);
    expect(to).to.equal(carriesOver ? accountOf(await rounds.getAddress(), 0n) : await treasury.generalFund());
    expect(await this.#held(this.#round)).to.equal(0n);
    expect(await this.#held(0)).to.equal(before + (carriesOver ? rest : 0n));
    await expectBooksInOrder(ethers, treasury);
  }

  async #held(round: number): Promise<bigint> {
    const account = accountOf(await this.#c.rounds.getAddress(), BigInt(round));
    return this.#c.treasury.balanceOf(account, this.#c.currencyAddress);
  }

  #count(what: string): void {
    tried.set(what, (tried.get(what) ?? 0) + 1);
  }
}

describe(`Rounds and a sharing out by the book, over ${SCENARIOS} scenarios from seed ${SEED}`, function () {
  this.timeout(SCENARIOS * 20_000 + 60_000);

  it("INV-9: agree on every refusal, tally and result, and never give more than the pool", async function () {
    for (let seed = SEED; seed < SEED + SCENARIOS; seed++) {
      const c = await networkHelpers.loadFixture(crowd);
      const people = c.people.map((person) => ({ ...person, standings: [...person.standings] }));
      const random = new Random(seed);
      for (let i = 0; i < ROUNDS_OF_A_COOP; i++) {
        const scenario = new Scenario(c, people, random);
        try {
          await scenario.run();
        } catch (error) {
          (error as Error).message += `\nFUZZ_SEED=${seed}, round ${i + 1}:\n${scenario.steps.join("\n")}`;
          throw error;
        }
      }
    }
    if (process.env.FUZZ_VERBOSE !== undefined) console.log(Object.fromEntries([...tried].sort()));
    const refusals = ["NotInRound", "OverAllowance", "OverCap", "OverPool", "RoomTaken", "BucketNotInRound"];
    const changes = ["leave", "join", "setVotes", "switch", "young", "old", "Funded", "Failed", "Cancelled"];
    if (SCENARIOS >= 12) expect([...tried.keys()]).to.include.members([...refusals, ...changes]);
  });
});
