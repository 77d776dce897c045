import { BaseError, getAddress } from "viem";
import type { Address, Client, Hex } from "viem";
import { openBooks } from "../books/books.ts";
import { sealedEntries } from "../journal.ts";
import { readHead } from "../logs.ts";
import type { Head } from "../logs.ts";
import { askAhead } from "./ahead.ts";
import { Amounts, potsOfAccounts } from "./amounts.ts";
import { CHECKS } from "./checks.ts";
import type { Check, Context } from "./context.ts";
import { Findings, plain, wordsOf } from "./findings.ts";
import { findFounding } from "./founding.ts";
import type { Found } from "./founding.ts";
import { Strangers } from "./journal.ts";
import { Outflows } from "./outflows.ts";
import { NoAudit } from "./report.ts";
import type { AuditReport } from "./report.ts";
import { contractsAt, isUnreachable, Storage } from "./storage.ts";
import { walk } from "./walk.ts";
import type { Progress, Watch, Watcher } from "./walk.ts";

export interface AuditOptions {
  block?: bigint; // the latest, if not given
  onProgress?: (progress: Progress) => void;
}

/**
 * Audits a co-op with nothing but a node: reads every event since its founding, writes the books anew, and compares
 * them with what the rules ask for and with what the chain has stored, all as of one block. `address` is any of the
 * co-op's twelve contracts. Throws `NoAudit` where there is nothing to audit.
 */
export async function audit(client: Client, address: Address, options: AuditOptions = {}): Promise<AuditReport> {
  try {
    const head = await headAt(client, options.block);
    return await auditAt(client, address, head, options.onProgress ?? (() => {}));
  } catch (error) {
    throw noAuditFor(error);
  }
}

/** What a check stumbles over is its own finding; what is thrown comes from the node. */
function noAuditFor(error: unknown): unknown {
  if (!(error instanceof BaseError)) return error;
  if (isUnreachable(error)) return new NoAudit(`The node does not answer: ${error.shortMessage}`, { cause: error });
  const told = [error.shortMessage, error.details, "Of an earlier block, only a node that keeps all states can tell."];
  const sentence = `The node refuses what an audit needs: ${told.filter(Boolean).join(" ")}`;
  return new NoAudit(sentence, { cause: error });
}

async function headAt(client: Client, block: bigint | undefined): Promise<Head> {
  const head = await readHead(client, block ?? "latest");
  if (head === undefined) throw new NoAudit(`The chain has no block ${block} yet.`);
  return head;
}

async function auditAt(client: Client, address: Address, head: Head, onProgress: (progress: Progress) => void) {
  const found = await findFounding(client, address, head.number);
  const context = await contextOf(client, found, head);
  const audited = CHECKS.map((check) => begin(check, context));
  const journal = audited.find(({ number }) => number === 2) as Audited;
  const strangers = new Strangers();
  const outflows: Watcher = { watch: context.outflows.watch(), findings: journal.findings };
  const blocks = { fromBlock: found.founding.blockNumber, toBlock: head.number };
  const early: Watcher = { watch: askAhead(context), findings: journal.findings };
  const events = await walk(client, context.books, blocks, [early, outflows, ...audited], {
    beforePiece: (piece) => context.amounts.learn(assetsIn(piece), context.storage),
    foreign: (log) => strangers.note(log, context),
    broken: (sentence, log) => journal.findings.fault(sentence, placeIn(log)),
    onProgress,
  });
  await Promise.all(audited.map(finish));
  strangers.tell(journal.findings);
  return reportOf(context, head, events, audited);
}

async function contextOf(client: Client, found: Found, head: Head): Promise<Context> {
  const { addresses } = found.founding;
  const [contracts, storage] = [contractsAt(addresses), new Storage(client, head.number)];
  const [books, potOf] = [openBooks(addresses), potsOfAccounts(addresses)];
  return {
    ...{ found, addresses, contracts, books, storage, potOf },
    now: Number(head.timestamp),
    dissolutionSlot: await storage.read(contracts.statute, "dissolutionSlot", []),
    amounts: new Amounts(),
    outflows: new Outflows(books, potOf),
  };
}

/* CHECKS */

interface Audited extends Watcher, Pick<Check, "number" | "title"> {}

function begin({ number, title, begin }: Check, context: Context): Audited {
  const findings = new Findings();
  return { number, title, findings, watch: begin(context, findings) };
}

/** A check that stumbles has failed; a node that is gone ends the audit. */
async function finish({ watch, findings }: { watch: Watch; findings: Findings }): Promise<void> {
  try {
    await watch.finish?.();
  } catch (error) {
    if (isUnreachable(error)) throw error;
    findings.fault(`Could not be checked to the end: ${wordsOf(error)}`);
  }
}

function reportOf(context: Context, head: Head, events: number, audited: readonly Audited[]): AuditReport {
  const { factory, charterHash, blockNumber, name, addresses } = context.found.founding;
  return {
    coop: { name: plain(name), addresses, factory: getAddress(factory), charterHash, foundedIn: blockNumber },
    block: { number: head.number, hash: head.hash, timestamp: head.timestamp },
    events,
    entries: Number(sealedEntries(context.books.ledger.seal)),
    checks: audited.map(({ number, title, findings }) => findings.report(number, title)),
  };
}

/* EVENTS */

function assetsIn(events: Parameters<Parameters<typeof walk>[4]["beforePiece"]>[0]): Address[] {
  return events.flatMap(({ eventName, args }) => {
    if (eventName === "AssetAccepted") return [args.asset];
    return eventName === "Entry" ? [args.asset] : [];
  });
}

const placeIn = ({ blockNumber, transactionHash }: { blockNumber: Hex; transactionHash: Hex }) => ({
  blockNumber: BigInt(blockNumber),
  transactionHash,
});
