import { parseEther, ZeroHash } from "ethers";
import { sealedEntries } from "../../sdk/src/journal.ts";
import { actingAs } from "../../test/helpers/acting.ts";
import { euros, foundSomerset, USERS } from "../../test/helpers/somerset.ts";
import type { Somerset } from "../../test/helpers/somerset.ts";
import { days } from "../charter.ts";
import { wallets } from "../generator/life.ts";
import { callOf, Sender } from "../generator/sender.ts";
import type { Call } from "../generator/sender.ts";
import { draftBucket } from "../plans.ts";
import type { Chain } from "./chain.ts";
import type { Figures } from "./deeds.ts";
import { measureOurs, openRound } from "./ours.ts";

// The same deeds in a small co-op and in one that much has happened in. All of it is real calls of the contracts: the
// register is moved in by the executor, who is impersonated, as members are. A member may have three proposals open.

/** How much is in a co-op. */
export interface Size {
  members: number;
  proposals: number;
  buckets: number;
  entries: number; // in the journal
}

/** Bucket numbers that follow each other share words by threes, so that what comes after is divided like the first. */
export const MUCH: Size = { members: 100_000, proposals: 10_000, buckets: 10_002, entries: 10_000 };

const OPEN_PROPOSALS = 3; // that a member may have, by the Somerset preset
const ENROLLED = 80; // members at a time
const A_BLOCK = 200; // transactions
const BLOCK_TIME = 12; // seconds

type Report = (line: string) => void;

/** Measures all deeds in a co-op with `much` in it already. */
export async function measureMuch(chain: Chain, much: Size, report: Report): Promise<{ size: Size; figures: Figures }> {
  const c = await foundSomerset(chain.ethers);
  await enrolUntil(chain, c, much.members, report);
  const active = wallets("member", Math.ceil(much.proposals / OPEN_PROPOSALS));
  await letAct(chain, active);
  await giveUntil(chain, c, much.entries, report);
  await propose(chain, c, active, much.proposals, report);
  const figures = await measureOurs(chain, c, (round) => openBuckets(chain, c, active, round, much.buckets, report));
  return { size: await sizeOf(c, much.proposals), figures };
}

/** The gas of opening a round with so many members. */
export async function measureLargeRound(chain: Chain, members: number): Promise<number> {
  const c = await foundSomerset(chain.ethers);
  await enrolUntil(chain, c, members);
  await chain.networkHelpers.time.increase(days(31)); // a day more than the tenure that a round asks for
  return (await openRound(chain, c)).gas;
}

/** What the chain says of it. It does not count proposals: `before` were made before the two that are measured. */
export async function sizeOf(c: Somerset, before: number): Promise<Size> {
  return {
    members: Number(await c.members.memberCount()),
    proposals: before + 2,
    buckets: Number(await c.buckets.lastBucket()),
    entries: Number(sealedEntries(await c.treasury.seal())),
  };
}

/* GROWING */

/** Enters users on the register until there are `members`, as a resolution does with a register on paper. */
async function enrolUntil(chain: Chain, c: Somerset, members: number, report?: Report): Promise<void> {
  const executor = await actingAs(chain, c.executor);
  const people = wallets("member", members - c.founders.length);
  const calls: Call[] = [];
  for (let i = 0; i < people.length; i += ENROLLED) {
    const entrants = people.slice(i, i + ENROLLED).map((wallet) => ({ wallet, class: USERS }));
    calls.push(callOf(executor.address, c.members, "enrol", [entrants]));
  }
  await send(chain, calls, 1); // each in a second of its own, so that the register's history is long
  report?.(`${people.length} members enrolled`);
}

/** Gifts of a cent to the general fund, an entry each. */
async function giveUntil(chain: Chain, c: Somerset, entries: number, report: Report): Promise<void> {
  const { treasury, currencyAddress, funder } = c;
  const gift = callOf(funder.address, treasury, "deposit", [currencyAddress, euros(0.01), ZeroHash]);
  await send(chain, Array<Call>(entries).fill(gift));
  report(`${entries} entries made`);
}

async function propose(chain: Chain, c: Somerset, active: string[], count: number, report: Report): Promise<void> {
  const target = await c.shares.getAddress();
  const calls = Array.from({ length: count }, (_, i) => {
    const data = c.shares.interface.encodeFunctionData("repay", [i + 1]);
    const proposer = active[i % active.length] as string;
    return callOf(proposer, c.assembly, "propose", [[target], [0], [data], `Question ${i + 1}`]);
  });
  await send(chain, calls);
  report(`${count} proposals made`);
}

async function openBuckets(
  chain: Chain,
  c: Somerset,
  active: string[],
  round: number,
  count: number,
  report: Report,
): Promise<void> {
  const plan = draftBucket({ title: "Oven", asset: c.currencyAddress, round, min: 1n, max: euros(900) });
  const calls = Array.from({ length: count }, (_, i) =>
    callOf(active[i % active.length] as string, c.buckets, "openNow", [plan]),
  );
  await send(chain, calls);
  report(`${count} buckets opened`);
}

/** Lets members send who have no key here. */
async function letAct({ networkHelpers }: Chain, people: string[]): Promise<void> {
  for (const wallet of people) {
    await networkHelpers.setBalance(wallet, parseEther("10"));
    await networkHelpers.impersonateAccount(wallet);
  }
}

/** Sends calls in blocks of so many, none of which may fail. */
async function send({ ethers }: Chain, calls: readonly Call[], aBlock = A_BLOCK): Promise<void> {
  const sender = new Sender(ethers.provider);
  await sender.begin();
  for (let i = 0; i < calls.length; i += aBlock) {
    const block = calls.slice(i, i + aBlock);
    await sender.receipts(block, await sender.mine(sender.now + BLOCK_TIME, block));
  }
  await sender.end();
}
