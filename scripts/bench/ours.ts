import { ZeroHash } from "ethers";
import type { Signer } from "ethers";
import { accountOf } from "../../sdk/src/accounts.ts";
import { actingAs, joinUsers, newWallets } from "../../test/helpers/acting.ts";
import { fillIntake, openBucket } from "../../test/helpers/budgets.ts";
import { euros, past, USERS } from "../../test/helpers/somerset.ts";
import type { Somerset } from "../../test/helpers/somerset.ts";
import { AGAINST, FOR, signedBallot, tallyOf } from "../../test/helpers/voting.ts";
import { castVoteBySig, days, purpose } from "../charter.ts";
import { draftRound } from "../plans.ts";
import { gasOf, gasUsed, idOf, paperOf } from "./chain.ts";
import type { Chain, Motion } from "./chain.ts";
import type { Figures } from "./deeds.ts";

// What people pay in a co-op of ours, founded by the Somerset preset.

const BATCH = 200; // signed ballots handed in at once, each by somebody who has joined
const BUCKETS = 12; // that a member shares out to before anybody is measured
const BUDGET = euros(4_500);
const UNIT = euros(0.001);
const UNITS = 3; // that go to each bucket
const TENURE = days(31); // a day more than rounds and votes ask for

type Wallet = Awaited<ReturnType<typeof newWallets>>[number];

/** What is proposed, to us and to every peer: two movements of money, the second for who has proposed before. */
export async function draftMotions(c: Somerset): Promise<[Motion, Motion]> {
  const intake = accountOf(await c.rounds.getAddress(), await c.treasury.INTAKE());
  const draft = async (amount: bigint): Promise<Motion> => {
    const setAside = [0, intake, c.currencyAddress, amount, purpose("Budget"), ZeroHash];
    const data = c.treasury.interface.encodeFunctionData("transfer", setAside as never);
    return {
      target: await c.treasury.getAddress(),
      data,
      text: "Set money aside for the round of spring".padEnd(100, "."),
    };
  };
  return [await draft(euros(900)), await draft(euros(901))];
}

/** All deeds in a co-op that has been founded. `crowd` puts more into the round before it is shared out. */
export async function measureOurs(
  chain: Chain,
  c: Somerset,
  crowd: (round: number) => Promise<void> = async () => {},
): Promise<Figures> {
  const { time } = chain.networkHelpers;
  const [joiner, ...others] = (await newWallets(chain, BATCH)) as [Wallet, ...Wallet[]];
  const join = await gasUsed(c.members.connect(joiner).join(USERS, 0));
  const openYoungRound = (await openRound(chain, c)).gas;
  await time.increase(TENURE);
  const round = await measureRound(chain, c, crowd);
  await joinUsers(c, others);
  await time.increase(TENURE);
  const votes = await measureVotes(chain, c, [joiner, ...others]);
  return { found: Number(c.receipt.gasUsed), join, openYoungRound, ...round, ...votes };
}

/** Opens a round over what the funder gives. */
export async function openRound(chain: Chain, c: Somerset): Promise<{ round: number; gas: number }> {
  const executor = await actingAs(chain, c.executor);
  await c.treasury.connect(c.funder).deposit(c.currencyAddress, BUDGET, ZeroHash);
  await fillIntake(c, executor, BUDGET);
  const plan = { asset: c.currencyAddress, budget: BUDGET, unit: UNIT, duration: days(14), title: "Spring" };
  const gas = await gasUsed(c.rounds.connect(executor).open(draftRound(plan)));
  return { round: Number(await c.rounds.lastRound()), gas };
}

async function measureRound(chain: Chain, c: Somerset, crowd: (round: number) => Promise<void>): Promise<Figures> {
  const { round, gas } = await openRound(chain, c);
  await crowd(round);
  const buckets: number[] = [];
  for (let i = 0; i < BUCKETS; i++) {
    buckets.push(await openBucket(c, c.users[i % 2]!, { round, min: 1n, max: euros(900) }));
  }
  const shareOut = (member: Signer, count: number) => {
    const list = buckets.slice(0, count).map((bucket) => ({ bucket, units: UNITS }));
    return gasUsed(c.rounds.connect(member).allocate(round, list));
  };
  const [first, second, third] = c.users;
  await shareOut(c.workers[0], BUCKETS);
  const allocateTo1 = await shareOut(first, 1);
  const allocateTo3 = await shareOut(second, 3);
  const allocateTo10 = await shareOut(third, 10);

  const [filled, other] = buckets as [number, number];
  await c.buckets.connect(c.funder).fill(filled, euros(10));
  await past(chain.networkHelpers.time, (await c.rounds.roundOf(round)).closesAt);
  const settleFilled = await gasUsed(c.rounds.settle(round, filled));
  const settle = await gasUsed(c.rounds.settle(round, other));
  return { openRound: gas, allocateTo1, allocateTo3, allocateTo10, settle, settleFilled };
}

async function measureVotes({ networkHelpers }: Chain, c: Somerset, signers: Wallet[]): Promise<Figures> {
  const [first, second, third] = c.users;
  const [one, two] = await draftMotions(c);
  const propose = await gasOf(c.assembly, first, "propose", paperOf(one));
  const proposeAgain = await gasOf(c.assembly, first, "propose", paperOf(two));
  const [proposal, another] = [await idOf(c.assembly, one), await idOf(c.assembly, two)];
  await past(networkHelpers.time, await c.assembly.proposalSnapshot(another));

  const vote = (voter: Signer, choice: number) => gasUsed(c.assembly.connect(voter).castVote(proposal, choice));
  const firstVote = await vote(first, FOR);
  const laterVote = await vote(second, FOR);
  await vote(third, AGAINST);
  const changedVote = await vote(second, AGAINST);
  const ballot = await signedBallot(c, proposal, c.workers[0]);
  const signedVote = await gasUsed(castVoteBySig(c.assembly, { proposalId: proposal, ...ballot }));

  const ballots = await Promise.all(signers.map((signer) => signedBallot(c, another, signer)));
  const batch = await gasUsed(c.assembly.castVotesBySig(another, ballots));
  const [, [counted] = []] = await tallyOf(c, another);
  if (counted !== BATCH) throw new Error(`Of ${BATCH} ballots ${counted} count.`);
  return {
    propose,
    proposeAgain,
    firstVote,
    laterVote,
    changedVote,
    signedVote,
    batchedVote: Math.round(batch / BATCH),
  };
}
