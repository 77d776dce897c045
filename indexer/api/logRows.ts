import type { Address, Hex } from "viem";
import type { Addresses, Noun } from "../../sdk/src/coop.ts";
import { encodeEntry } from "../../sdk/src/events.ts";
import type { RawLog } from "../../sdk/src/events.ts";
import type { Queries } from "../database.ts";

// Logs as the chain gave them. Those of the journal are kept as entries alone, and are encoded anew. Both come as one
// text, which the databases hand over many times as quickly as rows: there may be thousands of them.
// $1 co-op, $2 block and $3 index of the log after which it goes on, $4 last block, $5 how many at most

const LOGS = `
  select string_agg(concat_ws('|', block, log_index, transaction, hash, at, noun, topics, data), ';') as lines from (
    select log.block, log_index, transaction, hash, at, noun, topics, data
    from log join block on block.number = log.block
    where coop = $1 and (log.block, log_index) > ($2, $3) and log.block <= $4
    order by log.block, log_index limit $5) l`;

const ENTRIES = `
  select string_agg(
    concat_ws('|', block, log_index, transaction, hash, at,
      number, from_account, to_account, asset, amount, purpose, ref), ';') as lines from (
    select block, log_index, transaction, hash, entry.at,
      entry.number, from_account, to_account, asset, amount, purpose, ref
    from entry join block on block.number = entry.block
    where coop = $1 and (block, log_index) > ($2, $3) and block <= $4
    order by block, log_index limit $5) e`;

/** A place in the order of the chain. */
export interface Place {
  block: number;
  logIndex: number;
}

/** A log, and where it stands. */
interface Placed extends Place {
  log: RawLog;
}

/** The logs of a co-op after a place and up to a block, the oldest first, at most `most`. */
export async function readLogs(
  database: Queries,
  { id, addresses }: { id: number; addresses: Addresses },
  { block, logIndex }: Place,
  last: number,
  most: number,
): Promise<Placed[]> {
  const asked = [id, block, logIndex, last, most];
  const [others] = await database.query<{ lines: string | null }>(LOGS, asked);
  const [entries] = await database.query<{ lines: string | null }>(ENTRIES, asked);
  const logs = [
    ...linesIn(others?.lines).map((values) => logIn(values, addresses)),
    ...linesIn(entries?.lines).map((values) => entryIn(values, addresses)),
  ];
  return logs.sort((a, b) => a.block - b.block || a.logIndex - b.logIndex).slice(0, most);
}

/** Numbers, names, and hexadecimal digits: none of them contains what separates them. */
function linesIn(lines: string | null | undefined): string[][] {
  return typeof lines === "string" ? lines.split(";").map((line) => line.split("|")) : [];
}

function logIn(values: string[], addresses: Addresses): Placed {
  const [noun, topics, data] = values.slice(5) as [Noun, string, Hex];
  return placed(values, addresses[noun], { topics: JSON.parse(topics) as Hex[], data });
}

function entryIn(values: string[], addresses: Addresses): Placed {
  const [number, from, to, asset, amount, purpose, ref] = values.slice(5) as [
    string,
    Hex,
    Hex,
    Address,
    string,
    string,
    Hex,
  ];
  const entry = { from, to, asset, number: BigInt(number), amount: BigInt(amount), purpose: Number(purpose), ref };
  return placed(values, addresses.treasury, encodeEntry(entry));
}

function placed(values: string[], address: Address, said: Pick<RawLog, "topics" | "data">): Placed {
  const [block, logIndex, transactionHash, blockHash, at] = values as [string, string, Hex, Hex, string];
  const place = { block: Number(block), logIndex: Number(logIndex) };
  const log: RawLog = {
    address,
    ...said,
    blockNumber: hex(place.block),
    blockHash,
    blockTimestamp: hex(Number(at)),
    transactionHash,
    logIndex: hex(place.logIndex),
  };
  return { ...place, log };
}

const hex = (number: number): Hex => `0x${number.toString(16)}`;
