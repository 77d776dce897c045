import type { EthereumProvider } from "hardhat/types/providers";
import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import { Interface, toBeHex, Wallet } from "ethers";
import type { BaseContract, Result } from "ethers";
import { BALLOT, encodeKind } from "../../scripts/charter.ts";
import type { Charter } from "../../scripts/charter.ts";
import type { Coop } from "../../scripts/deploy.ts";
import { draftKind, draftWeights } from "./drafts.ts";
import { CHOICES, MAX_CASTS, Refusal, Register, SKIPS, Vote } from "./model.ts";
import type { SignedBallot, Skip } from "./model.ts";
import type { Random } from "./random.ts";

const GAS = toBeHex(8_000_000);
const NONE = CHOICES.length; // the value of `Choice` for no ballot
const STATES = { pending: 0, active: 1, defeated: 3, succeeded: 4 };

/** A co-op on the chain and the same co-op by the book. */
export interface Stage {
  provider: EthereumProvider;
  ethers: HardhatEthers;
  coop: Coop;
  charter: Charter;
  register: Register;
  wallets: Wallet[]; // some of them members
  now: number; // seconds, of the last block
  asked: number; // questions so far
}

interface Log {
  address: string;
  topics: string[];
  data: string;
}

/** How often what was tried, by name: to be seen that the sequences reach everything. */
export const tried = new Map<string, number>();

/**
 * One proposal from its making to its close and its second call, with random ballots by random people in between.
 * After every step the chain and the book must agree: on what was refused and why, on tallies, ballots and result.
 */
export class Sequence {
  readonly steps: string[] = [];
  readonly #stage: Stage;
  readonly #random: Random;
  readonly #mood: number[]; // the choices that people lean to
  #proposalId = 0n;
  #kindId = 0n;
  #vote!: Vote;

  constructor(stage: Stage, random: Random) {
    this.#stage = stage;
    this.#random = random;
    this.#mood = random.pick([[0, 1, 2, 3], [1, 1, 1, 0, 2], [1, 1, 1, 1, 1, 0, 2, 3], [0, 0, 1, 2]]);
  }

  async run(): Promise<void> {
    const paper = await this.#propose();
    await this.#ballots();
    await this.#close();
    const second = await this.#callAgain(paper);
    if (!second) return;
    await this.#ballots();
    await this.#close();
  }

  /* THE LIFE OF A PROPOSAL */

  /** Proposes one question of a kind of its own: an ordinary one, or a change of weights, by which classes lose. */
  async #propose(): Promise<unknown[]> {
    const { coop, register, charter } = this.#stage;
    const isUser = charter.rulebook.classes.map((c) => c.isUser);
    const weights = charter.rulebook.classes.map((c) => c.weightBps);
    const kind = draftKind(this.#random, isUser);
    const changed = this.#random.chance(0.25) ? draftWeights(this.#random, isUser) : undefined;
    const slot = changed === undefined ? 0 : 1;
    const executor = await coop.executor.getAddress();
    await this.#must(executor, coop.statute, "defineKind", [slot, encodeKind(kind)]);

    const packed = weights.reduce((all, weight, c) => all + (BigInt(weight) << BigInt(16 * c)), 0n);
    const call =
      changed === undefined
        ? coop.shares.interface.encodeFunctionData("repay", [++this.#stage.asked])
        : coop.statute.interface.encodeFunctionData("changeWeights", [packed, changed]);
    const target = await (changed === undefined ? coop.shares : coop.statute).getAddress();
    const proposer = this.#random.pick(this.#stage.wallets.filter(({ address }) => register.isMember(address)));
    const text = `Question ${this.#stage.asked++}`;
    const paper = [[target], [0n], [call], text];
    await this.#must(proposer.address, coop.assembly, "propose", paper);
    this.#proposalId = await coop.assembly.getProposalId([target], [0n], [call], this.#stage.ethers.id(text));

    this.#kindId = (await coop.assembly.frozenOf(this.#proposalId)).kindId;
    const [opensAt, closesAt] = await this.#times();
    const losers = (changed ?? weights).flatMap((weight, c) => (weight < weights[c]! ? [c] : []));
    this.#vote = new Vote({ register, weights, isUser, losers, kind, opensAt, closesAt, isSecondCall: false });
    this.steps.push(JSON.stringify({ weights, isUser, losers, kind, opensAt, closesAt }));
    return paper;
  }

  async #ballots(): Promise<void> {
    const { opensAt, closesAt } = this.#vote.question;
    const isHasty = this.#random.chance(0.1); // some try before the vote opens
    if (!isHasty) this.#wait(opensAt);
    const late = closesAt - Math.floor((closesAt - opensAt) / 8);
    const steps = this.#random.whole(6, 40);
    for (let i = 0; i < steps; i++) {
      if (this.#random.chance(0.06)) this.#wait(this.#random.whole(late - 3, closesAt - 1));
      if (this.#random.chance(0.02)) this.#wait(this.#vote.deadline - this.#random.whole(0, 2));
      await this.#step();
      await this.#compare();
    }
  }

  #wait(until: number): void {
    this.#stage.now = Math.max(this.#stage.now, until);
  }

  async #close(): Promise<void> {
    this.#wait(this.#vote.deadline);
    await this.#stage.provider.request({ method: "evm_setNextBlockTimestamp", params: [toBeHex(++this.#stage.now)] });
    await this.#stage.provider.request({ method: "evm_mine", params: [] });
    const result = this.#vote.stands() ? "carried" : this.#vote.isQuorate() ? "defeated" : "not quorate";
    count(this.#vote.extendedUntil === undefined ? result : `${result}, after an extension`);
    await this.#compare();
    for (const { address } of this.#stage.wallets) await this.#compareBallot(address);
  }

  /** Calls the question again. Whether that may be done the book says, too. */
  async #callAgain([targets, values, calls, text]: unknown[]): Promise<boolean> {
    const { coop, wallets, ethers } = this.#stage;
    const { kind } = this.#vote.question;
    const may = !this.#vote.stands() && !this.#vote.isQuorate() && kind.secondQuorumBps !== 0;
    const anyone = this.#random.pick(wallets).address;
    const calling = () => this.#send(anyone, coop.assembly, "callAgain", [targets, values, calls, text]);
    if (!may) {
      expect(await refusal(coop.assembly, calling())).to.equal("NoSecondCall");
      return false;
    }
    await calling();
    count("called again");
    const again = `${String(text)}\n#second-call\n#proposer=${ethers.ZeroAddress}`;
    const hash = ethers.id(again);
    this.#proposalId = await coop.assembly.getProposalId(targets as never, values as never, calls as never, hash);
    const [opensAt, closesAt] = await this.#times();
    this.#vote = new Vote({ ...this.#vote.question, opensAt, closesAt, isSecondCall: true });
    this.steps.push(`called again, from ${opensAt} to ${closesAt}`);
    return true;
  }

  async #times(): Promise<[number, number]> {
    const { assembly } = this.#stage.coop;
    const opensAt = Number(await assembly.proposalSnapshot(this.#proposalId));
    return [opensAt, Number(await assembly.proposalDeadline(this.#proposalId))];
  }

  /* STEPS */

  async #step(): Promise<void> {
    const steps: [number, () => Promise<void>][] = [
      [6, () => this.#cast()],
      [2, () => this.#withdraw()],
      [3, () => this.#castSigned()],
      [3, () => this.#castBatch()],
      [2, () => this.#appointProxy()],
      [1, () => this.#revokeProxy()],
      [3, () => this.#castFor()],
      [1, () => this.#changeWallet()],
      [1, () => this.#resign()],
      [1, () => this.#join()],
      [1, () => this.#switchClass()],
      [0.05, () => this.#castToExhaustion()],
    ];
    let left = this.#random.next() * steps.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, step] of steps) {
      left -= weight;
      if (left < 0) return step();
    }
  }

  #wallet(): string {
    return this.#random.pick(this.#stage.wallets).address;
  }

  /** Mostly somebody who may vote. */
  #voter(): Wallet {
    const { wallets, register } = this.#stage;
    const mayVote = ({ address }: Wallet) => {
      const person = register.find(address);
      return person !== undefined && this.#vote.mayVote(person);
    };
    const voters = wallets.filter(mayVote);
    return this.#random.pick(voters.length > 0 && this.#random.chance(0.9) ? voters : wallets);
  }

  /** Mostly a good choice with the reason it needs. */
  #support(): [number, string] {
    const support = this.#random.chance(0.03) ? this.#random.pick([NONE, 255]) : this.#random.pick(this.#mood);
    const needsReason = support === CHOICES.indexOf("Block") && this.#random.chance(0.8);
    return [support, needsReason || this.#random.chance(0.3) ? "Because" : ""];
  }

  async #cast(wallet = this.#voter().address): Promise<void> {
    const { assembly } = this.#stage.coop;
    const [support, reason] = this.#support();
    await this.#both(`cast ${support} ${reason}`, wallet, assembly, "castVoteWithReason", [support, reason], (now) =>
      this.#vote.cast(now, wallet, support, reason),
    );
  }

  async #withdraw(wallet = this.#voter().address): Promise<void> {
    await this.#both("withdraw", wallet, this.#stage.coop.assembly, "withdrawVote", [], (now) =>
      this.#vote.withdraw(now, wallet),
    );
  }

  async #castSigned(): Promise<void> {
    const { signed, ballot } = await this.#sign();
    const { support, reason, voter, deadline, signature } = ballot;
    const args = [support, reason, voter, deadline, signature];
    const name = "castVoteBySig(uint256,uint8,string,address,uint256,bytes)";
    await this.#both(`sign ${describe(signed)}`, this.#wallet(), this.#stage.coop.assembly, name, args, (now) =>
      this.#vote.castSigned(now, signed),
    );
  }

  async #castBatch(): Promise<void> {
    const all = await Promise.all(Array.from({ length: this.#random.whole(0, 6) }, () => this.#sign()));
    if (all.length > 0 && this.#random.chance(0.3)) all.push(this.#random.pick(all)); // the same once more
    const batch = all.map(({ ballot }) => ballot);
    const words = `batch ${all.map(({ signed }) => describe(signed)).join(" ")}`;
    await this.#both(words, this.#wallet(), this.#stage.coop.assembly, "castVotesBySig", [batch], (now) =>
      this.#vote.castBatch(now, all.map(({ signed }) => signed)),
    );
  }

  /** A signed ballot as a batch takes it, and what the book must know of it. Some are stale, expired or forged. */
  async #sign() {
    const { wallets, coop } = this.#stage;
    const voter = this.#voter();
    const [support, reason] = this.#support();
    const isForged = this.#random.chance(0.05);
    const signer = isForged ? this.#random.pick(wallets.filter((w) => w !== voter)) : voter;
    const { ownCasts } = this.#vote.ballotOf(voter.address);
    const signedFor = this.#random.chance(0.85) ? ownCasts : this.#random.whole(0, ownCasts + 1);
    const deadline = this.#stage.now + this.#random.pick([0, 1, 2, 100_000_000]);
    const message = { proposalId: this.#proposalId, support, reason, voter: voter.address, sequence: signedFor, deadline };
    const verifyingContract = await coop.assembly.getAddress();
    const domain = { name: "Rochdale Assembly", version: "1", chainId: 31337, verifyingContract };
    const signature = await signer.signTypedData(domain, BALLOT, message);
    const signed: SignedBallot = { voter: voter.address, support, reason, deadline, isForged, signedFor };
    return { signed, ballot: { voter: voter.address, support, deadline, reason, signature } };
  }

  async #castFor(): Promise<void> {
    const { register, coop, wallets } = this.#stage;
    const hasPrincipals = ({ address }: Wallet) => wallets.some((p) => register.isProxyFor(address, p.address));
    const holders = wallets.filter(hasPrincipals);
    const holder = this.#random.pick(holders.length > 0 && this.#random.chance(0.9) ? holders : wallets).address;
    const own = wallets.map(({ address }) => address).filter((address) => register.isProxyFor(holder, address));
    const principals = this.#random.chance(0.1) ? [...own, this.#wallet()] : own;
    if (principals.length > 0 && this.#random.chance(0.2)) principals.push(this.#random.pick(principals));
    const [support, reason] = this.#support();
    const words = `for ${principals.map((p) => this.#name(p)).join(" ")} ${support} ${reason}`;
    await this.#both(words, holder, coop.assembly, "castVoteFor", [support, reason, principals], (now) =>
      this.#vote.castFor(now, holder, principals, support, reason),
    );
  }

  async #appointProxy(): Promise<void> {
    const { register, coop } = this.#stage;
    const [principal, holder] = [this.#voter().address, this.#random.pick(this.#stage.wallets.slice(0, 4)).address];
    await this.#both(`appoint ${this.#name(holder)}`, principal, coop.members, "appointProxy", [holder], () =>
      register.appointProxy(principal, holder),
    );
  }

  async #revokeProxy(): Promise<void> {
    const { register, coop } = this.#stage;
    const principal = this.#wallet();
    await this.#both("revoke", principal, coop.members, "revokeProxy", [], () => register.revokeProxy(principal));
  }

  async #changeWallet(): Promise<void> {
    const { register, coop } = this.#stage;
    const [from, to] = [this.#wallet(), this.#wallet()];
    const number = register.find(from)?.number ?? 1;
    await this.#both(`offer ${number} to ${this.#name(to)}`, from, coop.members, "changeWallet", [number, to], () =>
      register.offerNumber(number, from, to),
    );
    const taker = this.#random.chance(0.9) ? to : this.#wallet();
    await this.#both(`take ${number}`, taker, coop.members, "acceptWallet", [number], () =>
      register.takeNumber(number, taker),
    );
  }

  async #switchClass(): Promise<void> {
    const { register, coop, charter } = this.#stage;
    const [wallet, class_] = [this.#wallet(), this.#random.whole(0, charter.rulebook.classes.length - 1)];
    await this.#both(`switch to ${class_}`, wallet, coop.members, "switchClass", [class_], (now) =>
      register.switchClass(wallet, class_, now),
    );
  }

  async #resign(): Promise<void> {
    const { register, coop } = this.#stage;
    const wallet = this.#wallet();
    if (register.people.filter((p) => p.leftAt === undefined).length < 3) return; // somebody must propose
    await this.#both("resign", wallet, coop.members, "resign", [], (now) => register.resign(wallet, now));
  }

  async #join(): Promise<void> {
    const { register, coop, charter } = this.#stage;
    const [wallet, class_] = [this.#wallet(), this.#random.whole(0, charter.rulebook.classes.length - 1)];
    await this.#both(`join ${class_}`, wallet, coop.members, "join", [class_, 0], (now) =>
      register.join(wallet, class_, now),
    );
  }

  /** One who cannot make up its mind. */
  async #castToExhaustion(): Promise<void> {
    const wallet = this.#voter().address;
    for (let i = 0; i <= MAX_CASTS; i++) await this.#cast(wallet);
    await this.#withdraw(wallet);
  }

  /* THE CHAIN AND THE BOOK */

  /** Does a step on the chain and in the book, and compares what was refused, or passed over and why. */
  async #both(
    words: string,
    from: string,
    contract: BaseContract,
    name: string,
    args: unknown[],
    byTheBook: (now: number) => Skip[] | void,
  ): Promise<void> {
    const isBallot = contract === this.#stage.coop.assembly;
    const sending = this.#send(from, contract, name, isBallot ? [this.#proposalId, ...args] : args);
    const [step] = words.split(" ") as [string];
    this.steps.push(`${this.#stage.now} ${this.#name(from)} ${words}`);
    let expected: Skip[] | void;
    try {
      expected = byTheBook(this.#stage.now);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      count(`${step}: ${error.message}`);
      expect(await refusal(contract, sending)).to.equal(error.message);
      return;
    }
    const logs = await sending;
    count(step);
    const skips = (expected ?? []).map((why, index) => [index, why]).filter(([, why]) => why !== "None");
    for (const [, why] of skips) count(`${step}, passed over: ${why}`);
    expect(this.#skipsIn(logs)).to.deep.equal(skips);
  }

  #skipsIn(logs: Log[]): [number, Skip][] {
    const events = logs.map((log) => this.#stage.coop.assembly.interface.parseLog(log));
    const skipped = events.filter((event) => event?.name === "BallotSkipped");
    return skipped.map((event) => [Number(event!.args.index), SKIPS[Number(event!.args.why)]!]);
  }

  async #compare(): Promise<void> {
    const { assembly, statute } = this.#stage.coop;
    const [tally, deadline, state] = await Promise.all([
      assembly.countOf(this.#proposalId),
      assembly.proposalDeadline(this.#proposalId),
      assembly.state(this.#proposalId),
    ]);
    const classes = this.#vote.question.isUser.map((_, c) => c);
    const words = [tally.votesAgainst, tally.votesFor, tally.votesAbstain, tally.votesBlock];
    const counted = words.map((word) => classes.map((c) => Number((word >> BigInt(24 * c)) & 0xffffffn)));
    const expected = CHOICES.map((choice) => classes.map((c) => this.#vote.count(choice, c)));
    expect(counted, "tallies").to.deep.equal(expected);
    expect(Number(deadline), "deadline").to.equal(this.#vote.deadline);
    expect(Number(state), "state").to.equal(this.#state());
    if (this.#stage.now < this.#vote.question.opensAt) return; // the electorates are not fixed
    const [quorate, carried] = await statute.judge(this.#kindId, (tally as unknown as Result).toObject(true) as never);
    expect([quorate, carried], "quorate, carried").to.deep.equal([this.#vote.isQuorate(), this.#vote.isCarried()]);
  }

  #state(): number {
    const { now } = this.#stage;
    if (now <= this.#vote.question.opensAt) return STATES.pending;
    if (now <= this.#vote.deadline) return STATES.active;
    return this.#vote.stands() ? STATES.succeeded : STATES.defeated;
  }

  async #compareBallot(wallet: string): Promise<void> {
    const [choice, sequence] = await this.#stage.coop.assembly.ballotOf(this.#proposalId, wallet);
    const ballot = this.#vote.ballotOf(wallet);
    const expected = ballot.choice === undefined ? NONE : CHOICES.indexOf(ballot.choice);
    expect([Number(choice), Number(sequence)], `ballot of ${this.#name(wallet)}`).to.deep.equal([
      expected, ballot.ownCasts,
    ]);
  }

  /** A transaction in the next second. */
  async #send(from: string, to: BaseContract, name: string, args: unknown[]): Promise<Log[]> {
    const { provider } = this.#stage;
    const data = to.interface.encodeFunctionData(name, args);
    const now = ++this.#stage.now;
    await provider.request({ method: "evm_setNextBlockTimestamp", params: [toBeHex(now)] });
    const transaction = { from, to: to.target, data, gas: GAS };
    const hash = await provider.request({ method: "eth_sendTransaction", params: [transaction] });
    const receipt = await provider.request({ method: "eth_getTransactionReceipt", params: [hash] });
    return (receipt as { logs: Log[] }).logs;
  }

  async #must(from: string, to: BaseContract, name: string, args: unknown[]): Promise<void> {
    this.steps.push(`${this.#name(from)} ${name}`);
    await this.#send(from, to, name, args);
  }

  #name(wallet: string): string {
    return `w${this.#stage.wallets.findIndex(({ address }) => address === wallet)}`;
  }
}

/** The name of the custom error with which a transaction was refused. */
async function refusal(contract: BaseContract, sending: Promise<unknown>): Promise<string> {
  try {
    await sending;
    return "nothing was refused";
  } catch (error) {
    const { data } = error as { data?: string };
    if (data === undefined) throw error;
    return (contract.interface as Interface).parseError(data)?.name ?? data;
  }
}

const describe = ({ voter, support, isForged, signedFor, deadline }: SignedBallot): string =>
  `${voter.slice(2, 6)}:${support}:${signedFor}${isForged ? ":forged" : ""}:${deadline}`;

const count = (what: string): void => void tried.set(what, (tried.get(what) ?? 0) + 1);
