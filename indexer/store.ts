import type { Address, Hex } from "viem";
import type { TableName } from "../sdk/src/books/books.ts";
import type { Addresses, Noun } from "../sdk/src/coop.ts";
import { encodeEntry } from "../sdk/src/events.ts";
import type { Founding, RawLog } from "../sdk/src/events.ts";
import { SCHEMA_VERSION } from "./database.ts";
import type { Database, Queries } from "./database.ts";
import { storable } from "./rows.ts";
import { Scribe } from "./scribe.ts";
import type { Changes, Told } from "./scribe.ts";

const ROWS = 1_000; // a statement: what PGlite holds of it at once stays small
const PAGE = 5_000; // logs read back at once

/** How far the chain has been read. */
export interface Progress {
  genesis: Hex; // hash of block 0
  factory: Hex;
  block: number; // -1: nothing yet
  hash: Hex;
}

/** What a stretch of the chain added, as rows: the books may go on changing while it is written. */
export interface Batch {
  block: number; // the last one of the stretch
  hash: Hex;
  coops: object[];
  blocks: object[];
  logs: object[];
  entries: object[];
  records: object[];
  balances: object[];
}

/* PROGRESS */

export async function readProgress(database: Queries): Promise<Progress | undefined> {
  const statement = "select genesis, factory, block, hash from progress where schema = $1";
  return (await database.query<Progress>(statement, [SCHEMA_VERSION]))[0];
}

/** Forgets everything, and begins with another chain, factory or schema. */
export async function startAnew(database: Database, genesis: Hex, factory: Hex): Promise<void> {
  await database.transaction(async ({ query }) => {
    await query("truncate progress, block, coop, log, entry, balance, record");
    await query("insert into progress (schema, genesis, factory, block, hash) values ($1, $2, $3, -1, '')", [
      SCHEMA_VERSION,
      genesis,
      factory,
    ]);
  });
}

/* READING BACK */

/** The books of all co-ops, written anew from their logs. */
export async function readScribes(database: Queries): Promise<Scribe[]> {
  const coops = await database.query<{ id: number; addresses: Addresses }>(
    "select id, addresses from coop order by id",
  );
  const scribes = [];
  for (const { id, addresses } of coops) {
    const scribe = new Scribe(id, addresses);
    for await (const log of readBack(database, id, addresses)) scribe.write(log);
    scribes.push(scribe);
  }
  return scribes;
}

/** The blocks in which something happened, the latest first, from `below` down. */
export async function readBlocks(database: Queries, below: number): Promise<{ number: number; hash: Hex }[]> {
  return database.query("select number, hash from block where number < $1 order by number desc limit 64", [below]);
}

/** A place in the order of the chain. */
export interface Place {
  block: number;
  logIndex: number;
}

const FIRST: Place = { block: -1, logIndex: -1 };

interface LogRow {
  block: number;
  log_index: number;
  transaction: Hex;
  hash: Hex;
  at: number;
  noun: Noun;
  topics: readonly Hex[];
  data: Hex;
}

type EntryLogRow = Omit<LogRow, "noun" | "topics" | "data"> & {
  number: number;
  from_account: Hex;
  to_account: Hex;
  asset: Address;
  amount: string;
  purpose: number;
  ref: Hex;
};

const LOGS_AFTER = `
  select log.block, log_index, transaction, hash, at, noun, topics, data
  from log join block on block.number = log.block
  where coop = $1 and (log.block, log_index) > ($2, $3) order by log.block, log_index limit $4`;

const ENTRIES_AFTER = `
  select block, log_index, transaction, hash, entry.at, entry.number, from_account, to_account, asset,
    amount::text, purpose, ref
  from entry join block on block.number = entry.block
  where coop = $1 and (block, log_index) > ($2, $3) order by block, log_index limit $4`;

/** The next logs of a co-op after a place, at most `most`, as the chain gave them. */
export async function readLogsAfter(
  { query }: Queries,
  coop: number,
  addresses: Addresses,
  { block, logIndex }: Place,
  most: number,
): Promise<RawLog[]> {
  const parameters = [coop, block, logIndex, most];
  const others = await query<LogRow>(LOGS_AFTER, parameters);
  const entries = await query<EntryLogRow>(ENTRIES_AFTER, parameters);
  const rows = [...others, ...entries.map(logOfEntry)];
  rows.sort((a, b) => a.block - b.block || a.log_index - b.log_index);
  return rows.slice(0, most).map((row) => rawLogOf(row, addresses));
}

/** All logs of a co-op. */
async function* readBack(queries: Queries, coop: number, addresses: Addresses): AsyncGenerator<RawLog> {
  for (let after = FIRST; ; ) {
    const logs = await readLogsAfter(queries, coop, addresses, after, PAGE);
    yield* logs;
    const last = logs.at(-1);
    if (last === undefined || logs.length < PAGE) return;
    after = { block: Number(last.blockNumber), logIndex: Number(last.logIndex) };
  }
}

function logOfEntry(row: EntryLogRow): LogRow {
  const { from_account: from, to_account: to, asset, number, amount, purpose, ref } = row;
  const entry = { from, to, asset, number: BigInt(number), amount: BigInt(amount), purpose, ref };
  return { ...row, noun: "treasury", ...encodeEntry(entry) };
}

const hex = (n: number): Hex => `0x${n.toString(16)}`;

function rawLogOf(
  { block, log_index, transaction, noun, topics, data, hash, at }: LogRow,
  addresses: Addresses,
): RawLog {
  return {
    address: addresses[noun],
    topics,
    data,
    blockNumber: hex(block),
    blockHash: hash,
    blockTimestamp: hex(at),
    transactionHash: transaction,
    logIndex: hex(log_index),
  };
}

/* WRITING */

/** The rows of a stretch of the chain: what was founded and told in it, and what of the books of `scribes` changed. */
export function batchOf(
  { number, hash }: { number: number; hash: Hex },
  foundings: readonly Founding[],
  told: readonly Told[],
  scribes: Iterable<Scribe>,
): Batch {
  const changes = [...scribes].map((scribe) => ({ scribe, changes: scribe.takeChanges() }));
  return {
    block: number,
    hash,
    coops: foundings.map(coopRow),
    blocks: blockRows(told),
    logs: told.filter(({ entry }) => entry === undefined).map(logRow),
    entries: told.flatMap(({ entry }) => entry ?? []),
    records: changes.flatMap(({ scribe, changes: { records } }) => recordRows(scribe, records)),
    balances: changes.flatMap(({ changes: { balances } }) => [...balances.values()]),
  };
}

function coopRow({ id, charterHash, name, addresses, blockNumber, blockTimestamp }: Founding) {
  const [block, at] = [Number(blockNumber), Number(blockTimestamp)];
  return { id, charter_hash: charterHash, name: storable(name), addresses, block, at };
}

function blockRows(told: readonly Told[]) {
  const blocks = new Map(told.map(({ event }) => [event.blockNumber, event]));
  return [...blocks.values()].map(({ blockNumber, blockHash, blockTimestamp }) => ({
    number: Number(blockNumber),
    hash: blockHash,
    at: Number(blockTimestamp),
  }));
}

function logRow({ coop, log: { topics, data }, event }: Told) {
  const { blockNumber, logIndex, transactionHash, noun } = event;
  const place = { block: Number(blockNumber), log_index: logIndex, transaction: transactionHash };
  return { coop, ...place, noun, topics, data };
}

function recordRows({ coop, books }: Scribe, records: Changes["records"]) {
  return [...records].flatMap(([noun, blocks]) =>
    [...blocks].map(([id, block]) => ({ coop, noun, id, doc: storable(books[noun].get(id)), block })),
  );
}

const COOPS = `
  insert into coop select * from json_to_recordset($1::json)
    as row (id integer, charter_hash text, name text, addresses jsonb, block bigint, at bigint)`;

const BLOCKS = `
  insert into block select * from json_to_recordset($1::json) as row (number bigint, hash text, at bigint)`;

const LOGS = `
  insert into log select * from json_to_recordset($1::json)
    as row (coop integer, block bigint, log_index integer, transaction text, noun text, topics jsonb, data text)`;

const ENTRIES = `
  insert into entry select * from json_to_recordset($1::json) as row (
    coop integer, number bigint, block bigint, log_index integer, transaction text, at bigint,
    from_account text, to_account text, asset text, amount numeric, purpose smallint, ref text,
    from_claim text, to_claim text,
    from_balance numeric, to_balance numeric, from_member integer, to_member integer)`;

const RECORDS = `
  insert into record select * from json_to_recordset($1::json)
    as row (coop integer, noun text, id bigint, doc jsonb, block bigint)
    on conflict (coop, noun, id) do update set doc = excluded.doc, block = excluded.block`;

const BALANCES = `
  insert into balance select * from json_to_recordset($1::json)
    as row (coop integer, account text, asset text, amount numeric, block bigint)
    on conflict (coop, account, asset) do update set amount = excluded.amount, block = excluded.block`;

/** Writes a stretch of the chain, all of it or nothing: whatever stops the indexer, it goes on from here. */
export async function writeBatch(database: Database, batch: Batch): Promise<void> {
  await database.transaction(async (queries) => {
    await insert(queries, COOPS, batch.coops);
    await insert(queries, BLOCKS, batch.blocks);
    await insert(queries, LOGS, batch.logs);
    await insert(queries, ENTRIES, batch.entries);
    await insert(queries, RECORDS, batch.records);
    await insert(queries, BALANCES, batch.balances);
    await queries.query("update progress set block = $1, hash = $2", [batch.block, batch.hash]);
  });
}

async function insert({ query }: Queries, statement: string, rows: readonly object[]): Promise<void> {
  for (let i = 0; i < rows.length; i += ROWS) await query(statement, [JSON.stringify(rows.slice(i, i + ROWS))]);
}

/* TAKING BACK */

/**
 * Takes back the blocks after `block`, which the chain has replaced. The books are read anew from the logs that are
 * left, and what the blocks taken back had changed is written as it was before them. Gives the co-ops that are left.
 */
export async function takeBack(database: Database, block: number, hash: Hex): Promise<Scribe[]> {
  return database.transaction(async (queries) => {
    const { query } = queries;
    await query("delete from coop where block > $1", [block]);
    await query("delete from log where block > $1", [block]);
    await query("delete from block where number > $1", [block]);
    const records = await query<{ coop: number; noun: TableName; id: number }>(
      "delete from record where block > $1 returning coop, noun, id",
      [block],
    );
    const balances = await query<{ coop: number; account: Hex; asset: string }>(
      "delete from balance where block > $1 returning coop, account, asset",
      [block],
    );
    await query("delete from entry where block > $1", [block]);
    const scribes = await readScribes(queries);
    for (const scribe of scribes) {
      const before = scribe.takeChanges();
      const mine = <Row extends { coop: number }>(rows: Row[]) => rows.filter(({ coop }) => coop === scribe.coop);
      const held = mine(balances).flatMap(({ account, asset }) => before.balances.get(`${account}/${asset}`) ?? []);
      await insert(queries, RECORDS, recordRows(scribe, only(before.records, mine(records))));
      await insert(queries, BALANCES, held);
    }
    await query("update progress set block = $1, hash = $2", [block, hash]);
    return scribes;
  });
}

/** Of all records, those that are named and there. */
function only(records: Changes["records"], named: readonly { noun: TableName; id: number }[]): Changes["records"] {
  const found: Changes["records"] = new Map();
  for (const { noun, id } of named) {
    const block = records.get(noun)?.get(id);
    if (block !== undefined) found.set(noun, (found.get(noun) ?? new Map<number, number>()).set(id, block));
  }
  return found;
}
