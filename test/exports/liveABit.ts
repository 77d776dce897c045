import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { NetworkHelpers } from "@nomicfoundation/hardhat-network-helpers/types";
import { id, ZeroAddress } from "ethers";
import type { Address } from "viem";
import { somerset } from "../../scripts/presets/index.ts";
import { NOUNS } from "../../sdk/src/coop.ts";
import type { Addresses } from "../../sdk/src/coop.ts";
import { decoderOf, eventsNamed } from "../../sdk/src/events.ts";
import type { CoopEvent, RawLog } from "../../sdk/src/events.ts";
import type { Context } from "../../sdk/src/exports/context.ts";
import { openBucket, requestPayout } from "../helpers/budgets.ts";
import { euros, foundSomerset, INVESTORS, past, resolve, roundActions } from "../helpers/somerset.ts";
import type { Somerset } from "../helpers/somerset.ts";

type Chain = { ethers: HardhatEthers; networkHelpers: NetworkHelpers };

/** A co-op in which money comes and goes on every way, and its journal as a node gives it. */
export async function liveABit({ ethers, networkHelpers: { time } }: Chain) {
  const capital = { ...somerset.capital, lock: 0, yearlyCapBps: 10_000, liquidityFloor: 0 };
  const c = await foundSomerset(ethers, { preset: { capital } });
  await c.treasury.connect(c.funder).deposit(c.currencyAddress, euros(5_000), id("gift"));
  await c.treasury.connect(c.funder).deposit(ZeroAddress, euros(2), id("ether"), { value: euros(2) });
  await c.members.connect(c.newcomer).join(INVESTORS, 200);
  await resolve(c, time, await roundActions(c, euros(900), euros(1)), "Open a spring round of 900");
  await buildAnOven(c, time);
  await giveSharesBack(c, time);
  return { ...(await readJournal(c, ethers)), seal: await c.treasury.seal() };
}

/** A bucket is filled by members and a funder, spends a part on work, and returns the rest. */
async function buildAnOven(c: Somerset, time: NetworkHelpers["time"]): Promise<void> {
  await openBucket(c, c.workers[0], { round: 1, min: euros(300), max: euros(500), title: '=1+"1"\nOven' });
  for (const founder of c.founders) await c.rounds.connect(founder).allocate(1, [{ bucket: 1, units: 40 }]);
  await c.buckets.connect(c.funder).fill(1, euros(33) + 1n);
  await past(time, (await c.rounds.roundOf(1)).closesAt);
  await c.rounds.settle(1, 1);
  await c.rounds.finish(1);
  await requestPayout(c, c.workers[0], 1, euros(250), { recipient: c.stranger.address, purpose: "Work" });
  await c.payouts.connect(c.users[0]).approve(1);
  await c.payouts.pay(1);
  await c.buckets.connect(c.workers[0]).complete(1, id("report"), "ipfs://report");
  await c.buckets.refund(1, c.rounds);
  await c.buckets.refund(1, c.funder);
}

/** The newcomer has half of its shares repaid, and takes a part of the money home. */
async function giveSharesBack(c: Somerset, time: NetworkHelpers["time"]): Promise<void> {
  const number = await c.members.numberOf(c.newcomer);
  await c.shares.connect(c.newcomer).requestWithdrawal(number, 100);
  await past(time, (await c.shares.withdrawalOf(0)).payableFrom);
  await c.shares.repay(1);
  await c.treasury.connect(c.newcomer).withdraw(number, c.newcomer, c.currencyAddress, euros(60));
}

async function readJournal(c: Somerset, ethers: HardhatEthers) {
  const nouns = await Promise.all(NOUNS.map(async (noun) => [noun, await c[noun].getAddress()] as const));
  const addresses = Object.fromEntries(nouns) as Addresses;
  const decode = decoderOf(addresses);
  const logs = (await ethers.provider.send("eth_getLogs", [{ fromBlock: "0x0", toBlock: "latest" }])) as RawLog[];
  const told = logs.map(decode).filter((event): event is CoopEvent => event !== undefined);
  const titles = new Map(eventsNamed(told, "BucketPlanned").map(({ args }) => [args.bucket, args.plan.title]));
  const telling: Context = {
    coopName: await c.statute.name(),
    addresses,
    assets: new Map([
      [c.currencyAddress as Address, { symbol: await c.currency.symbol(), decimals: 18 }],
      [ZeroAddress as Address, { symbol: "ETH", decimals: 18 }],
    ]),
    titles: { bucket: (number) => titles.get(number) },
  };
  return { journal: eventsNamed(told, "Entry"), telling };
}
