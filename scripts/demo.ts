import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { NetworkHelpers } from "@nomicfoundation/hardhat-network-helpers/types";
import { id, parseEther } from "ethers";
import { choice, days, draftCharter, purpose } from "./charter.ts";
import type { Coop } from "./deploy.ts";
import { deployFactory, foundCoop } from "./deploy.ts";
import { draftBucket, draftOrder } from "./plans.ts";
import type { BucketDraft } from "./plans.ts";
import { somerset } from "./presets/index.ts";
import { openRoundActions, openVote, past, propose, resolve } from "./proposal.ts";

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
 * first round is decided, filled and settled, an invoice is paid, a second round is open, and so is a vote.
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
  await openRound(coop, time, cast, currencyAddress, 1_200, 14, "Opening budget");
  await fillFirstRound(coop, cast);
  await settleRound(coop, time, 1);
  await payInvoice(coop, cast);

  report("saying what came of it, and putting a question that few care about");
  await stateOutcome(coop, time, cast);
  await askInVain(coop, cast, currencyAddress);

  report("opening a second round");
  await openRound(coop, time, cast, currencyAddress, 5_500, 45, "Summer budget");
  await fillSecondRound(coop, cast);

  report("appointing a proxy and opening a vote");
  await appointProxies(coop, cast);
  await startVote(coop, time, cast, currencyAddress);
  const now = Math.floor(Date.now() / 1000);
  if ((await time.latest()) < now) await time.increaseTo(now);
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

async function openRound(
  coop: Coop,
  time: NetworkHelpers["time"],
  cast: Cast,
  asset: string,
  amount: number,
  length: number,
  title: string,
): Promise<void> {
  const guidelines = "It serves the bakery or its neighbours.\nSomebody answers for it.";
  const round = { asset, budget: euros(amount), unit: euros(1), duration: days(length), title, guidelines };
  const heading = `# Open a round of ${amount} EUR: ${title}`;
  const text = `${heading}\n\nEvery member shares out the same part of it, for ${length} days.`;
  await resolve(coop.assembly, time, cast.founders, await openRoundActions(coop, round), text);
}

/** Everybody may share out 1200 / 11 = 109 EUR. */
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
  const price = [euros(250), purpose("Purchase"), id("sign")] as const;
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
    { bucket: 3, units: 400 },
    { bucket: 5, units: 100 },
  ]);
  await coop.rounds.connect(secondBaker).allocate(2, [
    { bucket: 3, units: 200 },
    { bucket: 5, units: 300 },
  ]);
  await coop.rounds.connect(user).allocate(2, [
    { bucket: 3, units: 150 },
    { bucket: 4, units: 250 },
  ]);
  await coop.rounds.connect(otherUser).allocate(2, [
    { bucket: 4, units: 180 },
    { bucket: 5, units: 220 },
  ]);
  for (const investor of cast.investors) await coop.rounds.connect(investor).allocate(2, [{ bucket: 3, units: 250 }]);
  await coop.buckets.connect(cast.funder).fill(3, euros(300));
  await coop.buckets.connect(cast.funder).fill(4, euros(150));
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
    id("community kitchen"),
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
