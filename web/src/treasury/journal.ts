import type { Hex } from "viem";
import { accountOf, holderOf, isOutside } from "../../../sdk/src/accounts.ts";
import type { SealedBooks } from "../../../sdk/src/books/books.ts";
import { eventsNamed } from "../../../sdk/src/events.ts";
import type { CoopEvent, EntryEvent } from "../../../sdk/src/events.ts";
import { book, emptyLedger } from "../../../sdk/src/journal.ts";
import type { SealedLedger } from "../../../sdk/src/journal.ts";
import { remember } from "../chain/remember.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import type { Coop } from "../chain/coop.ts";
import type { Directory } from "../members/directory.ts";
import { denominationOf } from "../ui/money.ts";
import { describeAccount } from "./accounts.ts";
import { causeWords } from "./causes.ts";
import { plainLetters } from "./filter.ts";
import type { FilterContext } from "./filter.ts";
import { purposeWords } from "./purposes.ts";

const entriesOf = remember((events: readonly CoopEvent[]) => eventsNamed(events, "Entry"));

/** All entries of the journal, in the order of the chain. The list stays the same while there are no new events. */
export function useJournal(): readonly EntryEvent[] {
  return entriesOf(useSnapshot().events);
}

/** What a filter has to know. Names are made once for as long as the search goes on. */
export function contextFor(coop: Coop, books: SealedBooks, directory: Directory): FilterContext {
  const { addresses } = coop;
  const nameOf = remembered((account: Hex) => {
    const { name, title = "" } = describeAccount(account, addresses, directory);
    return plainLetters(`${name} ${title}`);
  });
  const purposeOf = remembered((purpose: number) => plainLetters(purposeWords(purpose)));
  const causes = new Map<string, string>();
  const causeOf = (args: EntryEvent["args"]): string => {
    const key = `${args.ref}${isOutside(args.from) ? args.purpose : holderOf(args.from)}`;
    let cause = causes.get(key);
    if (cause === undefined) causes.set(key, (cause = plainLetters(causeWords(args, books, directory)?.words ?? "")));
    return cause;
  };
  return {
    addresses,
    textOf: ({ args, transactionHash }) => {
      const about = `${nameOf(args.from)} ${nameOf(args.to)} ${purposeOf(args.purpose)} ${causeOf(args)}`;
      return `${about} ${args.ref} ${transactionHash} ${args.number}`;
    },
    decimalsOf: (asset) => denominationOf(asset, coop).decimals,
    accountsOf: (wallet) =>
      [...books.members.values()]
        .filter((member) => member.wallet.toLowerCase() === wallet)
        .map(({ number }) => accountOf(addresses.members, BigInt(number))),
  };
}

function remembered<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) made.set(key, (value = make(key)));
    return value;
  };
}

/** The books just before an entry, and just after it. */
export interface Sealing {
  sealBefore: bigint;
  after: SealedLedger;
}

const STEP = 2_000; // entries that are sealed without a pause

/** Writes the books up to entry `number`, in steps. Gives nothing where there is no such entry. */
export function* sealUpTo(journal: readonly EntryEvent[], number: bigint): Generator<undefined, Sealing | undefined> {
  const ledger = emptyLedger();
  let [sealBefore, done] = [0n, 0];
  for (const { args } of journal) {
    sealBefore = ledger.seal;
    book(ledger, args);
    if (args.number === number) return { sealBefore, after: ledger };
    if (++done % STEP === 0) yield;
  }
  return undefined;
}
