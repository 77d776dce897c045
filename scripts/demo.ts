import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { NetworkHelpers } from "@nomicfoundation/hardhat-network-helpers/types";
import { id, parseEther, ZeroHash } from "ethers";
import { choice, days, draftCharter, purpose } from "./charter.ts";
import { accountOf } from "../sdk/src/accounts.ts";
import type { Coop } from "./deploy.ts";
import { deployFactory, foundCoop } from "./deploy.ts";
import { draftBucket, draftOrder } from "./plans.ts";
import type { BucketDraft, RoundDraft } from "./plans.ts";
import { somerset } from "./presets/index.ts";
import { carryOut, openRoundActions, openVote, past, propose, resolve } from "./proposal.ts";
import type { Action } from "./proposal.ts";

/** Days that the demo's past takes: the chain starts that long ago, so that its present is now. */
export const DEMO_DAYS = 98;

const euros = (amount: number): bigint => parseEther(String(amount));

type Wallet = HardhatEthersSigner;
type Report = (line: string) => void;

interface Cast {
  users: Wallet[];
  workers: Wallet[];
  investors: Wallet[];
  founders: Wallet[];
  members: Wallet[]; // founders and who joined later
  lateUser: Wallet;
  lateInvestor: Wallet;
  funder: Wallet;
  supplier: Wallet;
}

/**
 * Founds a co-op by the Somerset preset and lives through its first three months: members join and subscribe shares, a
 * first round is decided, filled and settled, an invoice is paid, the rent gets a standing budget, a match fund doubles
 * gifts to a campaign, a second round is open, and so is a vote.
 */
export async function liveThroughDemo(ethers: HardhatEthers, time: NetworkHelpers["time"], report: Report) {
  const cast = castFrom(await ethers.getSigners());
  report("deploying the contracts");
  const factory = await deployFactory(ethers);
  const currency = await ethers.deployContract("TestToken", ["Test euro", "EUR", 18]);
  const currencyAddress = await currency.getAddress();

  report("founding the co-op with nine founders");
  const charter = draftCharter(somerset, {
    name: "Commons Bakery",
    purpose: "Bread for the neighbourhood, made and owned by those who eat and bake it",
    currency: currencyAddress,
    decimals: 18,
    founders: cast.founders.map((f, i) => ({ wallet: f.address, class: Math.floor(i / 3) })),
  });
  const coop = await foundCoop(ethers, factory, charter, cast.founders);
  for (const wallet of [...cast.members, cast.funder]) {
    await currency.mint(wallet, euros(20_000));
    await currency.connect(wallet).approve(coop.treasury, euros(20_000));
  }

  report("taking in members, shares and a gift");
  await subscribeShares(coop, cast);
  await coop.treasury
    .connect(cast.funder)
    .deposit(currencyAddress, euros(15_000), id("gift of the neighbourhood fund"));

  report("deciding, filling and settling a first round, and paying an invoice from it");
  await openRound(coop, time, cast, { asset: currencyAddress, budget: 1_200, length: 14, title: "Opening budget" });
  await fillFirstRound(coop, cast);
  await settleRound(coop, time, 1);
  await payInvoice(coop, cast);

  report("saying what came of it, and putting a question that few care about");
  await stateOutcome(coop, time, cast);
  await askInVain(coop, cast, currencyAddress);

  report("setting money aside for the rent and for doubling gifts, and opening a second round");
  await startCampaign(coop, time, cast, currencyAddress);
  await openSecondRound(coop, time, cast, currencyAddress);
  await fillSecondRound(coop, cast);
  await fillCampaign(coop, cast);

  report("appointing a proxy and opening a vote");
  await appointProxies(coop, cast);
  await startVote(coop, time, cast, currencyAddress);
  const now = Math.floor(Date.now() / 1000);
  if ((await time.latest()) < now) await time.increaseTo(now);

  report("asking for a payout that not everybody likes");
  await askForRoof(coop, cast);
  return { factory, coop, currency, cast, charterHash: await factory.hashOf(charter) };
}

function castFrom(signers: Wallet[]): Cast {
  const [users, workers, investors] = [signers.slice(0, 3), signers.slice(3, 6), signers.slice(6, 9)];
  const [lateUser, lateInvestor, funder, supplier] = signers.slice(9, 13) as [Wallet, Wallet, Wallet, Wallet];
  const founders = [...users, ...workers, ...investors];
  const members = [...founders, lateUser, lateInvestor];
  return { users, workers, investors, founders, members, lateUser, lateInvestor, funder, supplier };
}

async function subscribeShares(coop: Coop, cast: Cast): Promise<void> {
  await coop.members.connect(cast.lateUser).join(0, 5);
  await coop.members.connect(cast.lateInvestor).join(2, 500);
  for (const [i, wallet] of cast.users.entries()) await coop.shares.connect(wallet).subscribe(10 * (i + 1));
  for (const wallet of cast.workers) await coop.shares.connect(wallet).subscribe(100);
  for (const [i, wallet] of cast.investors.entries()) await coop.shares.connect(wallet).subscribe(1_000 * (i + 1));
}

interface RoundWish {
  asset: string;
  budget: number; // EUR
  length: number; // days
  title: string;
}

/** What is left of a round stays for the next one. */
function wishedRound({ asset, budget, length, title }: RoundWish): { round: RoundDraft; text: string } {
  const guidelines = "It serves the bakery or its neighbours.\nSomebody answers for it.";
  const heading = `# Open a round of ${budget} EUR: ${title}`;
  const plan = { asset, budget: euros(budget), unit: euros(1), duration: days(length), title, guidelines };
  return {
    round: { ...plan, carriesOver: true, flagsToBlock: 2 },
    text: `${heading}\n\nEvery member shares out the same part of it, for ${length} days.`,
  };
}

async function openRound(coop: Coop, time: NetworkHelpers["time"], cast: Cast, wish: RoundWish): Promise<void> {
  const { round, text } = wishedRound(wish);
  await resolve(coop.assembly, time, cast.founders, await openRoundActions(coop, round), text);
}

/** Everybody may share out 1200 / 11 = 109 EUR, and 540 EUR of it are left. */
async function fillFirstRound(coop: Coop, cast: Cast): Promise<void> {
  const [baker] = cast.workers as [Wallet];
  await openBucket(coop, baker, { round: 1, title: "Proofing baskets and a scale", min: euros(600), max: euros(900) });
  const mill = { round: 1, title: "Flour mill for the shop", min: euros(500), max: euros(800) };
  await openBucket(coop, cast.users[0] as Wallet, mill);
  for (const member of cast.members) await coop.rounds.connect(member).allocate(1, [{ bucket: 1, units: 60 }]);
  for (const user of cast.users) {
    await coop.rounds.connect(user).allocate(1, [
      { bucket: 1, units: 60 },
      { bucket: 2, units: 49 },
    ]);
  }
}

async function openBucket(coop: Coop, steward: Wallet, bucket: BucketDraft): Promise<void> {
  await coop.buckets.connect(steward).openNow(draftBucket(bucket));
}

async function settleRound(coop: Coop, time: NetworkHelpers["time"], round: number): Promise<void> {
  await past(time, (await coop.rounds.roundOf(round)).closesAt);
  const buckets = await coop.buckets.lastBucket();
  for (let bucket = 1n; bucket <= buckets; bucket++) await coop.rounds.settle(round, bucket);
  await coop.rounds.finish(round);
}

async function payInvoice(coop: Coop, cast: Cast): Promise<void> {
  const [baker, secondBaker] = cast.workers as [Wallet, Wallet];
  const order = draftOrder({
    recipient: cast.supplier.address,
    amount: euros(420),
    purpose: "Purchase",
    receiptHash: id("invoice 2041"),
    receiptUri: "ipfs://invoice-2041",
    invoice: "2041",
  });
  await coop.payouts.connect(baker).request(1, order);
  await coop.payouts.connect(secondBaker).approve(1);
  await coop.payouts.pay(1);
}

/** The proposer of the first round says how it went. By the end of the demo the review is overdue. */
async function stateOutcome(coop: Coop, time: NetworkHelpers["time"], cast: Cast): Promise<void> {
  const [decided] = await coop.assembly.queryFilter(coop.assembly.filters.ProposalCreated());
  const text = "The baskets and the scale are in use. The mill found too few friends; we should ask again.";
  const { proposalId } = (decided as NonNullable<typeof decided>).args;
  await coop.agenda.connect(cast.users[0] as Wallet).stateOutcome(proposalId, text, (await time.latest()) + days(30));
}

/** It is open at the same time as the vote on the second round, and nobody takes part. */
async function askInVain(coop: Coop, cast: Cast, asset: string): Promise<void> {
  const price = [euros(250), purpose("Purchase"), ZeroHash] as const;
  const data = coop.treasury.interface.encodeFunctionData("pay", [0n, cast.supplier.address, asset, ...price]);
  const text = "# Buy a painted sign for the shop for 250 EUR\n\nThe old one cannot be read from across the street.";
  await propose(coop.assembly.connect(cast.workers[2] as Wallet), [{ target: coop.treasury, data }], text);
}

/** One principal has not voted when the page opens, the other has. */
async function appointProxies(coop: Coop, cast: Cast): Promise<void> {
  const [user] = cast.users as [Wallet];
  const [baker, holder] = cast.workers as [Wallet, Wallet];
  for (const principal of [user, baker]) await coop.members.connect(principal).appointProxy(holder);
}

/** Bucket 3. It can be funded before the match fund is used up, and takes more afterwards. */
async function startCampaign(coop: Coop, time: NetworkHelpers["time"], cast: Cast, asset: string): Promise<void> {
  const now = await time.latest();
  await openBucket(coop, cast.workers[1] as Wallet, {
    title: "Sun on the bakehouse roof",
    text: "Forty panels that bake by day and sell what is left.\nThe roof is ours, and it faces south.",
    imageUri: "ipfs://bakehouse-roof",
    asset,
    deadline: now + days(60),
    secondDeadline: now + days(90),
    stretch: euros(600),
    items: [
      { what: "Panels and inverter", min: euros(900), max: euros(1_800), isIncome: false },
      { what: "Frame and cables", min: euros(400), max: euros(600), isIncome: false },
      { what: "Subsidy of the town", min: euros(500), max: euros(500), isIncome: true },
    ],
    tags: ["energy"],
    commons: [{ what: "What the panels yield, hour by hour", licence: "CC0-1.0" }],
  });
}

const RENT = 220; // EUR in 30 days

/** Two resolutions at once. The rent of two months comes off the budget of the round, and three more are locked. */
async function openSecondRound(coop: Coop, time: NetworkHelpers["time"], cast: Cast, asset: string): Promise<void> {
  const [proposer] = cast.founders as [Wallet];
  const { round, text } = wishedRound({ asset, budget: 5_400, length: 45, title: "Summer budget" });
  const locked = 3 * RENT;
  const until = (await time.latest()) + days(120);
  const rules = [
    ...(await rentActions(coop, cast, asset, await time.latest())),
    ...(await matchActions(coop, asset, until)),
  ];
  const rulesText =
    `# Pay the rent first, and double gifts to the roof\n\nThe rent is ${RENT} EUR in 30 days. Gifts to the roof are ` +
    "doubled from 1000 EUR of the general fund.";
  const roundText = `${text} ${locked} EUR more are locked for the rent.`;
  const actions = [...(await openRoundActions(coop, round)), ...(await lockActions(coop, asset, locked))];

  const assembly = coop.assembly.connect(proposer);
  const proposals = [await propose(assembly, rules, rulesText), await propose(assembly, actions, roundText)];
  for (const { id: proposal } of proposals) {
    await past(time, await coop.assembly.proposalSnapshot(proposal));
    for (const voter of cast.founders) await coop.assembly.connect(voter).castVote(proposal, choice("For"));
  }
  for (const proposal of proposals) await carryOut(coop.assembly, time, proposal);
}

async function setAside(coop: Coop, asset: string, amount: number): Promise<Action> {
  const intake = accountOf(await coop.funds.getAddress(), await coop.treasury.INTAKE());
  const args = [0n, intake, asset, euros(amount), purpose("Budget"), ZeroHash] as const;
  return { target: coop.treasury, data: coop.treasury.interface.encodeFunctionData("transfer", [...args]) };
}

/** Bucket 4, for worker 1 to spend. */
async function rentActions(coop: Coop, cast: Cast, asset: string, firstAt: number): Promise<Action[]> {
  const text = "The bakehouse belongs to the parish, and the rent is due whatever else we decide.";
  const month = { what: "One month", min: euros(RENT), max: euros(RENT), isIncome: false };
  const plan = draftBucket({ title: "Rent of the bakehouse", text, asset, items: [month] });
  const steward = await coop.members.numberOf(cast.workers[0] as Wallet);
  const budget = [4, euros(RENT), days(30), firstAt] as const;
  return [
    { target: coop.buckets, data: coop.buckets.interface.encodeFunctionData("openStanding", [plan, steward]) },
    { target: coop.funds, data: coop.funds.interface.encodeFunctionData("nameStanding", [...budget]) },
  ];
}

async function matchActions(coop: Coop, asset: string, until: number): Promise<Action[]> {
  const terms = { asset, until, perFunder: euros(400), perBucket: euros(1_000) };
  const { interface: funds } = coop.funds;
  return [
    await setAside(coop, asset, 1_000),
    { target: coop.funds, data: funds.encodeFunctionData("openFund", [terms, euros(1_000), "Twice the sun"]) },
    { target: coop.funds, data: funds.encodeFunctionData("assign", [1, 3]) },
  ];
}

async function lockActions(coop: Coop, asset: string, amount: number): Promise<Action[]> {
  const data = coop.funds.interface.encodeFunctionData("provideCore", [asset, euros(amount)]);
  return [await setAside(coop, asset, amount), { target: coop.funds, data }];
}

/** The fund doubles what it may of both gifts. The steward accepts what there is. */
async function fillCampaign(coop: Coop, cast: Cast): Promise<void> {
  await coop.buckets.connect(cast.funder).fill(3, euros(700));
  await coop.buckets.connect(cast.users[1] as Wallet).fill(3, euros(150));
  await coop.buckets.connect(cast.workers[1] as Wallet).close(3);
  await coop.buckets.connect(cast.funder).comment(3, "Glad to see it start. Will there be a place to sit below it?");
}

/** Two members have approved it, a third objects while it waits. */
async function askForRoof(coop: Coop, cast: Cast): Promise<void> {
  const [baker, secondBaker, thirdBaker] = cast.workers as [Wallet, Wallet, Wallet];
  const order = draftOrder({
    recipient: cast.supplier.address,
    amount: euros(900),
    purpose: "Purchase",
    toAccount: true,
    receiptHash: id("offer S-17"),
    receiptUri: "https://example.org/offers/s-17.pdf",
    invoice: "S-17",
  });
  await coop.payouts.connect(secondBaker).request(3, order);
  for (const member of [baker, cast.users[0] as Wallet]) await coop.payouts.connect(member).approve(2);
  await coop.payouts.connect(thirdBaker).objectTo(2, "We have this one offer only. Let us ask for a second.");
}

/** Everybody may share out 5500 / 11 = 500 EUR. */
async function fillSecondRound(coop: Coop, cast: Cast): Promise<void> {
  const [user, otherUser] = cast.users as [Wallet, Wallet];
  const [baker, secondBaker] = cast.workers as [Wallet, Wallet];
  await openBucket(coop, baker, {
    round: 2,
    title: "Second-hand oven",
    text: "A deck oven from a bakery that closes. It bakes twice as much with the same wood.",
    items: [
      { what: "Oven", min: euros(1_200), max: euros(2_000), isIncome: false },
      { what: "Transport and masonry", min: euros(300), max: euros(500), isIncome: false },
      { what: "Sale of the old oven", min: euros(200), max: euros(200), isIncome: true },
    ],
    tags: ["bakehouse", "energy"],
    commons: [{ what: "Building plans of the oven", licence: "CC-BY-SA-4.0" }],
  });
  await openBucket(coop, user, { round: 2, title: "Delivery bicycle", min: euros(400), max: euros(900) });
  const wages = { round: 2, title: "Apprentice wages, one month", min: euros(800), max: euros(1_200) };
  await openBucket(coop, secondBaker, wages);
  await coop.rounds.connect(baker).allocate(2, [
    { bucket: 5, units: 400 },
    { bucket: 7, units: 100 },
  ]);
  await coop.rounds.connect(secondBaker).allocate(2, [
    { bucket: 5, units: 200 },
    { bucket: 7, units: 300 },
  ]);
  await coop.rounds.connect(user).allocate(2, [
    { bucket: 5, units: 150 },
    { bucket: 6, units: 250 },
  ]);
  await coop.rounds.connect(otherUser).allocate(2, [
    { bucket: 6, units: 180 },
    { bucket: 7, units: 220 },
  ]);
  for (const investor of cast.investors) await coop.rounds.connect(investor).allocate(2, [{ bucket: 5, units: 250 }]);
  await coop.buckets.connect(cast.funder).fill(5, euros(300));
  await coop.buckets.connect(cast.funder).fill(6, euros(150));
  await waitWithIdea(coop, cast);
}

/** Bucket 8, which is talked about before it is opened. */
async function waitWithIdea(coop: Coop, cast: Cast): Promise<void> {
  const [careful] = cast.investors as [Wallet];
  const idea = {
    round: 2,
    title: "Sourdough school",
    text: "Four Saturdays on which neighbours learn to keep a sourdough.",
    items: [
      { what: "Flour, jars and firewood", min: euros(120), max: euros(200), isIncome: false },
      { what: "Fees of those who can pay them", min: euros(80), max: euros(80), isIncome: true },
    ],
    tags: ["learning"],
  };
  await coop.buckets.connect(cast.lateUser).suggest(draftBucket(idea));
  const offer = "I would teach two of them, if somebody heats the oven.";
  await coop.buckets.connect(cast.workers[1] as Wallet).comment(8, offer);
  await coop.buckets.connect(careful).flag(8, 1, "Nobody is named yet who teaches the other two.");
}

async function startVote(coop: Coop, time: NetworkHelpers["time"], cast: Cast, asset: string): Promise<void> {
  const [user, otherUser] = cast.users as [Wallet, Wallet];
  const [baker] = cast.workers as [Wallet];
  const data = coop.treasury.interface.encodeFunctionData("pay", [
    0n,
    cast.supplier.address,
    asset,
    euros(800),
    purpose("Grant"),
    ZeroHash, // the resolution is the reason
  ]);
  const text =
    "# Give 800 EUR to the community kitchen\n\nThey bake our unsold dough on Sundays and share it out for free.";
  const vote = await openVote(coop.assembly.connect(user), time, [{ target: coop.treasury, data }], text);
  await coop.assembly.connect(otherUser).castVote(vote.id, choice("For"));
  await coop.assembly.connect(baker).castVoteWithReason(vote.id, choice("For"), "Nothing is thrown away that way.");
  const [investor, careful] = cast.investors as [Wallet, Wallet];
  await coop.assembly.connect(investor).castVoteWithReason(vote.id, choice("Against"), "Let us repay the oven first.");
  await coop.assembly.connect(careful).castVote(vote.id, choice("Abstain"));
}
