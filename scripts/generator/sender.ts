import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { toQuantity } from "ethers";
import type { BaseContract } from "ethers";

/** What somebody sends. */
export interface Call {
  from: string;
  to: string;
  data: string;
  value?: bigint; // wei
}

/** What came of a call. */
export interface Receipt {
  status: string;
  logs: { topics: string[] }[];
}

/** A call of `name` of `target`. */
export const callOf = (from: string, target: BaseContract, name: string, args: readonly unknown[] = []): Call => ({
  from,
  to: target.target as string,
  data: target.interface.encodeFunctionData(name, args),
});

const GAS = toQuantity(5_000_000); // for every transaction: asking what it needs would take longer than sending it
const BLOCK_GAS = toQuantity(10n ** 11n); // whatever is handed in fits in, and the base fee falls to nothing
const PRICE = 10n ** 10n; // wei
const AT_A_TIME = 200; // transactions handed in, so that connections do not run out

/**
 * Sends transactions for wallets that a local chain signs for, and mines them in blocks dated as one likes. Nobody else
 * uses the chain in the meantime. Blocks of many take half the time of a block for each.
 */
export class Sender {
  now = 0; // seconds: the date of the newest block

  readonly #provider: HardhatEthers["provider"];
  readonly #nonces = new Map<string, number>();
  #usualGas = BLOCK_GAS;

  constructor(provider: HardhatEthers["provider"]) {
    this.#provider = provider;
  }

  /** From now on, nothing is mined but by {@link mine}. */
  async begin(): Promise<void> {
    const { gasLimit, timestamp }: { gasLimit: string; timestamp: string } = await this.#ask("eth_getBlockByNumber", [
      "latest",
      false,
    ]);
    [this.now, this.#usualGas] = [Number(timestamp), gasLimit];
    await this.#ask("evm_setBlockGasLimit", [BLOCK_GAS]);
    await this.#ask("evm_setAutomine", [false]);
  }

  async end(): Promise<void> {
    await this.#ask("evm_setAutomine", [true]);
    await this.#ask("evm_setBlockGasLimit", [this.#usualGas]);
  }

  /** Mines a block at `time` (seconds) of `calls`, in this order. Returns their hashes; a call may have failed. */
  async mine(time: number, calls: readonly Call[]): Promise<string[]> {
    const hashes: string[] = [];
    for (let i = 0; i < calls.length; i += AT_A_TIME) {
      const group = calls.slice(i, i + AT_A_TIME);
      for (const { from } of group) await this.#learnNonce(from);
      hashes.push(...(await Promise.all(group.map((call, j) => this.#send(call, calls.length - i - j)))));
    }
    await this.#ask("evm_mine", [time]);
    this.now = time;
    return hashes;
  }

  /** What came of calls, in this order. Throws the reason of the first that failed. */
  async receipts(calls: readonly Call[], hashes: readonly string[]): Promise<Receipt[]> {
    const receipts: Receipt[] = [];
    for (let i = 0; i < calls.length; i += AT_A_TIME) {
      const group = hashes.slice(i, i + AT_A_TIME);
      receipts.push(...(await Promise.all(group.map((hash) => this.#ask("eth_getTransactionReceipt", [hash])))));
    }
    const failed = calls.find((_, i) => BigInt(receipts[i]?.status ?? 0) === 0n);
    if (failed !== undefined) await this.#throwReason(failed);
    return receipts;
  }

  /** A block takes what pays more first: so the order is ours, in whatever order the transactions arrive. */
  #send({ from, to, data, value = 0n }: Call, rank: number): Promise<string> {
    const nonce = this.#nonces.get(from) as number;
    this.#nonces.set(from, nonce + 1);
    const gasPrice = toQuantity(PRICE + BigInt(rank));
    const transaction = { from, to, data, gas: GAS, gasPrice, nonce: toQuantity(nonce), value: toQuantity(value) };
    return this.#ask("eth_sendTransaction", [transaction]);
  }

  async #learnNonce(wallet: string): Promise<void> {
    if (this.#nonces.has(wallet)) return;
    this.#nonces.set(wallet, Number(await this.#ask("eth_getTransactionCount", [wallet, "latest"])));
  }

  /** A block does not say why a call failed: made once more, outside of a block, it does. */
  async #throwReason({ from, to, data, value = 0n }: Call): Promise<never> {
    await this.#ask("eth_call", [{ from, to, data, value: toQuantity(value) }, "latest"]);
    throw new Error(`A transaction of ${from} to ${to} failed: ${data.slice(0, 10)}.`);
  }

  #ask(method: string, params: unknown[]) {
    return this.#provider.send(method, params);
  }
}
