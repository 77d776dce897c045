import type { Address } from "viem";
import type { Addresses, Noun } from "../coop.ts";
import type { CoopEvent } from "../events.ts";
import { emptyLedger } from "../journal.ts";
import type { Ledger, SealedLedger } from "../journal.ts";
import { applyAgenda, applyAssembly } from "./assembly.ts";
import type { BallotRecord, ProposalRecord, TallyRecord } from "./assembly.ts";
import { applyBuckets } from "./buckets.ts";
import type { BucketRecord, FillingRecord, PurseRecord } from "./buckets.ts";
import { applyFunds } from "./funds.ts";
import type { FundRecord, StandingRecord } from "./funds.ts";
import { applyMembers } from "./members.ts";
import type { Electorate, MemberRecord, RequestRecord } from "./members.ts";
import { applyPayouts } from "./payouts.ts";
import type { AllowanceRecord, PayoutRecord } from "./payouts.ts";
import { applyPowers } from "./powers.ts";
import type { DoorRecord, RoleRecord } from "./powers.ts";
import { applyRounds } from "./rounds.ts";
import type { AllocationRecord, RoundRecord, ShareOutRecord } from "./rounds.ts";
import { applyShares } from "./shares.ts";
import type { CapitalRecord, HoldingRecord, InterestRecord, ShareCheckpoint, WithdrawalRecord } from "./shares.ts";
import { applyStatute } from "./statute.ts";
import type { ArticleRecord, Class, KindRecord, StatuteRecord } from "./statute.ts";
import { Table } from "./table.ts";
import { applyTreasury } from "./treasury.ts";
import type { AssetRecord } from "./treasury.ts";

type Terms = CoopEvent<"MemberTermsDefined" | "ShareTermsDefined">["args"]["terms"];

/** All that is written down about a co-op, as a fold of its events. */
const tables = () => ({
  statute: new Table<StatuteRecord>(), // one record, number 0
  classes: new Table<Class>(), // by class, from 0
  kinds: new Table<KindRecord>(), // by the number by which proposals remember them
  articles: new Table<ArticleRecord>(), // by articleKey
  terms: new Table<Terms>(), // of membership and of shares
  members: new Table<MemberRecord>(), // by member number
  requests: new Table<RequestRecord>(),
  capital: new Table<CapitalRecord>(), // one record, number 0
  holdings: new Table<HoldingRecord>(), // by member number
  withdrawals: new Table<WithdrawalRecord>(), // by place in the queue
  interests: new Table<InterestRecord>(),
  proposals: new Table<ProposalRecord>(), // in the order of proposing
  tallies: new Table<TallyRecord>(), // by number of the proposal
  ballots: new Table<BallotRecord>(), // by ballotKey
  assets: new Table<AssetRecord>(),
  rounds: new Table<RoundRecord>(),
  shareOuts: new Table<ShareOutRecord>(), // by bucket
  allocations: new Table<AllocationRecord>(), // by allocationKey
  buckets: new Table<BucketRecord>(),
  purses: new Table<PurseRecord>(), // by bucket
  fillings: new Table<FillingRecord>(),
  payouts: new Table<PayoutRecord>(),
  allowances: new Table<AllowanceRecord>(),
  standings: new Table<StandingRecord>(),
  funds: new Table<FundRecord>(),
  roles: new Table<RoleRecord>(),
  doors: new Table<DoorRecord>(),
});

type Tables = ReturnType<typeof tables>;
export type TableName = keyof Tables;
export const TABLES = Object.keys(tables()) as TableName[];

export interface Books<L extends Ledger = Ledger> extends Tables {
  addresses: Addresses;
  ledger: L;
  reserveBps: number; // of every contribution, to the indivisible reserve
  executorDelay: number; // seconds
  escrow: Map<string, bigint>; // wallet in lower case => base units of the currency
  electorates: Electorate[][]; // eight classes
  issues: ShareCheckpoint[]; // shares of all members together

  // what finds records by something else than their number
  wallets: Map<Address, number>; // => member
  requesting: Map<Address, number>; // => request that waits, or was refused
  proposalNumbers: Map<bigint, number>;
  petitions: Map<bigint, readonly number[]>; // proposal => who signed for it
  fillingNumbers: Map<string, number>;
  allowanceNumbers: Map<string, number>;
  powerNumbers: Map<string, number>;
  proxyCasts: Set<number>; // ballots whose VoteCast, cast by a proxy, comes next
  lastChange?: { key: number; blockNumber: bigint; logIndex: number }; // of a ballot
}

export type SealedBooks = Books<SealedLedger>;

/** The books of a co-op before its first event. */
export function openBooks(addresses: Addresses): SealedBooks;
export function openBooks<L extends Ledger>(addresses: Addresses, ledger: L): Books<L>;
export function openBooks(addresses: Addresses, ledger: Ledger = emptyLedger()): Books {
  return {
    ...tables(),
    addresses,
    ledger,
    reserveBps: 0,
    executorDelay: 0,
    escrow: new Map(),
    electorates: Array.from({ length: 8 }, () => []),
    issues: [],
    wallets: new Map(),
    requesting: new Map(),
    proposalNumbers: new Map(),
    petitions: new Map(),
    fillingNumbers: new Map(),
    allowanceNumbers: new Map(),
    powerNumbers: new Map(),
    proxyCasts: new Set(),
  };
}

const HANDLERS: Record<Noun, (books: Books, event: CoopEvent) => void> = {
  statute: applyStatute,
  members: applyMembers,
  shares: applyShares,
  assembly: applyAssembly,
  agenda: applyAgenda,
  executor: applyPowers,
  authority: applyPowers,
  treasury: applyTreasury,
  buckets: applyBuckets,
  payouts: applyPayouts,
  funds: applyFunds,
  rounds: applyRounds,
};

/** Writes one event into the books. Events come in the order of the chain; nothing is read but books and event. */
export function apply(books: Books, event: CoopEvent): void {
  HANDLERS[event.noun](books, event);
}

/** The books after all of these events. */
export function writeBooks(addresses: Addresses, events: Iterable<CoopEvent>): SealedBooks {
  const books = openBooks(addresses);
  for (const event of events) apply(books, event);
  return books;
}
