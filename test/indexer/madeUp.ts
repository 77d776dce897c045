import type { Address, Hex } from "viem";
import { claimOf } from "../../sdk/src/accounting.ts";
import { accountOf, holderOf, isOutside, numberOf, OUTSIDE, refTo } from "../../sdk/src/accounts.ts";
import type { Addresses } from "../../sdk/src/coop.ts";
import { NOUNS } from "../../sdk/src/coop.ts";
import { PURPOSES } from "../../sdk/src/names.ts";
import type { Purpose } from "../../sdk/src/names.ts";
import type { Queries } from "../../indexer/database.ts";
import type { EntryRow } from "../../indexer/rows.ts";
import { toJson } from "../../indexer/api/http.ts";

// Rows of the indexer's tables that no chain has ever told.

export const START = Date.UTC(2026, 0, 1) / 1000; // seconds: of block 0
export const BLOCK_TIME = 600; // seconds
export const MEMBERS = 50;
export const BUCKETS = 20;

const digits = (value: number | bigint, length: number): string => value.toString(16).padStart(length, "0");
export const madeUpAddress = (number: number): Address => `0x${digits(number, 40)}`;
export const madeUpHash = (number: number): Hex => `0x${digits(number, 64)}`;

/** The twelve contracts of co-op `id`. */
export const addressesOf = (id: number): Addresses =>
  Object.fromEntries(NOUNS.map((noun, i) => [noun, madeUpAddress(0xc0_0000 + id * 16 + i)])) as Addresses;

export const ETHER = madeUpAddress(0);
export const TOKEN = madeUpAddress(0x70_0000);

export const walletOf = (member: number): Address => madeUpAddress(0xa0_0000 + member);
export const outside = (holder: Address): Hex => accountOf(holder, OUTSIDE);

/** Writes the books of a journal that is made up: balances, members and claims. */
export class MadeUpJournal {
  readonly coop: number;
  readonly addresses: Addresses;
  readonly rows: EntryRow[] = [];
  readonly #balances = new Map<string, bigint>();

  constructor(coop: number) {
    this.coop = coop;
    this.addresses = addressesOf(coop);
  }

  bucket = (number: number): Hex => accountOf(this.addresses.buckets, BigInt(number));
  memberAccount = (number: number): Hex => accountOf(this.addresses.members, BigInt(number));
  general = (): Hex => accountOf(this.addresses.executor, 0n);

  /** The next entry. Every third one is in the block of the one before. */
  book(from: Hex, to: Hex, amount: bigint, purpose: Purpose, asset: Address = ETHER, bucket = 0): EntryRow {
    const number = this.rows.length + 1;
    const block = number - Math.floor(number / 3);
    const ref = bucket === 0 ? madeUpHash(0) : refTo("Bucket", bucket);
    const row: EntryRow = {
      coop: this.coop,
      number,
      block,
      log_index: number % 3 === 0 ? 1 : 0,
      transaction: madeUpHash(block),
      at: START + block * BLOCK_TIME,
      from_account: from,
      to_account: to,
      asset,
      amount: amount.toString(),
      purpose: PURPOSES.indexOf(purpose),
      ref,
      from_claim: claimOf(from, this.addresses),
      to_claim: claimOf(to, this.addresses),
      from_balance: this.#move(from, asset, -amount),
      to_balance: this.#move(to, asset, amount),
      from_member: this.#memberOf(from),
      to_member: this.#memberOf(to),
    };
    this.rows.push(row);
    return row;
  }

  #move(account: Hex, asset: Address, by: bigint): string | null {
    if (isOutside(account)) return null;
    const balance = (this.#balances.get(`${account}/${asset}`) ?? 0n) + by;
    this.#balances.set(`${account}/${asset}`, balance);
    return balance.toString();
  }

  #memberOf(account: Hex): number | null {
    if (!isOutside(account) && holderOf(account) === this.addresses.members) return Number(numberOf(account));
    const number = Number(BigInt(holderOf(account))) - 0xa0_0000;
    return number >= 1 && number <= 0xffff ? number : null;
  }

  balances(): object[] {
    return [...this.#balances].map(([key, amount]) => {
      const [account, asset] = key.split("/");
      return { coop: this.coop, account, asset, amount, block: this.rows.at(-1)?.block ?? 0 };
    });
  }
}

/** A journal of so many entries, the same each time: gifts, budgets and wages, now and then in another asset. */
export function madeUpJournal(coop: number, entries: number): MadeUpJournal {
  const journal = new MadeUpJournal(coop);
  const random = randomFrom(coop + 1);
  while (journal.rows.length < entries) {
    const [member, bucket] = [1 + random(MEMBERS), 1 + random(BUCKETS)];
    const asset = random(40) === 0 ? TOKEN : ETHER;
    const wallet = outside(walletOf(member));
    const amount = 1n + BigInt(random(1_000)) * 10n ** 15n;
    const kind = random(12);
    if (kind < 4) journal.book(wallet, journal.bucket(bucket), amount, "Funding", asset, bucket);
    else if (kind < 6) journal.book(journal.general(), journal.bucket(bucket), amount, "Budget", asset, bucket);
    else if (kind < 8) journal.book(journal.bucket(bucket), wallet, amount, "Work", asset, bucket);
    else if (kind < 9) journal.book(wallet, journal.general(), amount, "Contribution", asset);
    else if (kind < 10) journal.book(journal.general(), journal.memberAccount(member), amount, "Patronage", asset);
    else if (kind < 11) journal.book(journal.memberAccount(member), wallet, amount, "Withdrawal", asset);
    else
      journal.book(
        journal.bucket(bucket),
        outside(madeUpAddress(0xb0_0000 + bucket)),
        amount,
        "Purchase",
        asset,
        bucket,
      );
  }
  return journal;
}

/** Whole numbers below a bound, in an order that looks like chance (a linear congruence). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/* WRITING */

const BATCH = 2_000; // rows of a statement

async function insert(database: Queries, statement: string, rows: readonly object[]): Promise<void> {
  for (let i = 0; i < rows.length; i += BATCH) await database.query(statement, [toJson(rows.slice(i, i + BATCH))]);
}

export async function insertEntries(database: Queries, rows: readonly EntryRow[]): Promise<void> {
  await insert(database, "insert into entry select * from json_populate_recordset(null::entry, $1::json)", rows);
}

/** A co-op, with its journal. */
export async function insertCoop(database: Queries, journal: MadeUpJournal, name: string): Promise<void> {
  const { coop: id, addresses, rows } = journal;
  const coop = { id, charter_hash: madeUpHash(id), name, addresses, block: 1, at: START + BLOCK_TIME };
  await insert(database, "insert into coop select * from json_populate_recordset(null::coop, $1::json)", [coop]);
  await insertEntries(database, rows);
  const statement = "insert into balance select * from json_populate_recordset(null::balance, $1::json)";
  await insert(database, statement, journal.balances());
}

export async function insertBlocks(database: Queries, upTo: number): Promise<void> {
  const blocks = Array.from({ length: upTo + 1 }, (_, number) => ({
    number,
    hash: madeUpHash(number),
    at: START + number * BLOCK_TIME,
  }));
  await insert(database, "insert into block select * from json_populate_recordset(null::block, $1::json)", blocks);
}

export interface RecordRow {
  coop: number;
  noun: string;
  id: number;
  doc: object;
  block: number;
}

export async function insertRecords(database: Queries, rows: readonly RecordRow[]): Promise<void> {
  const statement = `
    insert into record select * from json_to_recordset($1::json)
    as row (coop integer, noun text, id bigint, doc jsonb, block bigint)`;
  await insert(database, statement, rows);
}

export interface LogRow {
  coop: number;
  block: number;
  log_index: number;
  transaction: Hex;
  noun: string;
  topics: Hex[];
  data: Hex;
}

export async function insertLogs(database: Queries, rows: readonly LogRow[]): Promise<void> {
  await insert(database, "insert into log select * from json_populate_recordset(null::log, $1::json)", rows);
}
