import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { NetworkHelpers } from "@nomicfoundation/hardhat-network-helpers/types";
import { encodeBytes32String, id, ZeroAddress, ZeroHash } from "ethers";
import { days, purpose } from "../../scripts/charter.ts";
import { draftBucket, draftOrder, draftRound } from "../../scripts/plans.ts";
import { somerset } from "../../scripts/presets/index.ts";
import { carryOut, resolve } from "../../scripts/proposal.ts";
import type { Action } from "../../scripts/proposal.ts";
import { accountOf, INTAKE } from "../../sdk/src/accounts.ts";
import type { Purpose } from "../../sdk/src/names.ts";
import { action, moveWallet } from "../helpers/acting.ts";
import { euros, foundSomerset, INVESTORS, openVote, past, USERS, WORKERS } from "../helpers/somerset.ts";
import type { Somerset } from "../helpers/somerset.ts";
import { AGAINST, FOR, paper } from "../helpers/voting.ts";

// The life of a co-op in which everything happens that can, one after the other and by nobody's fiat: what needs a
// resolution is resolved.

const ETHER = ZeroAddress;
const YEAR = days(365);
const OFFICERS = 7n; // a role
const [FIRST, SECOND, THIRD, WORKER, INVESTOR] = [1, 2, 3, 4, 7] as const; // numbers of members

export interface Life extends Somerset {
  ethers: HardhatEthers;
  time: NetworkHelpers["time"];
  body: HardhatEthersSigner; // a locked one
  other: HardhatEthersSigner; // the second wallet of a member
  late: HardhatEthersSigner;
  applicant: HardhatEthersSigner;
  refused: HardhatEthersSigner;
  voters: HardhatEthersSigner[]; // all members who may vote
  foundedAt: number; // seconds
}

/** Shares can be asked back at once, and a fifth of them repaid in a year. */
export async function beginLife({
  ethers,
  networkHelpers: { time },
}: Pick<Chain, "ethers" | "networkHelpers">): Promise<Life> {
  const spare = (await ethers.getSigners()).slice(13, 18);
  const [body, other, late, applicant, refused] = spare as [Signer, Signer, Signer, Signer, Signer];
  const capital = { ...somerset.capital, lock: 0, yearlyCapBps: 2_000 };
  const lockedBodies = [{ wallet: body.address, name: "Bakers' trust" }];
  const c = await foundSomerset(ethers, { preset: { capital }, charter: { lockedBodies } });
  for (const wallet of [other, late, applicant, refused]) {
    await c.currency.mint(wallet, euros(1_000));
    await c.currency.connect(wallet).approve(c.treasury, euros(1_000));
  }
  const foundedAt = await time.latest();
  return { ...c, ethers, time, body, other, late, applicant, refused, voters: [...c.founders], foundedAt };
}

type Signer = HardhatEthersSigner;
type Chain = { ethers: HardhatEthers; networkHelpers: NetworkHelpers };

/** All members vote for it, and it is carried out. */
const decide = ({ assembly, time, voters }: Life, ...actions: Action[]) =>
  resolve(assembly, time, voters, actions, `# Motion of ${new Date().toISOString()}`);

const pay = ({ treasury, currencyAddress }: Life, to: string, amount: bigint, what: Purpose, asset = currencyAddress) =>
  action(treasury, "pay", [0, to, asset, amount, purpose(what), ZeroHash]);

/** Puts money of the general fund into the intake of a room. */
async function setAside(
  { treasury, currencyAddress }: Life,
  room: Somerset["rounds" | "funds" | "shares"],
  amount: bigint,
) {
  const intake = accountOf(await room.getAddress(), INTAKE);
  return action(treasury, "transfer", [0, intake, currencyAddress, amount, purpose("Budget"), ZeroHash]);
}

const plan = ({ currencyAddress: asset }: Life, draft: Parameters<typeof draftBucket>[0]) =>
  draftBucket({ asset, ...draft });

/* MONEY AND MEMBERS COME IN */

async function takeSharesAndGifts({ users, investors, shares, treasury, funder, currency }: Life): Promise<void> {
  for (const [i, user] of users.entries()) await shares.connect(user).subscribe(100 * (i + 1));
  for (const investor of investors) await shares.connect(investor).subscribe(500);
  await treasury.connect(funder).deposit(currency, euros(5_000), id("gift"));
  await treasury.connect(funder).deposit(ETHER, euros(5), id("gift"), { value: euros(5) });
}

async function ruleTheReserve(life: Life): Promise<void> {
  const { treasury, funder, currency } = life;
  await decide(life, action(treasury, "setReserveRule", [1_000]));
  await treasury.connect(funder).deposit(currency, euros(1_000) + 7n, ZeroHash);
  await currency.connect(funder).transfer(treasury, euros(50));
  await treasury.sweep(currency);
}

async function answerApplicants(life: Life): Promise<void> {
  const { members, treasury, newcomer, late, applicant, refused, currency } = life;
  await members.connect(newcomer).join(USERS, 10);
  await members.connect(late).join(INVESTORS, 60);
  for (const wallet of [applicant, refused]) await members.connect(wallet).requestEntry(WORKERS, 5, ZeroHash, "");
  const no = action(members, "refuse", [refused.address, encodeBytes32String("no work")]);
  await decide(life, action(members, "admit", [applicant.address]), no);
  await treasury.connect(refused).pay(0, refused, currency, euros(5), purpose("Withdrawal"), ZeroHash);
  life.voters.push(newcomer, late);
}

async function payByResolution(life: Life): Promise<void> {
  const { treasury, supplier, users, body, currencyAddress } = life;
  const endow = action(treasury, "endow", [body.address, currencyAddress, euros(20), ZeroHash]);
  await decide(
    life,
    pay(life, supplier.address, euros(30), "Purchase"),
    pay(life, users[0].address, euros(3), "Grant"),
  );
  await decide(life, endow, pay(life, supplier.address, euros(1), "Work", ETHER));
}

/* VOTES OF ALL SORTS */

async function turnLateAndCallAgain(life: Life): Promise<void> {
  const { assembly, time, treasury, users, workers, supplier } = life;
  const { id: turning } = await openVote(life, time, [action(treasury, "accept", [ETHER, false])], "# No ether");
  for (const user of users) await assembly.connect(user).castVote(turning, FOR);
  await time.increaseTo((await assembly.proposalDeadline(turning)) - 3_600n);
  await assembly.connect(workers[0]).castVote(turning, FOR);
  await assembly.connect(workers[1]).castVote(turning, AGAINST);
  await assembly.connect(workers[1]).withdrawVote(turning);
  await past(time, await assembly.proposalDeadline(turning));
  const few = await openVote(life, time, [pay(life, supplier.address, euros(2), "Grant")], "# Few care");
  await past(time, await assembly.proposalDeadline(few.id));
  const [targets, values, calls] = few.operation;
  await assembly.callAgain(targets, values, calls, few.text);
}

async function petitionAndVoteByProxy(life: Life): Promise<void> {
  const { assembly, agenda, members, statute, time, users, workers, investors, charter } = life;
  const tiers = charter.rulebook.tiers.map((tier) => ({ ...tier, waiting: 0 }));
  const text = "# Wait no longer";
  const { args, id: proposal } = await paper(life, [action(statute, "defineTiers", [tiers])], text);
  for (const wallet of [users[0], users[1]]) await agenda.connect(wallet).signPetition(proposal);
  await assembly.connect(users[0]).proposeByPetition([FIRST, SECOND], ...args);
  for (const wallet of [users[0], users[1]]) await members.connect(wallet).appointProxy(workers[0]);
  await past(time, await assembly.proposalSnapshot(proposal));
  await assembly.connect(users[1]).castVote(proposal, AGAINST);
  await assembly.connect(workers[0]).castVoteFor(proposal, FOR, "", [users[0], users[1]]);
  const others = [workers[0], users[1], users[2], ...investors];
  for (const voter of others) await assembly.connect(voter).castVote(proposal, FOR);
  const [targets, values, calls] = args;
  await carryOut(assembly, time, { id: proposal, text, operation: [targets, values, calls, id(text)] });
}

async function takeWeightFromInvestors(life: Life): Promise<void> {
  const { statute, rounds } = life;
  await decide(life, action(statute, "changeWeights", [await statute.weights(), [5_500, 2_500, 2_000]]));
  await decide(life, action(statute, "requireKind", [1, await rounds.getAddress(), "0x00000000"]));
}

/* BUDGETS */

/** The rent comes off the budget of the round. One of its buckets is funded, the other is not. */
async function shareOutARound(life: Life): Promise<void> {
  const { buckets, funds, rounds, time, users, workers, funder, currencyAddress: asset } = life;
  const rent = action(funds, "nameStanding", [1, euros(10), days(30), (await time.latest()) - days(40)]);
  const month = plan(life, { title: "Rent", min: euros(10), max: euros(10) });
  await decide(life, action(buckets, "openStanding", [month, WORKER]), rent);
  const round = draftRound({ asset, budget: euros(400), unit: euros(1), duration: days(14), title: "Spring" });
  await decide(life, await setAside(life, rounds, euros(400)), action(rounds, "open", [round]));
  const bucket = draftBucket({ title: "Mill", round: 1, min: euros(40), max: euros(90) });
  for (const steward of [workers[1], workers[2]]) await buckets.connect(steward).openNow(bucket);
  const ballot = (...units: number[]) => units.map((n, i) => ({ bucket: 2 + i, units: n }));
  await rounds.connect(users[0]).allocate(1, ballot(20, 5));
  await rounds.connect(users[1]).allocate(1, ballot(9));
  await rounds.connect(users[0]).allocate(1, ballot(25, 4));
  await buckets.connect(funder).fill(2, euros(11));
  await past(time, (await rounds.roundOf(1)).closesAt);
  for (const number of [2, 3]) await rounds.settle(1, number);
  await rounds.finish(1);
}

/** By the allowance of a role, by approvals, and after a dispute. */
async function spendABucket(life: Life): Promise<void> {
  const { authority, buckets, payouts, rounds, treasury, members, users, workers, funder, applicant, currency } = life;
  const grant = action(authority, "grantRole", [OFFICERS, workers[2].address, 0]);
  const allowance = action(payouts, "grantAllowance", [2, OFFICERS, euros(5), days(30)]);
  await decide(life, action(authority, "labelRole", [OFFICERS, "purse"]), grant, allowance);
  const order = draftOrder({ recipient: life.supplier.address, amount: euros(12), purpose: "Purchase" });
  await payouts.connect(workers[2]).spendAs(OFFICERS, 2, { ...order, amount: euros(4) });
  await payouts.connect(workers[1]).request(2, order);
  await payouts.connect(users[2]).approve(2);
  await payouts.pay(2);
  const wages = { ...order, recipient: applicant.address, amount: euros(7), toAccount: true };
  await payouts.connect(workers[1]).request(2, wages);
  for (const member of [users[0], users[1]]) await payouts.connect(member).objectTo(3, "What for?");
  await decide(life, action(payouts, "uphold", [3]));
  await payouts.pay(3);
  await treasury.connect(applicant).withdraw(await members.numberOf(applicant), life.other, currency, euros(7));
  await buckets.connect(workers[1]).complete(2, id("report"), "ipfs://report");
  for (const giver of [funder, rounds]) await buckets.refund(2, giver);
}

async function failACampaign(life: Life): Promise<void> {
  const { buckets, funds, time, users, funder, currencyAddress: asset } = life;
  const deadline = (await time.latest()) + days(80);
  await buckets.connect(users[0]).openNow(plan(life, { title: "Roof", min: euros(900), max: euros(950), deadline }));
  const terms = { asset, until: deadline, perFunder: euros(30), perBucket: euros(60) };
  const open = action(funds, "openFund", [terms, euros(50), "Twice the sun"]);
  await decide(life, await setAside(life, funds, euros(50)), open, action(funds, "assign", [1, 4]));
  await funds.connect(funder).sponsor(1, euros(5));
  await buckets.connect(funder).fill(4, euros(40));
  await buckets.connect(users[1]).fill(4, euros(7));
  await time.increaseTo(deadline + 1);
  await buckets.close(4);
  for (const giver of [funder, users[1], funds]) await buckets.refund(4, giver);
  await funds.finishFund(1);
}

/* SHARE CAPITAL */

async function declareInterest(life: Life): Promise<void> {
  const { shares, treasury, time, users, currency, foundedAt } = life;
  const declare = action(shares, "declareInterest", [foundedAt + days(1), await time.latest(), 300]);
  await decide(life, await setAside(life, shares, euros(500)), declare);
  for (const number of [FIRST, THIRD, INVESTOR]) await shares.claimInterest(number, 5);
  await treasury.connect(users[0]).withdraw(FIRST, users[0], currency, 5n);
}

/** In the second year: the cap leaves the second user waiting, who then resigns. */
async function repayShares(life: Life): Promise<void> {
  const { shares, members, time, users, foundedAt } = life;
  await past(time, BigInt(foundedAt + YEAR));
  await shares.connect(users[2]).requestWithdrawal(THIRD, 300);
  await shares.connect(users[1]).requestWithdrawal(SECOND, 180);
  await shares.connect(users[0]).requestWithdrawal(FIRST, 10);
  await shares.connect(users[0]).cancelWithdrawal(2);
  await time.increase(days(91));
  await shares.repay(5);
  await members.connect(users[1]).resign();
  life.voters = life.voters.filter((voter) => voter !== users[1]);
}

async function writeDownAndMove(life: Life): Promise<void> {
  const { shares, users, other, workers } = life;
  await decide(life, action(shares, "writeDown", [euros(9) / 10n]));
  await moveWallet(life, users[2], other);
  life.voters = life.voters.map((voter) => (voter === users[2] ? other : voter));
  await shares.connect(other).subscribe(4);
  await life.members.connect(workers[2]).switchClass(USERS);
}

/** Though repayment is suspended. */
async function repayALeaver(life: Life): Promise<void> {
  const { shares, time } = life;
  await decide(life, action(shares, "suspend", [encodeBytes32String("runway")]));
  await time.increase(3 * YEAR);
  await shares.repayLeaver(1);
}

async function dissolve(life: Life): Promise<void> {
  const { statute, shares, treasury, time, body, currency } = life;
  await decide(life, action(statute, "dissolve", [body.address]));
  for (const number of [FIRST, THIRD, INVESTOR]) await shares.redeem(number);
  await time.increase(days(91));
  for (const asset of [currency, ETHER]) await treasury.windUp(asset);
}

/** All of it, in its order. */
export const STEPS: [what: string, step: (life: Life) => Promise<void>][] = [
  ["shares and gifts", takeSharesAndGifts],
  ["a rule for the reserve, and contributions under it", ruleTheReserve],
  ["members who join, apply, and are refused", answerApplicants],
  ["payments by resolution, and a gift from the reserve", payByResolution],
  ["a close that is put off, and a second call", turnLateAndCallAgain],
  ["a petition, and ballots by proxy", petitionAndVoteByProxy],
  ["a round after core expenses", shareOutARound],
  ["payouts by a role, by approvals and after a dispute", spendABucket],
  ["doubled gifts to a campaign that fails", failACampaign],
  ["interest on shares", declareInterest],
  ["shares repaid in turn, and a resignation", repayShares],
  ["a write-down, another wallet and another class", writeDownAndMove],
  ["other weights, with the consent of who loses", takeWeightFromInvestors],
  ["a leaver repaid after three years", repayALeaver],
  ["a dissolution", dissolve],
];
