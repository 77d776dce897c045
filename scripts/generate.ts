import { parseArgs } from "node:util";
import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { parseEther, toQuantity, ZeroAddress } from "ethers";
import type { Address } from "viem";
import type { TestToken } from "../types/ethers-contracts/index.js";
import { days, draftCharter } from "./charter.ts";
import type { Coop } from "./deploy.ts";
import { deployFactory, foundCoop } from "./deploy.ts";
import type { Chain } from "./election.ts";
import type { Life } from "./generator/life.ts";
import { act, dice, pass, wallets } from "./generator/life.ts";
import { liveSeason, newcomers, SEASON, SEASONS, sharesFor } from "./generator/season.ts";
import { callOf, Sender } from "./generator/sender.ts";
import { freePort, startChain } from "./localChain.ts";
import { somerset } from "./presets/index.ts";

/** Days that a generated history takes: a chain that is to end today starts that long ago. */
export const GENERATED_DAYS = (SEASON * SEASONS) / days(1) + 2;

export interface Options {
  entries: number; // in the journal, at least
  blocks?: number; // that gifts are spread over, roughly
  seed?: number; // the same one gives the same history
}

type Report = (line: string) => void;

const FULL_SIZE = 100_000; // entries from which on the cast grows no further
const BLOCKS = 1_000;
const SEED = 1;

/**
 * Founds a co-op by the Somerset preset on a local chain of its own, and lives through four years of it with at least
 * `entries` in the journal: members come and go, resolutions are carried and lost, rounds share out money, buckets are
 * filled, fail, pay out and give back. It is for trying how readers of a chain cope with a long history. Dates are the
 * generator's own, so the same options give the same journal.
 */
export async function generate({ ethers, networkHelpers }: Chain, options: Options, report: Report = () => {}) {
  report("deploying the contracts and founding the co-op");
  const { factory, charterHash, coop, tokens, founders } = await found(ethers);
  const life = await beginLife({ ethers, networkHelpers }, options, coop, tokens, founders);
  for (let season = 0; season < SEASONS; season++) {
    await liveSeason(life, season);
    const blocks = await ethers.provider.getBlockNumber();
    report(`season ${season + 1} of ${SEASONS}: ${life.entries} entries in ${blocks} blocks`);
  }
  await life.sender.end();
  await checkBooks(life);
  return { factory, coop, currency: tokens[0], charterHash, entries: life.entries };
}

/* BEGINNING */

async function found(ethers: HardhatEthers) {
  const signers = (await ethers.getSigners()).slice(0, 9);
  const currency = await ethers.deployContract("TestToken", ["Test euro", "EUR", 18]);
  const dollar = await ethers.deployContract("TestToken", ["Test dollar", "USD", 6]);
  const factory = await deployFactory(ethers);
  const founders = signers.map((signer, i) => ({ wallet: signer.address, class: Math.floor(i / 3) }));
  const draft = draftCharter(somerset, {
    name: "Commons Works",
    purpose: "Workshops, bread and power for the neighbourhood, owned by those who use and run them",
    currency: await currency.getAddress(),
    decimals: 18,
    founders,
  });
  const charter = { ...draft, assets: [...draft.assets, (await dollar.getAddress()) as Address] };
  const { receipt: _, ...coop } = await foundCoop(ethers, factory, charter, signers);
  const tokens: [TestToken, TestToken] = [currency, dollar];
  return { factory, charterHash: await factory.hashOf(charter), coop, tokens, founders };
}

/** Those who will ever do something get what they need for it, and founders pay for their first shares. */
async function beginLife(
  chain: Chain,
  { entries, blocks = BLOCKS, seed = SEED }: Options,
  coop: Coop,
  tokens: [TestToken, TestToken],
  founders: { wallet: string; class: number }[],
): Promise<Life> {
  const [euro, dollar] = await Promise.all(tokens.map((token) => token.getAddress()));
  const sender = new Sender(chain.ethers.provider);
  await sender.begin();
  const tomorrow = (Math.floor(sender.now / days(1)) + 2) * days(1); // votes open by the day, so all begin at midnight
  const size = Math.min(1, entries / FULL_SIZE);
  const life: Life = {
    ethers: chain.ethers,
    sender,
    below: dice(seed),
    course: { entries, blocks, begin: tomorrow, duration: SEASON * SEASONS },
    size,
    coop,
    tokens,
    assets: [
      { address: euro as string, cent: 10n ** 16n },
      { address: dollar as string, cent: 10n ** 4n },
      { address: ZeroAddress, cent: 4n * 10n ** 12n },
    ],
    entries: 0,
    hasReserveRule: false,
    members: founders.map((founder) => ({ ...founder, since: 0, paidAt: sender.now, hasLeft: false })),
    funders: wallets("funder", 20 + Math.round(280 * size)),
    applicants: [],
    creditors: new Set(),
    open: [],
  };
  await provide(life, chain, [...founders.map(({ wallet }) => wallet), ...life.funders, ...newcomers(life)]);
  const shares = life.members.map((member) =>
    callOf(member.wallet, coop.shares, "subscribe", [sharesFor(life, member.class)]),
  );
  await act(life, shares);
  await pass(life, tomorrow);
  return life;
}

/** Gives everybody more than they will ever spend, and lets the treasury take it. */
async function provide(life: Life, { networkHelpers }: Chain, everybody: string[]): Promise<void> {
  const much = parseEther("1000000");
  const { treasury } = life.coop;
  for (const wallet of everybody) {
    await networkHelpers.setBalance(wallet, much);
    await networkHelpers.impersonateAccount(wallet);
  }
  const calls = life.tokens.flatMap((token) =>
    everybody.flatMap((wallet) => [
      callOf(wallet, token, "mint", [wallet, much]),
      callOf(wallet, token, "approve", [treasury.target, much]),
    ]),
  );
  await act(life, calls);
}

/** INV-1, with nothing left to sweep: what is booked is held. */
async function checkBooks({ ethers, coop: { treasury }, tokens, assets }: Life): Promise<void> {
  for (const [i, { address }] of assets.entries()) {
    const { booked } = await treasury.holdingOf(address);
    const held = (await tokens[i]?.balanceOf(treasury)) ?? (await ethers.provider.getBalance(treasury));
    if (booked !== held) throw new Error(`Of ${address}, ${booked} is booked and ${held} held.`);
  }
}

/* COMMAND LINE */

const USAGE = `Usage: node scripts/generate.ts [options]

Starts a local chain, has a co-op live on it for four years, and serves it until Ctrl-C.

  --entries N   entries in the journal, at least (100000)
  --blocks N    that gifts are spread over, roughly (1000)
  --seed N      another one gives another history (1)
  --port N      where to listen (8545, or the next that is free)

Exit code 0: stopped. 2: the command line cannot be read.`;

const OPTIONS = {
  entries: { type: "string", default: String(FULL_SIZE) },
  blocks: { type: "string", default: String(BLOCKS) },
  seed: { type: "string", default: String(SEED) },
  port: { type: "string", default: "8545" },
} as const;

const UNREADABLE = 2;

const say = (line: string): void => console.log(line);

interface Command extends Options {
  port: number;
}

function readCommand(): Command {
  const { entries, blocks, seed, port } = parseArgs({ options: OPTIONS }).values;
  return {
    entries: wholeNumber(entries),
    blocks: wholeNumber(blocks),
    seed: wholeNumber(seed),
    port: wholeNumber(port),
  };
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`"${text}" is not a whole number.`);
  return Number(text);
}

async function main(): Promise<number> {
  let command: Command;
  try {
    command = readCommand();
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return UNREADABLE;
  }
  await serve(command);
  return 0;
}

/** The chain ends today, as one that has been followed all along. */
async function serve({ port, ...options }: Command): Promise<void> {
  const started = Date.now();
  const chain = await startChain(await freePort(port), new Date(started - days(GENERATED_DAYS) * 1_000));
  const { factory, coop, charterHash, entries } = await generate(chain, options, say);
  const { time } = chain.networkHelpers;
  const now = Math.floor(Date.now() / 1_000);
  if ((await time.latest()) < now) await time.increaseTo(now);
  const seconds = Math.round((Date.now() - started) / 1_000);
  const blocks = await chain.ethers.provider.getBlockNumber();

  const counts = [...(await countEvents(chain.ethers, coop))].sort(([, a], [, b]) => b - a);
  say(counts.map(([name, count]) => `${String(count).padStart(9)} ${name}`).join("\n"));
  say(`
${entries} entries in ${blocks} blocks, made in ${seconds} seconds.
Chain     ${chain.url}
Factory   ${await factory.getAddress()}
Treasury  ${await coop.treasury.getAddress()}
Charter   ${charterHash}

Ctrl-C stops it.`);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  await chain.close();
}

const RANGE = 100; // blocks whose logs are asked for at a time

/** How often each event occurs in the logs of a co-op's twelve contracts. */
export async function countEvents(ethers: HardhatEthers, coop: Coop): Promise<Map<string, number>> {
  const contracts = Object.values(coop);
  const names = new Map<string, string>();
  for (const { interface: abi } of contracts) abi.forEachEvent(({ topicHash, name }) => names.set(topicHash, name));
  const address = await Promise.all(contracts.map((contract) => contract.getAddress()));
  const counts = new Map<string, number>();
  const newest = await ethers.provider.getBlockNumber();
  for (let from = 0; from <= newest; from += RANGE) {
    const filter = { address, fromBlock: toQuantity(from), toBlock: toQuantity(Math.min(from + RANGE - 1, newest)) };
    const logs: { topics: [string] }[] = await ethers.provider.send("eth_getLogs", [filter]);
    for (const { topics } of logs) {
      const name = names.get(topics[0]) ?? topics[0];
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

if (import.meta.main) process.exit(await main());
