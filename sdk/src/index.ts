// All that the SDK gives, by what it is for. See README.md.

// what lies where, and what its numbers mean
export * from "./accounts.ts";
export * from "./coop.ts";
export * from "./nounAbis.ts";
export * from "./names.ts";

// reading the chain
export { COOP_FOUNDED, decodeFounding, decoderOf, ENTRY, eventsNamed } from "./events.ts";
export type { CoopEvent, EntryEvent, EventName, Founding, Origin, RawLog } from "./events.ts";
export { connect, followRange, readHead, readLogs } from "./logs.ts";
export type { Head, LogQuery, Piece } from "./logs.ts";

// the journal, and the books of everything else
export * from "./journal.ts";
export { apply, openBooks, TABLES, writeBooks } from "./books/books.ts";
export type { Books, TableName } from "./books/books.ts";
export { ballotRight, closeOf, countOf, judgementOf, proposalOf, stateOf } from "./books/assembly.ts";
export type { BallotRecord, ProposalRecord, ProposalState, TallyRecord } from "./books/assembly.ts";
export { unspentOf } from "./books/buckets.ts";
export type { BucketPlan, BucketRecord, FillingRecord, PurseRecord } from "./books/buckets.ts";
export type { FundRecord, StandingRecord } from "./books/funds.ts";
export { electoratesAt, hasLeft, numberAt, rightAt } from "./books/members.ts";
export type { MemberRecord, RequestRecord, Right } from "./books/members.ts";
export type { AllowanceRecord, PayoutRecord } from "./books/payouts.ts";
export type { DoorRecord, RoleRecord } from "./books/powers.ts";
export { allocatedTo, allowanceOf } from "./books/rounds.ts";
export type { AllocationRecord, RoundPlan, RoundRecord, ShareOutRecord } from "./books/rounds.ts";
export { capitalOf, interestOf, shareTermsOf } from "./books/shares.ts";
export type { CapitalRecord, HoldingRecord, InterestRecord, WithdrawalRecord } from "./books/shares.ts";
export { statuteOf, weightsOf } from "./books/statute.ts";
export type { ArticleRecord, Class, KindRecord, StatuteRecord } from "./books/statute.ts";

// what founders agree on
export { consentOf, draftCharter, encodeCharter, encodeClass, encodeKind, hashCharter } from "./charter.ts";
export type { Charter, CharterDraft, ClassDraft, KindDraft, RulebookDraft } from "./charter.ts";

// what proposals say, and counting votes
export { wordingOf } from "./wording.ts";
export type { Wording } from "./wording.ts";
export { judge, laneOf, wordOf } from "./rules.ts";
export type { Count, Kind } from "./rules.ts";

// bookkeeping and files for bookkeepers
export { CHART, CODES } from "./chart.ts";
export type { Code } from "./chart.ts";
export { claimOf, flowsOf, postingsOf, potOf, POTS, potsOf, statementOf } from "./accounting.ts";
export type { Claim, Flow, Posting, Pot, StatementLine } from "./accounting.ts";
export { balanceSheet, incomeStatement, trialBalance } from "./statements.ts";
export type { BalanceSheet, IncomeStatement, TrialLine } from "./statements.ts";
export { CONTENT_TYPES, EXTENSIONS, exportJournal, FORMATS } from "./exports/exportJournal.ts";
export type { Format } from "./exports/exportJournal.ts";
export type { Context, Opening, Titles, Token } from "./exports/context.ts";
export { readToken } from "./tokens.ts";

// the twenty checks
export { audit } from "./audit/audit.ts";
export type { AuditOptions } from "./audit/audit.ts";
export { firstFailure, NoAudit } from "./audit/report.ts";
export type { AuditReport, CheckReport, Result } from "./audit/report.ts";
