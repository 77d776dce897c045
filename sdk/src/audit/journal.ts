import { getAddress } from "viem";
import type { Address, Hex } from "viem";
import { accountOf, holderOf, isOutside, numberOf } from "../accounts.ts";
import { nounAt } from "../coop.ts";
import type { EntryEvent } from "../events.ts";
import { balanceIn, sealedEntries, totalOf } from "../journal.ts";
import { accountName } from "./amounts.ts";
import type { Check, Context } from "./context.ts";
import { count } from "./findings.ts";
import type { Findings } from "./findings.ts";

/** No gap in the numbers, sums of zero, and the running seal of the treasury. */
export const journal: Check = {
  number: 2,
  title: "The journal is whole: no entry is missing, altered or out of balance",
  begin: (context, findings) => {
    const { books } = context;
    const flowed = new Map<Address, bigint>(); // what came in less what went out
    let last: EntryEvent | undefined;
    return {
      on: {
        Entry: (event) => {
          checkNumber(event, last, findings);
          checkCovered(context, findings, event);
          flow(flowed, event);
          last = event;
        },
      },
      finish: async () => {
        for (const [asset, amount] of flowed) checkSum(context, findings, asset, amount);
        await checkSeal(context, findings, last);
        const entries = sealedEntries(books.ledger.seal);
        findings.fact(`${count(entries, "entry", "entries")} in ${count(flowed.size, "asset")} were read.`);
      },
    };
  },
};

function checkNumber(event: EntryEvent, last: EntryEvent | undefined, findings: Findings): void {
  const [number, before] = [event.args.number, last?.args.number ?? 0n];
  if (number === before + 1n) return;
  if (number <= before) {
    return findings.fault(`Entry ${number} comes after entry ${before}: one of them is a copy or was altered.`, event);
  }
  const missing = number === before + 2n ? `Entry ${before + 1n} is` : `Entries ${before + 1n} to ${number - 1n} are`;
  const from = last === undefined ? "before block" : `between block ${last.blockNumber} and block`;
  findings.fault(`${missing} missing, ${from} ${event.blockNumber}: the node withholds logs.`);
}

/** No account gives what it does not have. */
function checkCovered({ books, addresses, amounts }: Context, findings: Findings, event: EntryEvent): void {
  const { from, asset, amount, number } = event.args;
  if (isOutside(from)) return;
  const balance = balanceIn(books.ledger, from, asset);
  findings.expect(
    balance >= amount,
    () => {
      const [gave, had] = [amounts.say(amount, asset), amounts.say(balance, asset)];
      return `By entry ${number}, ${accountName(from, addresses)} gave ${gave}, and had ${had}.`;
    },
    event,
  );
}

function flow(flowed: Map<Address, bigint>, { args: { from, to, asset, amount } }: EntryEvent): void {
  const [isIn, isOut] = [isOutside(from), isOutside(to)];
  const change = (isIn ? amount : 0n) - (isOut ? amount : 0n);
  flowed.set(asset, (flowed.get(asset) ?? 0n) + change);
}

function checkSum({ books, amounts }: Context, findings: Findings, asset: Address, flowed: bigint): void {
  const total = totalOf(books.ledger, asset);
  findings.expect(total === flowed, () => {
    const [came, held] = [amounts.say(flowed, asset), amounts.say(total, asset)];
    return `${came} more came in than went out, and all accounts together hold ${held}.`;
  });
}

async function checkSeal({ books, storage, contracts }: Context, findings: Findings, last?: EntryEvent): Promise<void> {
  const [own, stored] = [books.ledger.seal, await storage.read(contracts.treasury, "seal", [])];
  if (own === stored) return findings.fact(`Their running seal is that of the treasury: ${sealWords(own)}.`);
  const [read, sealed] = [last?.args.number ?? 0n, sealedEntries(stored)];
  if (sealed > read) {
    const missing = `Entries ${read + 1n} to ${sealed} are missing`;
    findings.fault(`${missing}, after block ${last?.blockNumber ?? 0n}: the treasury has sealed ${sealed} of them.`);
  }
  const seals = `the entries give ${sealWords(own)}, and the treasury has ${sealWords(stored)}`;
  findings.fault(`The running seal does not fit: ${seals}. At least one entry was left out, invented or altered.`);
}

const HASH_BITS = 208;
const HASH_CHARS = HASH_BITS / 4;

const sealWords = (seal: bigint): string =>
  `${sealedEntries(seal)} entries, 0x${BigInt.asUintN(HASH_BITS, seal).toString(16).padStart(HASH_CHARS, "0")}`;

/* ENTRIES OF STRANGERS */

const MOST_NAMED = 10;

/** Entries that name accounts of the co-op, and were written by somebody else: they are no part of its journal. */
export class Strangers {
  readonly #named: string[] = [];
  #count = 0;

  note(log: { address: Hex; topics: readonly Hex[]; blockNumber: Hex; transactionHash: Hex }, context: Context): void {
    const accounts = log.topics.slice(1, 3).filter((topic) => nounAt(context.addresses, holderOf(topic)) !== undefined);
    if (accounts.length === 0) return;
    this.#count++;
    if (this.#named.length === MOST_NAMED) return;
    const names = accounts.map((account) => nameOf(account, context)).join(" and ");
    const place = `block ${BigInt(log.blockNumber)}, transaction ${log.transactionHash}`;
    this.#named.push(`Ignored: an entry that ${getAddress(log.address)} wrote, naming ${names} (${place}).`);
  }

  tell(findings: Findings): void {
    this.#named.forEach((sentence) => findings.fact(sentence));
    const untold = this.#count - this.#named.length;
    if (untold > 0) findings.fact(`Ignored: ${count(untold, "entry", "entries")} more of strangers.`);
  }
}

/** Whatever stands in the account's last bytes. */
const nameOf = (account: Hex, { addresses }: Context): string =>
  accountName(accountOf(holderOf(account), numberOf(account)), addresses);
