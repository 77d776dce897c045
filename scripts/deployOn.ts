import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { formatEther, formatUnits } from "ethers";
import { network } from "hardhat";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { describeCommit } from "./commit.ts";
import { deployFactory, NOUNS } from "./deploy.ts";
import type { Place } from "./deploy.ts";
import { Deployer, readRecord } from "./deployment.ts";
import type { DeploymentRecord } from "./deployment.ts";

const USAGE = `Usage: npm run deploy -- --network NAME [options]

Deploys the twelve implementations and the factory on a network of hardhat.config.ts: first on a chain in memory, to say
what it will cost; then, once you have agreed, for real. Run again, it goes on where it was interrupted, checks what is
there, and pays for nothing twice. What it did stands in deployments/CHAINID.json.

  --network NAME   such as sepolia; its node and key are kept by \`npx hardhat keystore set ROCHDALE_RPC_URL\` and
                   \`… ROCHDALE_DEPLOYER_KEY\`
  --rpc URL        another node than the configured one
  --folder DIR     where records are kept (deployments)
  --yes            do not ask

Exit code 0: all of it is deployed. 1: it is not. 2: the command line cannot be read, or there is no such network.`;

const OPTIONS = {
  network: { type: "string" },
  rpc: { type: "string" },
  folder: { type: "string", default: "deployments" },
  yes: { type: "boolean", default: false },
} as const;

const FAILED = 1;
const UNREADABLE = 2;
const CONTRACTS = [...NOUNS, "CoopFactory"];

interface Command {
  name: string;
  rpc?: string;
  folder: string;
  isAgreed: boolean;
}

function parseCommand(): Command {
  const { network: name, rpc, folder, yes } = parseArgs({ options: OPTIONS }).values;
  if (name === undefined) throw new Error("--network is needed.");
  if (rpc !== undefined && !URL.canParse(rpc)) throw new Error(`"${rpc}" is not the URL of a node.`);
  return { name, rpc, folder, isAgreed: yes };
}

const say = (line: string): void => console.log(line);
const ether = (wei: bigint): string => `${Number(formatEther(wei)).toPrecision(4)} ether`;

/* WHAT IT WILL COST */

/** Gas that each contract takes, by deploying all of them on a chain in memory. */
async function rehearse(): Promise<Map<string, bigint>> {
  const { ethers, close } = await network.create();
  const gas = new Map<string, bigint>();
  const place: Place = async (contract, args) => {
    const deployed = await ethers.deployContract(contract, args);
    gas.set(contract, (await deployed.deploymentTransaction()?.wait())?.gasUsed ?? 0n);
    return deployed.getAddress();
  };
  await deployFactory(ethers, () => {}, place);
  await close();
  return gas;
}

/** Tells what is still to be done, with whose money, and at what price. */
async function estimate(ethers: HardhatEthers, record: DeploymentRecord, missing: string[]): Promise<void> {
  const [signer] = await ethers.getSigners();
  if (signer === undefined) throw new Error(`The network ${record.network} has no account to deploy with.`);
  const gasOf = await rehearse();
  const gas = missing.reduce((sum, contract) => sum + (gasOf.get(contract) ?? 0n), 0n);
  const [{ gasPrice, maxFeePerGas }, balance] = await Promise.all([
    ethers.provider.getFeeData(),
    ethers.provider.getBalance(signer.address),
  ]);
  const now = gasPrice ?? 0n;
  const most = gas * (maxFeePerGas ?? now);
  say(`To deploy on ${record.network} (chain ${record.chainId}), compiled from ${record.compiledFrom}:`);
  say(`  ${missing.join(", ")}`);
  say(
    `  ${gas.toLocaleString("en")} gas, at ${formatUnits(now, "gwei")} gwei ${ether(gas * now)}, at most ${ether(
      most,
    )}`,
  );
  say(`  paid by ${signer.address}, which has ${ether(balance)}`);
  if (balance < most) throw new Error(`${signer.address} has too little: it needs ${ether(most)}.`);
}

async function isAgreed(): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  process.stdout.write('Deploy? Type "yes": ');
  for await (const answer of terminal) {
    terminal.close();
    return answer.trim() === "yes";
  }
  return false;
}

/* DEPLOYING */

async function deploy(ethers: HardhatEthers, command: Command): Promise<number> {
  const chainId = Number((await ethers.provider.getNetwork()).chainId);
  const file = join(command.folder, `${chainId}.json`);
  const begun: DeploymentRecord = {
    chainId,
    network: command.name,
    compiledFrom: describeCommit(),
    contracts: {},
  };
  const record = (await readRecord(file)) ?? begun;
  const missing = CONTRACTS.filter((contract) => record.contracts[contract] === undefined);
  if (missing.length !== 0) {
    await estimate(ethers, record, missing);
    if (!command.isAgreed && !(await isAgreed())) {
      say("\nNothing was deployed.");
      return FAILED;
    }
  }
  const [signer] = await ethers.getSigners();
  const deployer = new Deployer(ethers, signer!, file, record);
  const tell = (contract: string): void =>
    say(`${record.contracts[contract] === undefined ? "Deploying" : "Checking"} ${contract} …`);
  await deployFactory(ethers, tell, deployer.place);
  const { address, block } = record.contracts["CoopFactory"]!;
  say(`\nThe factory is at ${address}, deployed in block ${block}. Addresses and transactions: ${file}`);
  return 0;
}

async function connect({ name, rpc }: Command) {
  return network.create({ network: name, ...(rpc === undefined ? {} : { override: { url: rpc } }) });
}

async function main(): Promise<number> {
  let command: Command;
  try {
    command = parseCommand();
  } catch (error) {
    console.error(`${(error as Error).message.split("\n", 1)[0]}\n\n${USAGE}`);
    return UNREADABLE;
  }
  let connection: Awaited<ReturnType<typeof connect>>;
  try {
    connection = await connect(command);
  } catch (error) {
    console.error((error as Error).message);
    return UNREADABLE;
  }
  try {
    return await deploy(connection.ethers, command);
  } catch (error) {
    console.error((error as Error).message);
    return FAILED;
  } finally {
    await connection.close();
  }
}

process.exitCode = await main();
