import { getAddress } from "viem";
import type { AbiEvent, AbiParameter, Hex } from "viem";

/** What a log says, apart from where it stands. */
interface Words {
  topics: readonly Hex[];
  data: Hex;
}

type Reader = (word: string) => unknown;

const WORD = 64; // hex digits
const MOST_NUMBER = 48; // bits up to which viem gives a number, and above a bigint

/**
 * A decoder for events of which every parameter takes one word: nearly all that there are, entries of the journal above
 * all. It gives what viem's general decoder does, in a tenth of the time. Undefined for any other event.
 */
export function wordDecoderOf({ inputs }: AbiEvent): ((log: Words) => Record<string, unknown>) | undefined {
  const readers = inputs.map(readerOf);
  if (readers.includes(undefined)) return undefined;
  const indexed = inputs.filter((input) => input.indexed).length;
  const size = 2 + (inputs.length - indexed) * WORD;
  return ({ topics, data }) => {
    const isWhole = topics.length === indexed + 1 && data.length === size;
    if (!isWhole) throw new Error(`The log has ${topics.length} topics and ${data.length / 2 - 1} bytes of data.`);
    const args: Record<string, unknown> = {};
    let [topic, from] = [1, 2];
    for (const [i, input] of inputs.entries()) {
      const word = input.indexed ? (topics[topic++] as Hex).slice(2) : data.slice(from, (from += WORD));
      args[input.name as string] = (readers[i] as Reader)(word);
    }
    return args;
  };
}

function readerOf({ type }: AbiParameter): Reader | undefined {
  if (type === "address") return (word) => getAddress(`0x${word.slice(-40)}`);
  if (type === "bool") return readBool;
  const [, kind, size] = /^(uint|bytes)(\d+)$/.exec(type) ?? [];
  if (kind === "bytes") return (word) => `0x${word.slice(0, 2 * Number(size))}`;
  if (kind === "uint")
    return Number(size) <= MOST_NUMBER ? (word) => Number(`0x${word}`) : (word) => BigInt(`0x${word}`);
  return undefined; // text, lists and structs lie elsewhere in the data
}

function readBool(word: string): boolean {
  if (!/^0{63}[01]$/.test(word)) throw new Error(`0x${word} is neither true nor false.`);
  return word.endsWith("1");
}
