import { BaseError, encodeFunctionData } from "viem";
import { getBalance, getCode, multicall, readContract } from "viem/actions";
import type {
  Abi,
  AbiFunction,
  AbiParameter,
  Address,
  Client,
  ContractFunctionArgs,
  ContractFunctionName,
  ContractFunctionParameters,
  ContractFunctionReturnType,
  Hex,
} from "viem";
import { NOUNS } from "../coop.ts";
import { NOUN_ABIS } from "../nounAbis.ts";
import type { Addresses, Noun } from "../coop.ts";

/** A contract and what it can be asked. */
export interface Contract<abi extends Abi = Abi> {
  address: Address;
  abi: abi;
}

/** The twelve contracts of a co-op. */
export type Contracts = { readonly [noun in Noun]: Contract<(typeof NOUN_ABIS)[noun]> };

export function contractsAt(addresses: Addresses): Contracts {
  return Object.fromEntries(
    NOUNS.map((noun) => [noun, { address: addresses[noun], abi: NOUN_ABIS[noun] }]),
  ) as unknown as Contracts;
}

type Views = "pure" | "view";

/** A question, and who waits for its answer. */
interface Waiting {
  call: ContractFunctionParameters;
  sent: number; // bytes
  answered: number; // bytes, about
  resolve: (answer: unknown) => void;
  reject: (error: unknown) => void;
}

// Many questions make one call of a program that is not deployed. As it is run like a constructor, what it is given and
// what it answers may be no longer than the code of a contract.
const MOST_SENT = 40_000; // bytes, of 49,152
const MOST_ANSWERED = 20_000; // bytes, of 24,576
const WORD = 32; // bytes
const AROUND_CALL = 7 * WORD; // bytes
const AROUND_ANSWER = 4 * WORD; // bytes
const DYNAMIC = 8 * WORD; // bytes that an array or a text is taken to have
const LANES = 4; // calls at a time

/**
 * What the chain says at one block. Questions that are put at the same time share their calls, and the same one is not
 * asked twice.
 */
export class Storage {
  readonly #client: Client;
  readonly #blockNumber: bigint;
  readonly #asked = new Map<string, Promise<unknown>>(); // by contract and call
  #waiting: Waiting[] = [];

  constructor(client: Client, blockNumber: bigint) {
    this.#client = client;
    this.#blockNumber = blockNumber;
  }

  read<
    const abi extends Abi,
    name extends ContractFunctionName<abi, Views>,
    const args extends ContractFunctionArgs<abi, Views, name>,
  >(
    { address, abi }: Contract<abi>,
    functionName: name,
    args: args,
  ): Promise<ContractFunctionReturnType<abi, Views, name, args>> {
    const item = itemIn(abi, functionName);
    const call = { address, abi: [item], functionName, args } as ContractFunctionParameters;
    const data = encodeFunctionData(call);
    const sizes = { sent: AROUND_CALL + data.length / 2, answered: AROUND_ANSWER + sizeOf(item.outputs) };
    const asked = this.#asked.get(address + data) ?? this.#put({ call, ...sizes });
    this.#asked.set(address + data, asked);
    return asked as Promise<ContractFunctionReturnType<abi, Views, name, args>>;
  }

  balanceOf(address: Address): Promise<bigint> {
    return getBalance(this.#client, { address, blockNumber: this.#blockNumber });
  }

  codeAt(address: Address): Promise<Hex | undefined> {
    return getCode(this.#client, { address, blockNumber: this.#blockNumber });
  }

  #put(question: Omit<Waiting, "resolve" | "reject">): Promise<unknown> {
    if (this.#waiting.length === 0) setTimeout(() => void this.#send(), 0);
    return new Promise((resolve, reject) => this.#waiting.push({ ...question, resolve, reject }));
  }

  async #send(): Promise<void> {
    const batches = batchesOf(this.#waiting);
    this.#waiting = [];
    const lane = async (): Promise<void> => {
      for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) await this.#ask(batch);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }

  async #ask(batch: readonly Waiting[]): Promise<void> {
    const contracts = batch.map(({ call }) => call);
    const options = { blockNumber: this.#blockNumber, deployless: true, batchSize: 0 } as const;
    const answers = await multicall(this.#client, { contracts, ...options });
    const isLost = answers.every(({ status, error }) => status === "failure" && !isUnreachable(error));
    if (isLost) return this.#askLess(batch);
    for (const [i, { status, result, error }] of answers.entries()) {
      if (status === "success") batch[i]?.resolve(result);
      else batch[i]?.reject(error);
    }
  }

  /** A batch of which nothing was answered may have been too much for the node, or no node runs such programs. */
  async #askLess(batch: readonly Waiting[]): Promise<void> {
    const [first] = batch;
    if (batch.length > 1) {
      const half = batch.length >> 1;
      await this.#ask(batch.slice(0, half));
      await this.#ask(batch.slice(half));
    } else if (first !== undefined) {
      const alone = readContract(this.#client, { ...first.call, blockNumber: this.#blockNumber });
      await alone.then(first.resolve, first.reject);
    }
  }
}

/** Whether an error means that the node could not be reached, or did not answer in time. */
export function isUnreachable(error: unknown): boolean {
  const isSilence = (cause: unknown): boolean =>
    cause instanceof Error && ["HttpRequestError", "TimeoutError", "WebSocketRequestError"].includes(cause.name);
  return isSilence(error) || (error instanceof BaseError && error.walk(isSilence) !== null);
}

function batchesOf(all: readonly Waiting[]): Waiting[][] {
  const batches: Waiting[][] = [];
  let [sent, answered] = [MOST_SENT, MOST_ANSWERED];
  for (const waiting of all) {
    [sent, answered] = [sent + waiting.sent, answered + waiting.answered];
    if (sent > MOST_SENT || answered > MOST_ANSWERED) {
      batches.push([]);
      [sent, answered] = [waiting.sent, waiting.answered];
    }
    batches.at(-1)?.push(waiting);
  }
  return batches;
}

const items = new Map<Abi, Map<string, AbiFunction>>();

/** The function of this name, which is the only one. */
function itemIn(abi: Abi, name: string): AbiFunction {
  let known = items.get(abi);
  if (known === undefined) {
    const functions = abi.filter((item): item is AbiFunction => item.type === "function");
    items.set(abi, (known = new Map(functions.map((item) => [item.name, item]))));
  }
  const item = known.get(name);
  if (item === undefined) throw new Error(`There is no function ${name}.`);
  return item;
}

function sizeOf(outputs: readonly AbiParameter[]): number {
  return outputs.reduce((sum, output) => {
    const fixed = /^[^[]*\[(\d+)\]$/.exec(output.type)?.[1];
    if (fixed !== undefined) return sum + Number(fixed) * WORD;
    if (output.type === "tuple" && "components" in output) return sum + sizeOf(output.components);
    return sum + (/\[\]$|^string$|^bytes$/.test(output.type) ? DYNAMIC : WORD);
  }, 0);
}
