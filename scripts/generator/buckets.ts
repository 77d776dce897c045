import { id } from "ethers";
import { days } from "../charter.ts";
import { bucketState, draftBucket, draftOrder } from "../plans.ts";
import type { Asset, Bucket, Life, Person } from "./life.ts";
import { act, anybody, cents, chance, entitled, fill, pass, pick, pickSome, standing, wallets } from "./life.ts";
import type { Call } from "./sender.ts";
import { callOf } from "./sender.ts";

const THINGS = ["Tool library", "Seed bank", "Cargo bicycle", "Solar roof", "Repair café", "Bread oven", "Choir"];
const PLACES = ["the old mill", "the harbour", "the school", "the allotments", "the market hall", "the station"];
const REASONS = ["There is nothing like it here.", "The old one is beyond repair.", "Many have asked for it."];
const SUPPLIERS = wallets("supplier", 30);

interface Wish {
  asset: Asset;
  least: bigint; // base units, as all amounts: the minimum
  max: bigint;
  most: bigint; // that funders may give
  round?: number;
  deadline?: number; // seconds
}

/** Opens buckets at once, each with a member for its steward. From then on they take gifts. */
async function openBuckets(life: Life, wishes: Wish[]): Promise<Bucket[]> {
  const { buckets } = life.coop;
  const before = Number(await buckets.lastBucket());
  const opened = wishes.map(({ asset, least, most }, i): Bucket => {
    const steward = pick(life, standing(life));
    return { number: before + 1 + i, asset, steward, least, most, raised: 0n, funders: new Set() };
  });
  const calls = wishes.map(({ asset, least, max, most: _, ...place }, i) => {
    const title = `${pick(life, THINGS)} at ${pick(life, PLACES)}`;
    const plan = { ...place, asset: asset.address, title, text: pick(life, REASONS), min: least, max };
    return callOf((opened[i] as Bucket).steward.wallet, buckets, "openNow", [draftBucket(plan)]);
  });
  await pass(life, life.sender.now + days(1), calls);
  life.open.push(...opened);
  return opened;
}

/** Those of `buckets` that are in `state`. */
export async function thoseIn(life: Life, buckets: Bucket[], state: "Failed" | "Funded"): Promise<Bucket[]> {
  const found = await Promise.all(buckets.map(({ number }) => life.coop.buckets.bucketOf(number)));
  return buckets.filter((_, i) => found[i]?.state === bucketState(state));
}

/** Whoever gave to a bucket that has ended takes back what it did not use. */
export const refunds = ({ coop: { buckets } }: Life, { number, funders }: Bucket): Call[] =>
  [...funders].map((funder) => callOf(funder, buckets, "refund", [number, funder]));

/* CAMPAIGNS */

/** Every third asks for more than it gets; the others get their minimum from somebody at the outset. */
export async function openCampaigns(life: Life, season: number, deadline: number): Promise<Bucket[]> {
  const [euro, dollar, ether] = life.assets;
  const wishes = Array.from({ length: 3 + Math.round(17 * life.size) }, (_, i): Wish => {
    const asset = [euro, dollar, euro, ether, euro][(season + i) % 5] as Asset;
    const isDoomed = i % 3 === 2;
    const least = cents(asset, isDoomed ? 2_000_000 : 30_000 + life.below(120_000));
    const max = least * (isDoomed ? 2n : 40n);
    return { asset, least, max, most: isDoomed ? least - 1n : max, deadline };
  });
  const opened = await openBuckets(life, wishes);
  const first = opened.map((bucket) => {
    const amount = bucket.most < bucket.least ? bucket.least / 100n : bucket.least;
    return fill(life, pick(life, life.funders), bucket, amount);
  });
  await pass(life, life.sender.now + days(1), first);
  return opened;
}

/** Lets the deadline of all campaigns pass, and has them decided. */
export async function closeCampaigns(life: Life, campaigns: Bucket[], deadline: number): Promise<void> {
  await pass(life, deadline - days(1));
  life.open = life.open.filter((bucket) => !campaigns.includes(bucket));
  await pass(life, deadline);
  const calls = campaigns.map(({ number, steward }) => callOf(steward.wallet, life.coop.buckets, "close", [number]));
  await pass(life, life.sender.now + days(1), calls);
}

/* ROUNDS */

/** Opens buckets in the newest round, has the members share it out, and settles it. */
export async function shareOut(life: Life, season: number): Promise<Bucket[]> {
  const { rounds } = life.coop;
  const round = Number(await rounds.lastRound());
  const { pool, closesAt } = await rounds.roundOf(round);
  const voters = entitled(life, life.sender.now);
  const [euro] = life.assets;
  const wishes = Array.from({ length: 3 + Math.round(5 * life.size) }, (_, i): Wish => {
    const isDoomed = (season + i) % 4 === 3;
    const least = isDoomed ? pool * 2n : pool / 200n;
    return { round, asset: euro, least, max: least + pool * 2n, most: pool / 4n };
  });
  const buckets = await openBuckets(life, wishes);
  await pass(life, Number(closesAt) - 3_600, await allocate(life, round, voters, buckets));
  life.open = life.open.filter((bucket) => !buckets.includes(bucket));
  await pass(life, Number(closesAt));
  const settlements = buckets.map(({ number }) => callOf(anybody(life), rounds, "settle", [round, number]));
  await act(life, settlements);
  await act(life, [callOf(anybody(life), rounds, "finish", [round])]);
  return buckets;
}

/** Two in three take part, and give most of their share to up to four buckets. A few think again. */
async function allocate(life: Life, round: number, voters: Person[], buckets: Bucket[]): Promise<Call[]> {
  const { rounds } = life.coop;
  const [founder] = voters as [Person];
  const allowance = Number(await rounds.allowanceOf(round, founder.wallet)); // everybody's
  const ballot = ({ wallet }: Person): Call => {
    const chosen = pickSome(life, buckets, 1 + life.below(4)).sort((a, b) => a.number - b.number);
    const units = Math.floor((allowance * (50 + life.below(51))) / 100 / chosen.length);
    return callOf(wallet, rounds, "allocate", [round, chosen.map(({ number }) => ({ bucket: number, units }))]);
  };
  const taking = voters.filter(({ since }) => since === 0 || chance(life, 65));
  return [...taking, ...pickSome(life, taking, 1 + Math.floor(taking.length / 20))].map(ballot);
}

/* PAYOUTS */

interface Payout {
  bucket: Bucket;
  amount: bigint; // base units
  worker?: Person; // is paid into its account; else it is a supplier that is paid
}

/** Spends buckets in two payouts each, and completes them. Every fourth leaves something over. */
export async function spend(life: Life, buckets: Bucket[]): Promise<void> {
  const { sender, coop } = life;
  const found = await Promise.all(buckets.map(({ number }) => coop.buckets.bucketOf(number)));
  const isThrifty = (place: number): boolean => place % 4 === 0;
  const payouts = buckets.flatMap((bucket, i) => {
    const { raised = 0n, fromRound = 0n } = found[i] ?? {};
    return planPayouts(life, bucket, ((raised + fromRound) * (isThrifty(i) ? 8n : 10n)) / 10n);
  });
  await payOut(life, payouts);

  const completions = buckets.map(({ number, steward }) => {
    const report = [id(`report ${number}`), `ipfs://report-${number}`];
    return callOf(steward.wallet, coop.buckets, "complete", [number, ...report]);
  });
  await pass(life, sender.now + days(1), completions);
  const left = buckets.filter((_, i) => isThrifty(i)).flatMap((bucket) => refunds(life, bucket));
  const ofRounds = buckets.filter((_, i) => isThrifty(i) && found[i]?.fromRound !== 0n);
  const toRounds = ofRounds.map(({ number }) => {
    return callOf(anybody(life), coop.buckets, "refund", [number, coop.rounds.target]);
  });
  await pass(life, sender.now + days(3), [...left, ...toRounds]);
}

/** A part goes to a member for its work, the rest to a supplier. */
function planPayouts(life: Life, bucket: Bucket, amount: bigint): Payout[] {
  const others = standing(life).filter((member) => member !== bucket.steward);
  const worker = pick(life, others);
  const wages = (amount * BigInt(20 + life.below(60))) / 100n;
  life.creditors.add(worker);
  return [
    { bucket, amount: wages, worker },
    { bucket, amount: amount - wages },
  ];
}

/** Stewards ask, three members approve, and after the wait anybody has it paid. */
async function payOut(life: Life, payouts: Payout[]): Promise<void> {
  const { sender, coop } = life;
  const before = Number(await coop.payouts.lastPayout());
  const deciders = entitled(life, sender.now);
  const requests = payouts.map(({ bucket, amount, worker }, i) => {
    const invoice = `${before + 1 + i}`;
    const receipt = { amount, receiptHash: id(`invoice ${invoice}`), receiptUri: `ipfs://invoice-${invoice}`, invoice };
    const order = worker
      ? draftOrder({ ...receipt, recipient: worker.wallet, purpose: "Work", toAccount: true })
      : draftOrder({ ...receipt, recipient: pick(life, SUPPLIERS), purpose: "Purchase" });
    return callOf(bucket.steward.wallet, coop.payouts, "request", [bucket.number, order]);
  });
  await pass(life, sender.now + days(2), requests);

  const approvals = payouts.flatMap(({ bucket, worker }, i) => {
    const others = deciders.filter((member) => member !== bucket.steward && member !== worker);
    return pickSome(life, others, 3).map(({ wallet }) => callOf(wallet, coop.payouts, "approve", [before + 1 + i]));
  });
  await pass(life, sender.now + days(2), approvals);
  await pass(life, sender.now + days(7)); // the longest wait there is
  const payments = payouts.map((_, i) => callOf(anybody(life), coop.payouts, "pay", [before + 1 + i]));
  await pass(life, sender.now + days(1), payments);
}
