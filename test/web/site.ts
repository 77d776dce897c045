import { HDNodeWallet } from "ethers";
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Address, Hex } from "viem";
import { openIndexer } from "../../indexer/open.ts";
import { DEMO_DAYS, liveThroughDemo } from "../../scripts/demo.ts";
import { freePort, HOST, startChain } from "../../scripts/localChain.ts";
import { openRelay } from "../../scripts/relay/open.ts";
import type { Deployment } from "../../web/src/chain/site.ts";
import { buildWeb, serveWeb } from "../../scripts/webServer.ts";

const MNEMONIC = "test test test test test test test test test test test junk";

/** The accounts of the demo that the test plays, by their place among the accounts of a local chain. */
const CAST = {
  "User 1": 0,
  "User 2": 1,
  "User 3": 2,
  "Worker 1": 3,
  "Worker 2": 4,
  "Worker 3": 5,
  "Investor 3": 8,
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
  return { address: address as Address, privateKey: privateKey as Hex };
}

/** The account of the relayer: the last one of a local chain. */
const RELAYER = 19;
const BALLOTS_PER_HOUR = 2;

export interface SiteOptions {
  isRelaying?: boolean; // members may sign their ballots, and a relayer hands them in
  isIndexed?: boolean; // an indexer tells the history
  walletConnectProjectId?: string;
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

let built: Promise<string> | undefined;

/** The folder of the built web app, which all tests share. */
function builtWeb(): Promise<string> {
  built ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), "rochdale-web-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    await buildWeb(folder);
    return folder;
  })();
  return built;
}

/** Adds to `closers` how to close whatever it has opened. */
async function setUp(options: SiteOptions, closers: (() => Promise<unknown>)[]) {
  const { isRelaying = false, isIndexed = false, walletConnectProjectId } = options;
  const chain = await startChain(await freePort(8745), new Date(Date.now() - DEMO_DAYS * 86_400_000));
  closers.push(() => chain.close());
  const demo = await liveThroughDemo(chain.ethers, chain.networkHelpers.time, () => {});
  const outDir = await builtWeb();
  const relayPort = await freePort(8690);
  const assembly = (await demo.coop.assembly.getAddress()) as Address;
  const treasury = (await demo.coop.treasury.getAddress()) as Address;
  const relayer = { rpc: chain.url, assembly, host: HOST, port: relayPort, key: accountAt(RELAYER).privateKey };
  const pace = { batchSeconds: 1, raiseAfter: 120 };
  const limits = { ballotsPerHour: BALLOTS_PER_HOUR, postsPerMinute: 600, isBehindProxy: false };
  const startRelay = () => openRelay({ ...relayer, ...pace, ...limits, queue: ":memory:" }, () => {});

  // Read before the indexer starts, which takes the whole process so long that the chain hangs up in between.
  const currency = (await demo.coop.statute.currency()) as Address;
  const factory = (await demo.factory.getAddress()) as Address;
  const following = { rpc: chain.url, factory, poll: 200, database: "memory:", host: HOST, port: await freePort(8780) };
  const indexer = isIndexed ? await openIndexer(following) : undefined;
  if (indexer !== undefined) closers.push(() => indexer.close());

  const deployment: Deployment = {
    chainId: 31337,
    rpcUrl: chain.url,
    factory,
    ...(indexer === undefined ? {} : { indexerUrl: indexer.url }),
    ...(isRelaying ? { relayers: { [assembly]: `http://${HOST}:${relayPort}` } } : {}),
    currencies: [currency],
    walletConnectProjectId,
    testWallets: (Object.keys(CAST) as Role[]).map(walletOf),
  };
  const web = await serveWeb(outDir, deployment, await freePort(5273));
  closers.push(() => web.close());
  return {
    url: web.url,
    treasury,
    rpcUrl: chain.url,
    chain,
    coop: demo.coop,
    factory: demo.factory,
    startRelay,
    indexer,
  };
}
