import { encodeBytes32String, id, parseEther, ZeroHash } from "ethers";
import type { TestToken } from "../../types/ethers-contracts/index.js";
import { choice, days, purpose } from "../charter.ts";
import { somerset } from "../presets/index.ts";
import { openRoundActions } from "../proposal.ts";
import type { Action, Operation } from "../proposal.ts";
import { closeCampaigns, openCampaigns, refunds, shareOut, spend, thoseIn } from "./buckets.ts";
import type { Asset, Life, Person } from "./life.ts";
import { act, anybody, cents, chance, deposit, entitled, pass, pick, pickSome, standing, wallets } from "./life.ts";
import type { Call } from "./sender.ts";
import { callOf } from "./sender.ts";

export const SEASON = days(92);
export const SEASONS = 16; // shares are locked for twelve of them

const SUBSIDY = parseEther("20000"); // of every season, so that there is a budget to share out

/** A quarter of a year: what is proposed at its beginning is carried out in the second month, and paid in the third. */
export async function liveSeason(life: Life, season: number): Promise<void> {
  const { sender, course } = life;
  const begin = course.begin + season * SEASON;
  const deadline = begin + days(48);
  const { applicants } = life;
  await act(life, [deposit(life, anybody(life), life.assets[0], SUBSIDY)]);
  const resolutions = await propose(life, season);
  const campaigns = await openCampaigns(life, season, deadline);
  life.applicants = await welcome(life, season);
  await decide(life, resolutions);
  enter(life, applicants.slice(refusedIn(season)));
  life.hasReserveRule = true; // since the first season's resolutions

  const entered = await shareOut(life, season);
  await closeCampaigns(life, campaigns, deadline);
  const failed = await thoseIn(life, [...campaigns, ...entered], "Failed");
  const givenBack = failed.flatMap((bucket) => refunds(life, bucket));
  await pass(life, sender.now + days(3), givenBack);
  await spend(life, await thoseIn(life, [...campaigns, ...entered], "Funded"));
  await repayShares(life);
  await findMoney(life, season);
  await withdrawAll(life);
  await pass(life, begin + SEASON);
}

/* RESOLUTIONS */

const UNIT = parseEther("1"); // of a round
const RESERVE_BPS = 1_000; // of contributions
const KITCHENS = wallets("kitchen", 5);
const REASONS = ["It pays for itself.", "We can do better.", "Long overdue.", "Not before the roof is dry."];

interface Motion {
  actions: Action[];
  text: string;
  isWanted: boolean;
}

interface Resolution {
  id: bigint;
  operation: Operation;
  isWanted: boolean;
}

/** Founders propose the next budget, a rule or a grant, and an answer to those who want to work here. */
async function propose(life: Life, season: number): Promise<Resolution[]> {
  const { assembly, treasury } = life.coop;
  const fund = await treasury.balanceOf(await treasury.generalFund(), life.tokens[0]);
  const budget = fund / 4n - ((fund / 4n) % UNIT);
  const motions = [await roundMotion(life, season, budget)];
  motions.push(season === 0 ? reserveMotion(life) : grantMotion(life, season, budget / 20n));
  if (life.applicants.length !== 0) motions.push(answerMotion(life, season));

  const calls: Call[] = [];
  const resolutions: Resolution[] = [];
  for (const [i, { actions, text, isWanted }] of motions.entries()) {
    const { wallet } = life.members[(season + i) % 9] as Person;
    const [targets, data] = [actions.map(({ target }) => target.target as string), actions.map((each) => each.data)];
    const [values, bound] = [actions.map(() => 0n), `${text}\n#proposer=${wallet}`];
    calls.push(callOf(wallet, assembly, "propose", [targets, values, data, bound]));
    const operation: Operation = [targets, values, data, id(bound)];
    resolutions.push({ id: await assembly.hashProposal(...operation), operation, isWanted });
  }
  await act(life, calls);
  return resolutions;
}

async function roundMotion({ coop, assets }: Life, season: number, budget: bigint): Promise<Motion> {
  const title = `Budget ${season + 1}`;
  const plan = { asset: assets[0].address, budget, unit: UNIT, duration: days(10), title };
  const text = `# Open a round: ${title}\n\nEvery member shares out the same part of it, for ten days.`;
  return { actions: await openRoundActions(coop, plan), text, isWanted: true };
}

function reserveMotion({ coop: { treasury } }: Life): Motion {
  const data = treasury.interface.encodeFunctionData("setReserveRule", [RESERVE_BPS]);
  const text = "# Put a tenth of what we are given into the indivisible reserve";
  return { actions: [{ target: treasury, data }], text, isWanted: true };
}

/** Every fourth finds no majority. */
function grantMotion(life: Life, season: number, amount: bigint): Motion {
  const { treasury } = life.coop;
  const { address } = life.assets[0];
  const args = [0n, pick(life, KITCHENS), address, amount, purpose("Grant"), ZeroHash] as const;
  const data = treasury.interface.encodeFunctionData("pay", [...args]);
  const text = `# Give to the community kitchen\n\nThis is for season ${season + 1}.`;
  return { actions: [{ target: treasury, data }], text, isWanted: season % 4 !== 3 };
}

/** How many of the applicants are refused: the first of every fourth season. */
const refusedIn = (season: number): number => (season % 4 === 2 ? 1 : 0);

function answerMotion({ coop: { members }, applicants }: Life, season: number): Motion {
  const wallets = applicants.map(({ wallet }) => wallet);
  const [refused, admitted] = [wallets.slice(0, refusedIn(season)), wallets.slice(refusedIn(season))];
  const reason = encodeBytes32String("no work at present");
  const calls = [
    ...refused.map((wallet) => members.interface.encodeFunctionData("refuse", [wallet, reason])),
    ...admitted.map((wallet) => members.interface.encodeFunctionData("admit", [wallet])),
  ];
  const text = `# Answer those who want to work here\n\n${wallets.join(", ")}`;
  return { actions: calls.map((data) => ({ target: members, data })), text, isWanted: true };
}

/** Lets the members vote, and carries out what they want. */
async function decide(life: Life, resolutions: Resolution[]): Promise<void> {
  const { sender, coop } = life;
  const { assembly } = coop;
  const last = async (read: (id: bigint) => Promise<bigint>): Promise<number> =>
    Math.max(...(await Promise.all(resolutions.map(async ({ id }) => Number(await read(id))))));
  await pass(life, (await last(assembly.proposalSnapshot)) + 1);
  await pass(life, sender.now + days(7), castVotes(life, resolutions)); // what turns late puts off the close
  await pass(life, (await last(assembly.proposalDeadline)) + 1);

  const wanted = resolutions.filter(({ isWanted }) => isWanted);
  const each = (name: string) => wanted.map(({ operation }) => callOf(anybody(life), assembly, name, operation));
  await act(life, each("queue"));
  await pass(life, Math.max(sender.now + 1, await last(assembly.proposalEta)));
  await act(life, each("execute"));
}

/** Founders agree. Of the others most vote, and most of these like founders. Some think again. */
function castVotes(life: Life, resolutions: Resolution[]): Call[] {
  const { coop, sender } = life;
  const vote = ({ wallet }: Person, { id }: Resolution, isFor: boolean): Call => {
    const support = choice(chance(life, 5) ? "Abstain" : isFor ? "For" : "Against");
    if (!chance(life, 10)) return callOf(wallet, coop.assembly, "castVote", [id, support]);
    return callOf(wallet, coop.assembly, "castVoteWithReason", [id, support, pick(life, REASONS)]);
  };
  const voters = entitled(life, sender.now).filter(({ since }) => since === 0 || chance(life, 55));
  const first = voters.flatMap((voter) => {
    const agrees = () => voter.since === 0 || chance(life, 85);
    return resolutions.map((each) => vote(voter, each, agrees() === each.isWanted));
  });
  const again = pickSome(life, voters, 1 + Math.floor(voters.length / 15));
  return [...first, ...again.map((voter) => vote(voter, pick(life, resolutions), chance(life, 70)))];
}

/* MEMBERS */

const [USERS, WORKERS, INVESTORS] = [0, 1, 2];
const ROTATION = [USERS, WORKERS, INVESTORS, USERS]; // of those who come

const newcomersOf = ({ size }: Life): number => 3 + Math.round(17 * size); // in a season

/** Who come in all seasons together. */
export const newcomers = (life: Life): string[] => wallets("newcomer", SEASONS * newcomersOf(life));

/** Shares that a member of a class takes when it comes. */
export function sharesFor({ below }: Life, classId: number): number {
  return classId === INVESTORS ? 100 + below(1_000) : 10 + below(100);
}

/** Users and investors join, workers ask to be taken in. Returns these. */
async function welcome(life: Life, season: number): Promise<Person[]> {
  const { members } = life.coop;
  const count = newcomersOf(life);
  const wallets = newcomers(life).slice(season * count, (season + 1) * count);
  const people = wallets.map((wallet, i) => ({ wallet, class: ROTATION[i % ROTATION.length] as number }));
  const calls = people.map(({ wallet, class: classId }) => {
    const shares = sharesFor(life, classId);
    if (classId !== WORKERS) return callOf(wallet, members, "join", [classId, shares]);
    return callOf(wallet, members, "requestEntry", [classId, shares, id(`application of ${wallet}`), ""]);
  });
  await pass(life, life.sender.now + days(3), calls);
  const came = people.map((person): Person => ({ ...person, since: 0, paidAt: 0, hasLeft: false }));
  const [joined, asking] = [false, true].map((asks) => came.filter((person) => (person.class === WORKERS) === asks));
  enter(life, joined as Person[]);
  return asking as Person[];
}

/** Writes down who has become a member just now. */
function enter(life: Life, people: Person[]): void {
  const { now } = life.sender;
  for (const person of people) [person.since, person.paidAt] = [now, now];
  life.members.push(...people);
}

/* SHARES AND ACCOUNTS */

/** Repays what was asked for a season ago. Then others ask, whose shares are no longer locked; some of them leave. */
async function repayShares(life: Life): Promise<void> {
  const { sender, coop } = life;
  const waiting = (await coop.shares.withdrawalCount()) - (await coop.shares.nextPosition());
  if (waiting !== 0n) await act(life, [callOf(anybody(life), coop.shares, "repay", [waiting])]);

  const free = standing(life).filter(({ paidAt }) => paidAt + somerset.capital.lock < sender.now);
  const calls: Call[] = [];
  for (const member of pickSome(life, free, 2 + Math.round(4 * life.size))) {
    const { wallet, since } = member;
    const number = await coop.members.numberOf(wallet);
    const [shares, queued] = await coop.shares.sharesOf(number);
    const leaves = since !== 0 && chance(life, 50);
    const asked = leaves ? shares - queued : (shares - queued) / 10n; // investors keep what they must
    if (asked === 0n) continue;
    if (leaves) calls.push(callOf(wallet, coop.members, "resign"));
    member.hasLeft = leaves;
    calls.push(callOf(wallet, coop.shares, "requestWithdrawal", [number, asked]));
    life.creditors.add(member);
  }
  await pass(life, sender.now + days(1), calls);
}

/** Somebody sends tokens without a word. */
async function findMoney(life: Life, season: number): Promise<void> {
  const { tokens, assets, coop } = life;
  const place = season % 2;
  const [token, asset] = [tokens[place] as TestToken, assets[place] as Asset];
  const amount = cents(asset, 1_000 + life.below(9_000));
  await act(life, [callOf(anybody(life), token, "transfer", [coop.treasury.target, amount])]);
  await act(life, [callOf(anybody(life), coop.treasury, "sweep", [asset.address])]);
}

/** Members take out what lies in their accounts. Some wait for it still. */
async function withdrawAll(life: Life): Promise<void> {
  const { members, treasury } = life.coop;
  const calls: Call[] = [];
  for (const creditor of life.creditors) {
    const { wallet } = creditor;
    const number = await members.numberOf(wallet);
    const account = await treasury.memberAccount(number);
    for (const { address } of life.assets) {
      const held = await treasury.balanceOf(account, address);
      if (held === 0n) continue;
      calls.push(callOf(wallet, treasury, "withdraw", [number, wallet, address, held]));
      life.creditors.delete(creditor);
    }
  }
  await pass(life, life.sender.now + days(2), calls);
}
