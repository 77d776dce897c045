import { HDNodeWallet } from "ethers";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Address } from "viem";
import { build, preview } from "vite";
import { openIndexer } from "../../indexer/open.ts";
import { DEMO_DAYS, liveThroughDemo } from "../../scripts/demo.ts";
import { freePort, HOST, startChain } from "../../scripts/localChain.ts";
import { openRelay } from "../../scripts/relay/open.ts";

const WEB = fileURLToPath(new URL("../../web", import.meta.url));
const MNEMONIC = "test test test test test test test test test test test junk";

/** The accounts of the demo that the test plays, by their place among the accounts of a local chain. */
const CAST = {
  "User 1": 0,
  "User 2": 1,
  "User 3": 2,
  "Worker 1": 3,
  "Worker 2": 4,
  "Worker 3": 5,
  "User 4 (newer)": 9,
  "Funder (no member)": 11,
  "Newcomer (no member)": 13,
} as const;

export type Role = keyof typeof CAST;

export function walletOf(role: Role) {
  return { label: role, ...accountAt(CAST[role]) };
}

function accountAt(place: number) {
  const { address, privateKey } = HDNodeWallet.fromPhrase(MNEMONIC, "", `m/44'/60'/0'/0/${place}`);
  return { address, privateKey: privateKey as `0x${string}` };
}

/** The account of the relayer: the last one of a local chain. */
const RELAYER = 19;
const BALLOTS_PER_HOUR = 2;

export interface SiteOptions {
  isRelaying?: boolean; // members may sign their ballots, and a relayer hands them in
  isIndexed?: boolean; // an indexer tells the history
}

export type Site = Awaited<ReturnType<typeof openSite>>;

/** A chain with the demo's co-op on it, and the web app in front of it, as `npm start` sets them up. */
export async function openSite(options: SiteOptions = {}) {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const closeOne of closers.reverse()) await closeOne();
  };
  try {
    return { ...(await setUp(options, closers)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Adds to `closers` how to close whatever it has opened. */
async function setUp({ isRelaying = false, isIndexed = false }: SiteOptions, closers: (() => Promise<unknown>)[]) {
  const chain = await startChain(await freePort(8745), new Date(Date.now() - DEMO_DAYS * 86_400_000));
  closers.push(() => chain.close());
  const demo = await liveThroughDemo(chain.ethers, chain.networkHelpers.time, () => {});
  process.env.NODE_ENV = "production"; // Hardhat says "test", and React would come in its slow form
  const outDir = await mkdtemp(join(tmpdir(), "rochdale-web-"));
  closers.push(() => rm(outDir, { recursive: true, force: true }));
  await build({ root: WEB, logLevel: "warn", build: { outDir, emptyOutDir: true } });
  const relayPort = await freePort(8690);
  const assembly = await demo.coop.assembly.getAddress();
  const relayer = { rpc: chain.url, assembly, host: HOST, port: relayPort, key: accountAt(RELAYER).privateKey };
  const pace = { batchSeconds: 1, raiseAfter: 120 };
  const limits = { ballotsPerHour: BALLOTS_PER_HOUR, postsPerMinute: 600, isBehindProxy: false };
  const startRelay = () => openRelay({ ...relayer, ...pace, ...limits, queue: ":memory:" }, () => {});

  const factory = (await demo.factory.getAddress()) as Address;
  const following = { rpc: chain.url, factory, poll: 200, database: "memory:", host: HOST, port: await freePort(8780) };
  const indexer = isIndexed ? await openIndexer(following) : undefined;
  if (indexer !== undefined) closers.push(() => indexer.close());

  const deployment = {
    chainId: 31337,
    rpcUrl: chain.url,
    factory,
    ...(indexer === undefined ? {} : { indexerUrl: indexer.url }),
    ...(isRelaying ? { relayers: { [assembly]: `http://${HOST}:${relayPort}` } } : {}),
    currencies: [await demo.coop.statute.currency()],
    testWallets: (Object.keys(CAST) as Role[]).map(walletOf),
  };
  await writeFile(join(outDir, "deployment.json"), JSON.stringify(deployment));
  const port = await freePort(5273);
  const web = await preview({ root: WEB, build: { outDir }, preview: { host: HOST, port, strictPort: true } });
  closers.push(() => web.close());
  return { url: `http://${HOST}:${port}`, rpcUrl: chain.url, chain, coop: demo.coop, startRelay, indexer };
}
