import type { Address } from "viem";
import { accountOf } from "../accounts.ts";
import { unspentOf } from "../books/buckets.ts";
import type { PurseRecord } from "../books/buckets.ts";
import { statuteOf } from "../books/statute.ts";
import { balanceIn } from "../journal.ts";
import { BUCKET_STATES } from "../names.ts";
import type { Check, Context } from "./context.ts";
import { BucketLives } from "./bucketLives.ts";
import { count } from "./findings.ts";
import type { Findings } from "./findings.ts";

const ESCROW = 1n; // account of contracts/Shares.sol

/** What applicants paid is there, and what buckets hold is what was filled, less what was spent and given back. */
export const escrow: Check = {
  number: 13,
  title: "Escrow is complete, and buckets that ended give back what they did not spend",
  begin: (context, findings) => {
    const lives = new BucketLives(context, findings);
    return {
      on: lives.on(),
      finish: async () => {
        const purses = [...context.books.purses.values()];
        for (const purse of purses) checkPurse(context, findings, purse);
        await Promise.all([
          compareEscrow(context, findings),
          compareFillings(context, findings),
          ...purses.map((purse) => compareBucket(context, findings, purse)),
        ]);
        tellBuckets(context, findings, purses);
      },
    };
  },
};

const hasEnded = ({ state }: PurseRecord): boolean => ["Completed", "Failed", "Cancelled"].includes(state);

/** The account of a bucket holds what it has not spent, and has not given back. */
function checkPurse({ books, addresses, amounts }: Context, findings: Findings, purse: PurseRecord): void {
  const { bucket, asset, refunded } = purse;
  if (asset === undefined) return; // still an idea
  const held = balanceIn(books.ledger, accountOf(addresses.buckets, BigInt(bucket)), asset);
  const left = unspentOf(purse) - refunded;
  const say = (amount: bigint): string => amounts.say(amount, asset);
  const given = say(purse.raised + purse.fromRound);
  const parts = `was given ${given}, spent ${say(purse.spent)} and gave back ${say(refunded)}`;
  findings.expect(held === left, () => `Bucket ${bucket} ${parts}; it holds ${say(held)}, and not ${say(left)}.`);
  const early = (): string => `Bucket ${bucket} gave back ${say(refunded)} before it had ended.`;
  findings.expect(refunded === 0n || hasEnded(purse), early);
}

/* IN STORAGE */

async function compareEscrow(context: Context, findings: Findings): Promise<void> {
  const { books, storage, contracts, addresses, amounts } = context;
  const { currency } = statuteOf(books);
  const asked = [...books.requests.values()].map(({ wallet }) => wallet.toLowerCase());
  const applicants = [...new Set([...books.escrow.keys(), ...asked])];
  const stored = await Promise.all(
    applicants.map((wallet) => storage.read(contracts.shares, "escrowOf", [wallet as Address])),
  );
  const say = (amount: bigint): string => amounts.say(amount, currency);
  for (const [i, wallet] of applicants.entries()) {
    const [own, theirs] = [books.escrow.get(wallet) ?? 0n, stored[i] ?? 0n];
    findings.expect(
      own === theirs,
      () => `Applicant ${wallet} has paid ${say(own)} by the events, ${say(theirs)} by storage.`,
    );
  }
  const held = balanceIn(books.ledger, accountOf(addresses.shares, ESCROW), currency);
  const sum = stored.reduce((total, amount) => total + amount, 0n);
  findings.expect(held === sum, () => `Escrow holds ${say(held)}; applicants have paid ${say(sum)}.`);
  const waiting = stored.filter((amount) => amount !== 0n).length;
  findings.fact(`Escrow holds ${say(held)}, of ${count(waiting, "applicant")} waiting for an answer.`);
}

async function compareBucket({ storage, contracts, amounts }: Context, findings: Findings, purse: PurseRecord) {
  const { bucket, state, raised, fromRound, committed, spent, asset } = purse;
  const stored = await storage.read(contracts.buckets, "bucketOf", [BigInt(bucket)]);
  const say = (amount: bigint): string => (asset === undefined ? String(amount) : amounts.say(amount, asset));
  const theirs = BUCKET_STATES[stored.state] ?? "None";
  findings.expect(theirs === state, () => `Bucket ${bucket} is ${state} by the events, ${theirs} by storage.`);
  const sums = [
    ["given by funders", raised, stored.raised],
    ["given by its round", fromRound, stored.fromRound],
    ["asked for", committed, stored.committed],
    ["spent", spent, stored.spent],
  ] as const;
  for (const [what, mine, stored] of sums) {
    findings.expect(
      mine === stored,
      () => `Of bucket ${bucket}, ${say(mine)} were ${what} by the events, ${say(stored)} by storage.`,
    );
  }
}

/** Of those who can still take something back, or may have to. */
async function compareFillings({ books, storage, contracts }: Context, findings: Findings): Promise<void> {
  const isSettled = (purse: PurseRecord): boolean => hasEnded(purse) && unspentOf(purse) === purse.refunded;
  const fillings = [...books.fillings.values()].filter(({ bucket }) => {
    const purse = books.purses.get(bucket);
    return purse === undefined || !isSettled(purse);
  });
  const stored = await Promise.all(
    fillings.map(({ bucket, funder }) => storage.read(contracts.buckets, "fundedBy", [BigInt(bucket), funder])),
  );
  for (const [i, { bucket, funder, amount }] of fillings.entries()) {
    const differ = (): string =>
      `${funder} has ${amount} base units in bucket ${bucket} by the events, ${stored[i]} by storage.`;
    findings.expect(stored[i] === amount, differ);
  }
}

/** How many there are, and what those that ended still owe to who asks for it. */
function tellBuckets({ amounts }: Context, findings: Findings, purses: readonly PurseRecord[]): void {
  const ended = purses.filter(hasEnded);
  findings.claim("Each bucket holds what was filled, less what was spent and given back, to the last base unit.");
  findings.fact(`${count(purses.length, "bucket")}, of which ${ended.length} ended.`);
  const assets = new Set(ended.map(({ asset }) => asset));
  for (const asset of assets) {
    if (asset === undefined) continue;
    const of = ended.filter((purse) => purse.asset === asset);
    const [unspent, refunded] = [sum(of.map(unspentOf)), sum(of.map((purse) => purse.refunded))];
    const waits = amounts.say(unspent - refunded, asset);
    const told = `of ${amounts.say(unspent, asset)} unspent, ${amounts.say(refunded, asset)} were given back`;
    findings.fact(`Buckets that ended: ${told}, and ${waits} are there for who asks.`);
  }
}

const sum = (parts: readonly bigint[]): bigint => parts.reduce((total, part) => total + part, 0n);
