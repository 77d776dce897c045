import { setImmediate } from "node:timers/promises";
import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { NetworkHelpers } from "@nomicfoundation/hardhat-network-helpers/types";
import { id, parseEther, Wallet } from "ethers";
import type { BaseContract } from "ethers";
import type { TestToken } from "../types/ethers-contracts/index.js";
import type { KindDraft, RulebookDraft } from "./charter.ts";
import { choice, days, draftCharter, EVERYONE } from "./charter.ts";
import { deployFactory, foundCoop } from "./deploy.ts";
import type { Coop } from "./deploy.ts";
import type { Count, Election, Gift, Project, Vote } from "./pabulib.ts";
import { DECIMALS, moneyText, PabulibError, pointsOf } from "./pabulib.ts";
import { bucketState, draftBucket } from "./plans.ts";
import { openRoundActions, openVote, past } from "./proposal.ts";

/** A local chain: what `network.create()` of Hardhat gives. */
export interface Chain {
  ethers: HardhatEthers;
  networkHelpers: NetworkHelpers;
}

/** Told after every piece of work: `done` of `total` in this step. */
export type Report = (step: string, done: number, total: number) => void;

/** What the chain says when the round is over. Money in base units of the currency. */
export interface Outcome {
  results: Result[]; // in the order of the file
  gas: { join: number[]; first: number[]; later: number[] };
  pool: bigint;
  unit: bigint;
  rest: bigint; // returned to the general fund
  booked: bigint; // by the treasury, in all accounts
  held: bigint; // tokens of the treasury
}

export interface Result {
  project: Project;
  count: Count;
  raised: bigint;
  isFunded: boolean;
}

const MAX_MONEY = 2n ** 96n - 1n; // base units a bucket can count
const MAX_POINTS = 2 ** 27 - 1; // units a ballot can hold
const MAX_POOL = 2n ** 31n - 1n; // units a round can share out
const MAX_BUCKETS = 64; // of a ballot
const ROUND = 1; // the first of a new co-op
const VOTERS = 0; // the only class
const FOUNDERS = 3;
const ROUND_TIME = days(14); // a block takes a second of it: room for a million
const BATCH = 50; // transactions handed in at a time

const hours = (n: number): number => n * 3600;

const byHeads: KindDraft = {
  mode: "PLAIN",
  base: "Cast",
  numerator: 1,
  denominator: 2,
  moreThan: true,
  quorumBps: 5000,
  secondQuorumBps: 0,
  classQuorumBps: 0,
  minClassSize: 1,
  minVotedClasses: 1,
  eligible: EVERYONE,
  notice: hours(1),
  votingTime: hours(1),
  delay: hours(1),
  minTenure: 0,
};

/** One open class in which everybody votes by heads, and no time lost: a resolution takes three hours. */
const rules: RulebookDraft = {
  sharePar: 1,
  reserveBps: 0,
  weighing: { nonUserCapBps: 0, classFloorBps: 0, classCeilingBps: 10_000, minClasses: 1 },
  membership: { answerTime: days(30), hearing: days(21), recoveryDelay: days(14), switchCooldown: days(30) },
  capital: {
    notice: days(90),
    lock: 0,
    yearlyCapBps: 10_000,
    interestFloorBps: 0,
    interestBaseBps: 0,
    interestOverBaseBps: 0,
    liquidityFloor: 0,
  },
  agenda: { maxOpenProposals: 5, maxPrincipals: 0, petitionBps: 10_000, petitionCap: 1, rePutBar: 0 },
  classes: [
    {
      name: "voters",
      weightBps: 10_000,
      isUser: true,
      admission: "Open",
      vouchers: 0,
      maxVotes: 1,
      minShares: 0,
      maxShares: 0,
    },
  ],
  kinds: [byHeads, { ...byHeads, base: "Register", numerator: 3, denominator: 4, moreThan: false }],
  dissolutionSlot: 1,
  articles: [{ title: "Budgets", text: "Money is shared out by rounds.", kindSlot: 0 }],
  tiers: [{ upTo: 1_000_000, approvals: 1, objections: 1, waiting: 0 }],
};

/** Everything a replay works with, from the founding on. */
interface Replay extends Chain {
  election: Election;
  coop: Coop;
  currency: TestToken;
  wallets: Wallet[]; // of the votes, in the order of the file
  chainId: bigint;
  report: Report;
}

/**
 * Replays an election that `checkFits` lets pass: founds a co-op of its voters, gives it the budget, opens a round by
 * resolution, casts every vote as an allocation by its voter's own transaction, settles, and reads the chain's result.
 */
export async function replayElection(chain: Chain, election: Election, report: Report = () => {}): Promise<Outcome> {
  const replay = await foundByVoters(chain, election, report);
  const pool = election.budget;
  const unit = unitOf(election);
  await payIn(replay, pool);
  const join = await openRound(replay, pool, unit);
  await openBuckets(replay);
  const { first, later } = await castVotes(replay);
  const rest = await settle(replay);
  const results = await readResults(replay, unit);
  return { results, gas: { join, first, later }, pool, unit, rest, ...(await readBooks(replay)) };
}

/**
 * The private key of a ballot: of its voter, and of the row where the voter id occurs again. Known to everybody who has
 * the file, so it is good for a replay and nothing else.
 */
export function keyOf({ instance }: Election, { voter, occurrence }: Vote): string {
  const owner = `${instance} ${voter}`;
  return id(occurrence === 1 ? owner : `${owner}\n${occurrence}`); // few ids have line ends, many have spaces
}

/* FOUNDING */

/** Throws a `PabulibError` for what the format allows and the contracts do not. */
export function checkFits(election: Election): void {
  const { votes, projects, budget, budgetLine } = election;
  for (const vote of votes) {
    const given = giftsOf(vote).length;
    if (given > MAX_BUCKETS) {
      throw new PabulibError(vote.line, `the vote gives to ${given} projects, a ballot holds ${MAX_BUCKETS}`);
    }
    if (pointsOf(vote) > MAX_POINTS) {
      throw new PabulibError(vote.line, `the vote gives ${pointsOf(vote)} points, a ballot holds ${MAX_POINTS}`);
    }
  }
  const dear = projects.find((project) => project.cost > MAX_MONEY);
  if (dear !== undefined) throw new PabulibError(dear.line, `no bucket can hold a cost of ${moneyText(dear.cost)}`);
  if (budget > MAX_MONEY) throw new PabulibError(budgetLine, `no bucket can hold a budget of ${moneyText(budget)}`);
  if (unitOf(election) === 0n) {
    throw new PabulibError(budgetLine, `a budget of ${moneyText(budget)} is too small to be shared out`);
  }
  const points = budget / unitOf(election);
  if (points > MAX_POOL) {
    throw new PabulibError(budgetLine, `${votes.length} voters with ${election.limit} points each, a round holds ${MAX_POOL}`);
  }
}

/** What a point is worth, in base units: rounded down, so that all points together never exceed the budget. */
function unitOf({ budget, votes, limit }: Election): bigint {
  return budget / BigInt(votes.length) / BigInt(limit);
}

/** An allocation of 0 is none. */
function giftsOf(vote: Vote): Gift[] {
  return vote.gifts.filter((gift) => gift.points !== 0);
}

async function foundByVoters(chain: Chain, election: Election, report: Report): Promise<Replay> {
  const { ethers } = chain;
  const wallets = await openWallets(chain, election, report);
  const founders = wallets.slice(0, FOUNDERS);
  const currency = await ethers.deployContract("TestToken", ["Ballot money", "BALLOT", DECIMALS]);
  const charter = draftCharter(rules, {
    name: `Voters of ${election.instance}`,
    purpose: election.description,
    currency: await currency.getAddress(),
    decimals: DECIMALS,
    founders: founders.map((founder) => ({ wallet: founder.address, class: VOTERS })),
  });
  const factory = await deployFactory(ethers);
  const coop = await foundCoop(ethers, factory, charter, founders);
  const { chainId } = await ethers.provider.getNetwork();
  return { ...chain, election, coop, currency, wallets, chainId, report };
}

/** A wallet for every vote. Founders get money for fees; the others pay none (see `signAll`). */
async function openWallets({ ethers, networkHelpers }: Chain, election: Election, report: Report): Promise<Wallet[]> {
  const wallets: Wallet[] = [];
  for (const vote of election.votes) {
    const wallet = new Wallet(keyOf(election, vote), ethers.provider);
    if (wallets.length < FOUNDERS) await networkHelpers.setBalance(wallet.address, parseEther("10"));
    report("wallets", wallets.push(wallet), election.votes.length);
  }
  return wallets;
}

/** A gift to the general fund, from somebody who is no member. */
async function payIn({ ethers, coop, currency }: Replay, pool: bigint): Promise<void> {
  const [giver] = await ethers.getSigners();
  if (giver === undefined) throw new Error("The chain has no unlocked account.");
  await currency.mint(giver, pool);
  await currency.connect(giver).approve(coop.treasury, pool);
  await coop.treasury.connect(giver).deposit(currency, pool, id("budget"));
}

/* OPENING THE ROUND */

/** The founders resolve to open the round, the others join before that is done. Returns the gas of each joining. */
async function openRound(replay: Replay, pool: bigint, unit: bigint): Promise<number[]> {
  const { coop, currency, wallets, election, networkHelpers } = replay;
  const asset = await currency.getAddress();
  const round = { asset, budget: pool, unit, duration: ROUND_TIME, title: election.description };
  const actions = await openRoundActions(coop, round);
  const proposal = await openVote(coop.assembly.connect(wallets[0]), networkHelpers.time, actions, "Open the round");
  for (const founder of wallets.slice(0, FOUNDERS)) {
    await coop.assembly.connect(founder).castVote(proposal.id, choice("For"));
  }
  await past(networkHelpers.time, await coop.assembly.proposalDeadline(proposal.id));
  await coop.assembly.queue(...proposal.operation);
  const gas = await joinAll(replay);
  await past(networkHelpers.time, await coop.assembly.proposalEta(proposal.id));
  await coop.assembly.execute(...proposal.operation);
  await checkAllowance(replay);
  return gas;
}

async function joinAll(replay: Replay): Promise<number[]> {
  const { members } = replay.coop;
  const data = members.interface.encodeFunctionData("join", [VOTERS, 0]);
  const calls = replay.wallets.slice(FOUNDERS).map((wallet) => ({ wallet, nonce: 0, data }));
  return (await sendAll(replay, "members joined", members, calls)).map(({ gas }) => gas);
}

/** Whoever joined last stands for all: in an equal round they have the same allowance or none. */
async function checkAllowance({ coop, wallets, election }: Replay): Promise<void> {
  const allowance = await coop.rounds.allowanceOf(ROUND, wallets.at(-1) as Wallet);
  if (allowance < BigInt(election.limit)) {
    throw new Error(`The round allows ${allowance} points a voter, the election ${election.limit}.`);
  }
}

/** One bucket per project, in the order of the file, so that project i lies in bucket i + 1. */
async function openBuckets({ coop, wallets, election, report }: Replay): Promise<void> {
  const buckets = coop.buckets.connect(wallets[0]);
  for (const [i, { id: projectId, name, cost }] of election.projects.entries()) {
    await buckets.openNow(draftBucket({ round: ROUND, title: `${projectId} ${name}`, min: cost, max: MAX_MONEY }));
    report("buckets opened", i + 1, election.projects.length);
  }
}

/* VOTING */

interface Ballot extends Call {
  gifts: Gift[];
}

/** Casts every vote. Gas is told apart by whether somebody gave to all its projects before. */
async function castVotes(replay: Replay): Promise<{ first: number[]; later: number[] }> {
  const gas: { first: number[]; later: number[] } = { first: [], later: [] };
  const begun = new Set<string>();
  for (const { call, gas: used } of await sendAll(replay, "votes cast", replay.coop.rounds, await drawUp(replay))) {
    const isFirst = call.gifts.some((gift) => !begun.has(gift.project));
    gas[isFirst ? "first" : "later"].push(used);
    for (const gift of call.gifts) begun.add(gift.project);
  }
  return gas;
}

/** The ballots of all votes that give something. */
async function drawUp({ election, wallets, coop }: Replay): Promise<Ballot[]> {
  const bucketOf = new Map(election.projects.map((project, i) => [project.id, i + 1]));
  const ballots: Ballot[] = [];
  for (const [i, vote] of election.votes.entries()) {
    const gifts = giftsOf(vote);
    if (gifts.length === 0) continue;
    const wallet = wallets[i] as Wallet;
    const nonce = i < FOUNDERS ? await wallet.getNonce() : 1; // the others have joined and done nothing else
    const allocations = gifts
      .map(({ project, points }) => ({ bucket: bucketOf.get(project) ?? 0, units: points }))
      .sort((a, b) => a.bucket - b.bucket);
    const data = coop.rounds.interface.encodeFunctionData("allocate", [ROUND, allocations]);
    ballots.push({ wallet, nonce, data, gifts });
  }
  return ballots;
}

/* SETTLING */

/** Settles every bucket and finishes the round. Returns what went back to the general fund. */
async function settle(replay: Replay): Promise<bigint> {
  const { coop, currency, election, report, networkHelpers } = replay;
  await past(networkHelpers.time, (await coop.rounds.roundOf(ROUND)).closesAt);
  for (const i of election.projects.keys()) {
    await coop.rounds.settle(ROUND, i + 1);
    report("buckets settled", i + 1, election.projects.length);
  }
  await coop.rounds.finish(ROUND);
  return coop.treasury.balanceOf(await coop.treasury.generalFund(), currency); // the pool was all that it had
}

async function readResults({ coop, election }: Replay, unit: bigint): Promise<Result[]> {
  const funded = bucketState("Funded");
  return Promise.all(
    election.projects.map(async (project, i) => {
      const tally = await coop.rounds.tallyOf(ROUND, i + 1);
      const { state } = await coop.buckets.bucketOf(i + 1);
      const count = { points: Number(tally.units), voters: Number(tally.members) };
      return { project, count, raised: tally.units * unit, isFunded: state === funded };
    }),
  );
}

async function readBooks({ coop, currency }: Replay): Promise<{ booked: bigint; held: bigint }> {
  const { booked } = await coop.treasury.holdingOf(currency);
  return { booked, held: await currency.balanceOf(coop.treasury) };
}

/* CHAIN */

/** What a wallet is to sign and send. */
interface Call {
  wallet: Wallet;
  nonce: number;
  data: string;
}

interface Signed<C extends Call> {
  call: C;
  raw: string;
}

/** A call that the chain has taken, and its gas. */
interface Mined<C extends Call> {
  call: C;
  gas: number;
}

/**
 * Sends every call to `target`, each as a transaction that its own wallet has signed, in blocks of many: a block for each
 * would take twice the time. Returns them in the order in which the chain took them.
 */
async function sendAll<C extends Call>(
  replay: Replay,
  step: string,
  target: BaseContract,
  calls: C[],
): Promise<Mined<C>[]> {
  const { provider } = replay.ethers;
  const to = await target.getAddress();
  const mined: Mined<C>[] = [];
  await provider.send("evm_setAutomine", [false]);
  let signing = signAll(replay, to, calls.slice(0, BATCH));
  while (mined.length < calls.length) {
    const signed = await signing;
    const next = mined.length + signed.length;
    signing = signAll(replay, to, calls.slice(next, next + BATCH)); // while the chain works on those before
    mined.push(...(await takeAll(replay, to, signed)));
    replay.report(step, mined.length, calls.length);
  }
  await provider.send("evm_setAutomine", [true]);
  return mined;
}

/** Without a fee, which saves giving every wallet money, and with a gas limit that needs no asking. */
async function signAll<C extends Call>({ chainId }: Replay, to: string, calls: C[]): Promise<Signed<C>[]> {
  const terms = { type: 2, chainId, to, gasLimit: 4_000_000, maxFeePerGas: 0, maxPriorityFeePerGas: 0 };
  const signed: Signed<C>[] = [];
  for (const call of calls) {
    const { wallet, nonce, data } = call;
    signed.push({ call, raw: await wallet.signTransaction({ ...terms, nonce, data }) });
    await setImmediate(); // lets the chain's answers in between
  }
  return signed;
}

/** Hands in what was signed, and mines until the chain has taken all of it. */
async function takeAll<C extends Call>(replay: Replay, to: string, signed: Signed<C>[]): Promise<Mined<C>[]> {
  const { provider } = replay.ethers;
  const waiting = new Map<string, C>();
  await Promise.all(
    signed.map(async ({ call, raw }) => waiting.set(await provider.send("eth_sendRawTransaction", [raw]), call)),
  );
  const mined: Mined<C>[] = [];
  while (mined.length < signed.length) mined.push(...(await mineBlock(replay, to, waiting)));
  return mined;
}

async function mineBlock<C extends Call>(replay: Replay, to: string, waiting: Map<string, C>): Promise<Mined<C>[]> {
  const { provider } = replay.ethers;
  await replay.networkHelpers.setNextBlockBaseFeePerGas(0);
  await provider.send("evm_mine", []);
  const block: { transactions: string[] } = await provider.send("eth_getBlockByNumber", ["latest", false]);
  if (block.transactions.length === 0) throw new Error("The chain does not take what was handed in.");
  return Promise.all(
    block.transactions.map(async (hash) => {
      const call = waiting.get(hash) as C;
      const receipt: { status: string; gasUsed: string } = await provider.send("eth_getTransactionReceipt", [hash]);
      if (BigInt(receipt.status) === 0n) await throwReason(replay, to, call);
      return { call, gas: Number(receipt.gasUsed) };
    }),
  );
}

/** A block does not say why a call failed: made once more, outside of a block, it does. */
async function throwReason({ ethers }: Replay, to: string, { wallet, data }: Call): Promise<never> {
  await ethers.provider.call({ from: wallet.address, to, data });
  throw new Error(`A transaction of ${wallet.address} failed.`);
}
