import { HDNodeWallet } from "ethers";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Address, Hex } from "viem";
import { openIndexer } from "../indexer/open.ts";
import type { Deployment } from "../web/src/chain/site.ts";
import { DEMO_DAYS, liveThroughDemo } from "./demo.ts";
import { freePort, HOST, startChain } from "./localChain.ts";
import { buildWeb, serveWeb, WEB } from "./webServer.ts";

// `npm start`: a chain, a co-op in mid-life on it, and the web app, all on this machine.

const CHAIN_PORT = 8545;
const RELAY_PORT = 8600;
const INDEXER_PORT = 8700;
const WEB_PORT = 5173;

/** What the accounts of a local chain are in the demo; their keys are public knowledge and worth nothing. */
const ROLES = [
  "User 1",
  "User 2",
  "User 3",
  "Worker 1",
  "Worker 2",
  "Worker 3",
  "Investor 1",
  "Investor 2",
  "Investor 3",
  "User 4 (newer)",
  "Investor 4 (newer)",
  "Funder (no member)",
  "Supplier (no member)",
  "Newcomer (no member)",
];
const RELAYER = 19; // the last account of a local chain; nobody else in the demo has it
const MNEMONIC = "test test test test test test test test test test test junk";

const say = (line: string): void => console.log(line);
let isStopping = false;

say("Compiling the contracts (about a minute the first time) …");
compile();

const chainPort = await freePort(CHAIN_PORT);
const chain = await startChain(chainPort, new Date(Date.now() - DEMO_DAYS * 86_400_000));
const ifTaken = chainPort === CHAIN_PORT ? "" : ` (${CHAIN_PORT} is taken)`;
say(`Local chain on ${chain.url}${ifTaken}. Living through a co-op's first months:`);
const demo = await liveThroughDemo(chain.ethers, chain.networkHelpers.time, (line) => say(`  ${line} …`));

const { openRelay } = await import("./relay/open.ts"); // needs what the compiler has written
const relay = await openRelay(
  {
    rpc: chain.url,
    assembly: await demo.coop.assembly.getAddress(),
    host: HOST,
    port: await freePort(RELAY_PORT),
    queue: ":memory:", // the chain is as short-lived
    key: keyOf(RELAYER).privateKey,
    batchSeconds: 2,
    raiseAfter: 120,
    ballotsPerHour: 50,
    postsPerMinute: 60,
    isBehindProxy: false,
  },
  () => {},
);

say("Starting the indexer …");
const indexer = await openIndexer({
  rpc: chain.url,
  factory: (await demo.factory.getAddress()) as Address,
  database: fileURLToPath(new URL("../.indexer", import.meta.url)), // of another chain: it notices, and begins anew
  host: HOST,
  port: await freePort(INDEXER_PORT),
  poll: 500,
});

say("Building the web app …");
await buildWeb(`${WEB}/dist`);
const webPort = await freePort(WEB_PORT);
const web = await serveWeb(`${WEB}/dist`, await describeDeployment(), webPort);

say(`
Rochdale is at ${web.url}${webPort === WEB_PORT ? "" : ` (${WEB_PORT} is taken)`}
Commons Bakery is at ${web.url}/${await demo.coop.treasury.getAddress()}

Try: look at the treasury and the open vote without a wallet; connect a test wallet ("Worker 2" has not
voted yet); vote by signature, which the co-op pays for, or from the wallet; change your mind, and vote again; vote for
"User 1", whose proxy "Worker 2" is; move the sliders of the open round; fill a bucket as "Funder", and see a fund
double what you give to the roof; object to its payout as "User 3"; talk about the idea of "User 4", who can open it;
propose something, or found a co-op of your own and sign for all its founders.
Check its books: npm run audit -- --rpc ${chain.url} --coop ${await demo.coop.treasury.getAddress()}
Ask the indexer: ${indexer.url}/openapi.json, ${indexer.url}/v1/coops/0/entries
Your own wallet works too: add the network ${chain.url}, chain id 31337.

Ctrl-C stops everything.`);

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());

/** The compiler's warnings are about libraries and of no interest here; its errors are. */
function compile(): void {
  const { status, stderr } = spawnSync("hardhat", ["build", "--quiet", "--no-tests"], { encoding: "utf8" });
  if (status === 0) return;
  console.error(stderr);
  process.exit(status ?? 1);
}

/** An account of the local chain, by its place. */
function keyOf(place: number) {
  const { address, privateKey } = HDNodeWallet.fromPhrase(MNEMONIC, "", `m/44'/60'/0'/0/${place}`);
  return { address: address as Address, privateKey: privateKey as Hex };
}

async function describeDeployment(): Promise<Deployment> {
  return {
    chainId: 31337,
    rpcUrl: chain.url,
    factory: (await demo.factory.getAddress()) as Address,
    indexerUrl: indexer.url,
    relayers: { [await demo.coop.assembly.getAddress()]: relay.url },
    currencies: [(await demo.coop.statute.currency()) as Address],
    testWallets: ROLES.map((label, i) => ({ label, ...keyOf(i) })),
  };
}

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  say("\nStopping …");
  await web.close();
  await relay.close();
  await indexer.close();
  await chain.close();
  process.exit(0);
}
