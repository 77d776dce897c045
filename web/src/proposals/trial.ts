import { concatHex, getAddress, hexToBigInt, maxUint128, numberToHex, size, slice } from "viem";
import type { Address, Client, Hex } from "viem";
import { call } from "viem/actions";
import type { Call } from "./actionWords.ts";

/** What became of one call: nothing went wrong, or what did. */
export type Outcome = "works" | { error: unknown };

export interface Trial {
  outcomes: readonly Outcome[];
  isInTurn: boolean; // later calls saw what earlier ones did
}

/**
 * Calls as carried out now, in their order. The node is asked to put a small program in the executor's place for the
 * length of one question: it makes all the calls, and tells of each how it went. Nothing is sent, nothing changes.
 * A node that cannot do that is asked about each call on its own.
 */
export async function tryOut(
  client: Client,
  executor: Address,
  calls: readonly Call[],
  blockNumber?: bigint,
): Promise<Trial> {
  try {
    const { data = "0x" } = await call(client, {
      to: executor,
      data: writeCalls(calls),
      stateOverride: [{ address: executor, code: CALLER, balance: maxUint128 }],
      blockNumber,
    });
    return { outcomes: readOutcomes(data, calls.length), isInTurn: true };
  } catch {
    const outcomes = await Promise.all(calls.map((one) => tryAlone(client, executor, one, blockNumber)));
    return { outcomes, isInTurn: false };
  }
}

async function tryAlone(client: Client, executor: Address, { target, value, data }: Call, blockNumber?: bigint) {
  try {
    await call(client, { account: executor, to: target, value, data, blockNumber });
    return "works" as const;
  } catch (error) {
    return { error };
  }
}

/**
 * Reads calls as 32 bytes each of target, value and length, then the data; gives back 32 bytes each of success and
 * length, then the answer. On the stack lie how much was given back (o) and how much was read (p).
 */
const CALLER: Hex = concatHex([
  "0x5f5f", // o = 0, p = 0
  "0x5b36811060", // loop: if p < size of the input …
  "0x0c57505ff3", // … go on, or else return o bytes from 0
  "0x5b8060400135", // length of the data, at p + 64
  "0x8082606001846040", // copy so many bytes from p + 96 …
  "0x0137", // … to o + 64
  "0x5f5f8285604001", // no room for an answer yet; data at o + 64
  "0x856020013586355af1", // value at p + 32, target at p, all gas: call
  "0x8352", // success at o
  "0x3d8360200152", // length of the answer at o + 32
  "0x3d5f846040013e", // the answer at o + 64
  "0x01606001", // p += 96 + length of the data
  "0x903d0160400190", // o += 64 + length of the answer
  "0x600256", // again
]);

const WORD = 32; // bytes

const word = (value: bigint | number): Hex => numberToHex(value, { size: WORD });

function writeCalls(calls: readonly Call[]): Hex {
  return concatHex(
    calls.flatMap(({ target, value, data }) => [word(BigInt(getAddress(target))), word(value), word(size(data)), data]),
  );
}

function readOutcomes(answer: Hex, count: number): Outcome[] {
  const outcomes: Outcome[] = [];
  for (let at = 0; outcomes.length < count; ) {
    const hasSucceeded = hexToBigInt(slice(answer, at, at + WORD)) === 1n;
    const length = Number(hexToBigInt(slice(answer, at + WORD, at + 2 * WORD)));
    const start = at + 2 * WORD;
    const data = length === 0 ? "0x" : slice(answer, start, start + length);
    outcomes.push(hasSucceeded ? "works" : { error: { data } });
    at = start + length;
  }
  return outcomes;
}
