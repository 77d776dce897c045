import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { Signer, TransactionReceipt } from "ethers";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Hex } from "viem";
import { maskCode } from "../sdk/src/audit/code.ts";
import { holesIn, readArtifact } from "./artifacts.ts";
import type { Place } from "./deploy.ts";

// A deployment on a chain where gas costs money: whatever was sent is written down before it is sent, so that a run
// that was interrupted goes on where it stopped, and nothing is paid for twice.

export interface Deployed {
  address: string;
  transaction: string;
  block: number;
  gas: number;
  arguments: string; // of the constructor, encoded
}

/** A contract that is on its way, if it got that far: the nonce says which transaction it is. */
interface Pending {
  contract: string;
  from: string;
  nonce: number;
  since: number; // the last block before it
}

/** What `deployments/CHAINID.json` says. */
export interface DeploymentRecord {
  chainId: number;
  network: string;
  compiledFrom: string;
  contracts: Record<string, Deployed>;
  pending?: Pending;
}

export async function readRecord(file: string): Promise<DeploymentRecord | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as DeploymentRecord;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Writes the record as a whole or not at all. */
export async function writeRecord(file: string, record: DeploymentRecord): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, `${JSON.stringify(record, null, 2)}\n`);
  await rename(`${file}.new`, file);
}

const PATIENCE = 10 * 60_000; // milliseconds that a transaction may wait, before whoever deploys is told
const POLL = 1_000; // milliseconds

/** Deploys contracts on behalf of `signer`, unless the record has them, and keeps the record in `file`. */
export class Deployer {
  readonly #ethers: HardhatEthers;
  readonly #signer: Signer;
  readonly #file: string;
  readonly #record: DeploymentRecord;

  constructor(ethers: HardhatEthers, signer: Signer, file: string, record: DeploymentRecord) {
    this.#ethers = ethers;
    this.#signer = signer;
    this.#file = file;
    this.#record = record;
  }

  place: Place = async (contract, args) => {
    const done = this.#record.contracts[contract];
    if (done !== undefined) return this.#checked(contract, done.address);
    const factory = await this.#ethers.getContractFactory(contract, this.#signer);
    const { data } = await factory.getDeployTransaction(...args);
    const { contractAddress, hash, blockNumber, gasUsed } = await this.#carryThrough(contract, data);
    const address = await this.#checked(contract, contractAddress as string);
    const encoded = factory.interface.encodeDeploy(args);
    const deployed = { address, transaction: hash, block: blockNumber, gas: Number(gasUsed), arguments: encoded };
    this.#record.contracts[contract] = deployed;
    delete this.#record.pending;
    await this.#save();
    return address;
  };

  /** Sends the transaction that deploys a contract, unless that was done before, and waits until it is in a block. */
  async #carryThrough(contract: string, data: string): Promise<TransactionReceipt> {
    const pending = await this.#pendingFor(contract);
    const { from, nonce } = pending;
    if ((await this.#count(from, "pending")) === nonce) {
      const response = await this.#signer.sendTransaction({ data, nonce });
      return (await response.wait(1, PATIENCE)) as TransactionReceipt;
    }
    await this.#awaitNonce(from, nonce);
    const receipt = await this.#minedAs(pending);
    if (receipt.contractAddress !== null && receipt.status === 1) return receipt;
    // Something else took the nonce: an account that deploys should do nothing else meanwhile, but may.
    delete this.#record.pending;
    return this.#carryThrough(contract, data);
  }

  async #pendingFor(contract: string): Promise<Pending> {
    const from = await this.#signer.getAddress();
    const { pending } = this.#record;
    if (pending?.contract === contract && pending.from === from) return pending;
    const [nonce, since] = await Promise.all([this.#count(from, "pending"), this.#ethers.provider.getBlockNumber()]);
    const announced = { contract, from, nonce, since };
    this.#record.pending = announced;
    await this.#save();
    return announced;
  }

  /** The receipt of the transaction that used an announced nonce. */
  async #minedAs({ from, nonce, since }: Pending): Promise<TransactionReceipt> {
    const { provider } = this.#ethers;
    const last = await provider.getBlockNumber();
    for (let number = since; number <= last; number++) {
      const block = await provider.getBlock(number, true);
      const mine = block?.prefetchedTransactions.find((tx) => tx.from === from && tx.nonce === nonce);
      const receipt = mine === undefined ? null : await provider.getTransactionReceipt(mine.hash);
      if (receipt !== null) return receipt;
    }
    throw new Error(`The node does not find transaction ${nonce} of ${from}. Run the same command again later.`);
  }

  async #awaitNonce(from: string, nonce: number): Promise<void> {
    for (const until = Date.now() + PATIENCE; Date.now() < until; await wait(POLL))
      if ((await this.#count(from, "latest")) > nonce) return;
    throw new Error(`Transaction ${nonce} of ${from} still waits for a block. Run the same command again later.`);
  }

  async #checked(contract: string, address: string): Promise<string> {
    const artifact = await readArtifact(contract);
    const holes = holesIn(artifact);
    const code = (await this.#ethers.provider.getCode(address)) as Hex;
    if (maskCode(code, holes) === maskCode(artifact.deployedBytecode, holes)) return address;
    const advice = `If another commit was deployed, move ${this.#file} away to deploy anew.`;
    throw new Error(`${contract} at ${address} is not what was compiled here. ${advice}`);
  }

  readonly #count = (from: string, tag: "latest" | "pending"): Promise<number> =>
    this.#ethers.provider.getTransactionCount(from, tag);

  readonly #save = (): Promise<void> => writeRecord(this.#file, this.#record);
}
