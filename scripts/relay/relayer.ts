import type { TransactionReceipt } from "ethers";
import { sizeInCall } from "./ballot.ts";
import type { Ballot } from "./ballot.ts";
import type { Chain, Moment, Prepared } from "./chain.ts";
import type { Entry, Queue } from "./queue.ts";
import { Refusal } from "./refusal.ts";
import type { Code } from "./refusal.ts";

export interface Settings {
  batchSeconds: number; // that the first ballot of a batch waits for others
  raiseAfter: number; // seconds before a transaction that waits is sent again with a higher fee
  ballotsPerHour: number; // of a member
}

export interface Health {
  chainId: string;
  assembly: string;
  block: string;
  relayer: string;
  balance: string; // wei
  isBalanceLow: boolean;
  queued: string;
  sent: string;
}

interface Glance {
  now: Moment;
  close: bigint | undefined; // seconds; none where the vote is not open
}

type Say = (line: string) => void;

const MAX_BATCH = 200; // ballots
const MAX_CALL = 120_000; // bytes; nodes pass on transactions of up to 131,072
const MARGIN = 60n; // seconds that a ballot has left when it is accepted
const SECOND = 1_000; // milliseconds
const HOUR = 3_600_000; // milliseconds
const TURN = 500; // milliseconds between two looks at what is to do
const MAX_PAUSE = 60_000; // milliseconds
const LOW_BALANCE = 20_000_000n; // gas: about eight full batches

/**
 * Hands in the ballots of others at its own expense. A ballot is accepted when the chain would count it now and it is
 * on the disk. From there on one turn after another looks what became of the last batch, and sends the next one; a turn
 * knows nothing but the queue and the chain, so that a relayer that was killed goes on where it stopped.
 */
export class Relayer {
  readonly #chain: Chain;
  readonly #queue: Queue;
  readonly #settings: Settings;
  readonly #say: Say;
  readonly #sentAt = new Map<string, number>(); // transaction to milliseconds
  readonly #glances = new Map<bigint, Promise<Glance>>();
  #glancedAt = 0; // milliseconds
  #isStopping = false;
  #wake: () => void = () => {};

  constructor(chain: Chain, queue: Queue, settings: Settings, say: Say) {
    this.#chain = chain;
    this.#queue = queue;
    this.#settings = settings;
    this.#say = say;
  }

  /* ACCEPTING */

  /** Accepts a ballot and returns its id, or throws a `Refusal`. Who posts the same ballot again gets the same id. */
  async accept(ballot: Ballot): Promise<string> {
    const known = this.#queue.findSame(ballot);
    if (known !== undefined) return known.id;
    const { member, block } = await this.#judge(ballot);
    return this.#queue.findSame(ballot)?.id ?? this.#queue.add(member, ballot, block, Date.now());
  }

  /** Member and block, if the chain would count the ballot now and for a minute from now. */
  async #judge(ballot: Ballot): Promise<{ member: number; block: number }> {
    const [member, { now, close }, countable] = await Promise.all([
      this.#chain.memberNumber(ballot.voter),
      this.#glance(ballot.proposalId),
      this.#chain.countable(ballot.proposalId, [ballot]),
    ]);
    if (member === 0) throw new Refusal("not-a-member");
    this.#checkQuota(member);
    if (this.#queue.isSent(member, ballot.proposalId)) throw new Refusal("on-its-way");
    if (countable === 0 || close === undefined) throw new Refusal(await this.#chain.objection(ballot, now));
    if (ballot.deadline < now.time + MARGIN) throw new Refusal("deadline-too-near");
    if (close < now.time + MARGIN) throw new Refusal("closing");
    return { member, block: now.block };
  }

  /** Now, and when a vote closes: asked once a second, however many post. */
  #glance(proposalId: bigint): Promise<Glance> {
    if (Date.now() > this.#glancedAt + SECOND) {
      this.#glances.clear();
      this.#glancedAt = Date.now();
    }
    const known = this.#glances.get(proposalId);
    if (known !== undefined) return known;
    const both = Promise.all([this.#chain.now(), this.#chain.closeOf(proposalId)]);
    const glance = both.then(([now, close]) => ({ now, close }));
    this.#glances.set(proposalId, glance);
    return glance;
  }

  #checkQuota(member: number): void {
    const accepted = this.#queue.acceptedSince(member, Date.now() - HOUR);
    if (accepted >= this.#settings.ballotsPerHour) throw new Refusal("too-many-ballots");
  }

  /* WORKING */

  /** Works until `stop`. What fails is tried again, after longer and longer pauses. */
  async run(): Promise<void> {
    let failures = 0;
    while (!this.#isStopping) {
      try {
        await this.#turn();
        failures = 0;
      } catch (error) {
        this.#say(`Trying again soon: ${(error as Error).message.slice(0, 300)}`);
        failures++;
      }
      await this.#pause(Math.min(TURN * 2 ** failures, MAX_PAUSE));
    }
  }

  /** Ends `run` after its present turn. */
  stop(): void {
    this.#isStopping = true;
    this.#wake();
  }

  async #turn(): Promise<void> {
    const sent = this.#queue.sent();
    for (const transaction of new Set(sent.map((entry) => entry.transaction))) {
      await this.#follow(transaction, sent.filter((entry) => entry.transaction === transaction));
    }
    if (this.#queue.count("sent") !== 0) return;
    const due = this.#queue.waiting().find(({ ballots, since }) => ballots >= MAX_BATCH || this.#hasWaited(since));
    if (due !== undefined) await this.#sendBatch(due.proposalId);
  }

  #hasWaited(since: number): boolean {
    return Date.now() >= since + this.#settings.batchSeconds * SECOND;
  }

  #pause(milliseconds: number): Promise<void> {
    if (this.#isStopping) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /* SENDING */

  async #sendBatch(proposalId: bigint): Promise<void> {
    const good = await this.#sift(proposalId, fitting(this.#queue.next(proposalId, MAX_BATCH)));
    if (good.length === 0) return;
    const { batch, gas } = await this.#payable(proposalId, good);
    const ballots = batch.map((entry) => entry.ballot);
    const prepared = await this.#chain.prepare(proposalId, ballots, gas);
    this.#queue.markSent(batch, prepared.hash);
    await this.#send(batch, prepared);
  }

  /** What still counts, by member. The rest was handed in by somebody else, or will never count. */
  async #sift(proposalId: bigint, entries: Entry[]): Promise<Entry[]> {
    const ballots = entries.map((entry) => entry.ballot);
    const isAllGood = (await this.#chain.countable(proposalId, ballots)) === entries.length;
    const isGood = await Promise.all(
      entries.map(async ({ ballot }) => isAllGood || (await this.#chain.countable(proposalId, [ballot])) === 1),
    );
    await Promise.all(entries.filter((_, i) => !isGood[i]).map((entry) => this.#settle(entry)));
    return entries.filter((_, i) => isGood[i]).sort((a, b) => a.member - b.member);
  }

  /** As much of a batch as fits into a transaction, and the gas for it. */
  async #payable(proposalId: bigint, entries: Entry[]): Promise<{ batch: Entry[]; gas: bigint }> {
    let batch = entries;
    for (;;) {
      const ballots = batch.map((entry) => entry.ballot);
      const gas = await this.#chain.gasOf(proposalId, ballots);
      if (gas !== undefined) return { batch, gas };
      if (batch.length === 1) throw new Error(`The ballot ${batch[0]?.id} takes more gas than a transaction may have.`);
      batch = batch.slice(0, Math.ceil(batch.length / 2));
    }
  }

  /** Ballots are marked as sent before they leave, and again when their transaction is known. */
  async #send(batch: Entry[], prepared: Prepared): Promise<void> {
    const hash = await prepared.send();
    this.#queue.markSent(batch, hash);
    this.#sentAt.set(hash, Date.now());
    this.#say(`Sent ${batch.length} ballots in ${hash}.`);
  }

  /* FOLLOWING */

  async #follow(transaction: string | null, entries: Entry[]): Promise<void> {
    if (transaction === null) return this.#putBack(entries);
    const found = await this.#chain.follow(transaction);
    if (found === "unknown") return this.#putBack(entries);
    if (found === "waiting") return this.#urge(transaction, entries);
    this.#sentAt.delete(transaction);
    if (found.status === 1) return this.#settleBy(found, entries);
    this.#putBack(entries);
    throw new Error(`The transaction ${transaction} has failed.`);
  }

  /** Where a transaction may be lost, its ballots wait again; the next batch finds out whether they were counted. */
  #putBack(entries: Entry[]): void {
    this.#queue.markQueued(entries);
    this.#say(`${entries.length} ballots wait again: the chain does not know their transaction.`);
  }

  /** Sends a transaction that has waited for long again, with a higher fee. Only one of the two can be mined. */
  async #urge(transaction: string, entries: Entry[]): Promise<void> {
    const sentAt = this.#sentAt.get(transaction);
    if (sentAt === undefined) this.#sentAt.set(transaction, Date.now());
    if (sentAt === undefined || Date.now() < sentAt + this.#settings.raiseAfter * SECOND) return;
    const dearer = await this.#chain.prepareDearer(transaction);
    if (dearer === undefined) return;
    this.#sentAt.delete(transaction);
    await this.#send(entries, dearer);
  }

  async #settleBy(receipt: TransactionReceipt, entries: Entry[]): Promise<void> {
    const verdicts = this.#chain.verdicts(receipt);
    const counted = entries.filter((entry) => verdicts.get(entry.ballot.voter) === "counted");
    this.#queue.markCounted(counted, receipt.hash);
    const block = `block ${receipt.blockNumber}`;
    this.#say(`Counted ${counted.length} of ${entries.length} ballots in ${block} for ${receipt.gasUsed} gas.`);
    const rest = entries.filter((entry) => !counted.includes(entry));
    await Promise.all(rest.map((entry) => this.#settle(entry, verdicts.get(entry.ballot.voter) as Code | undefined)));
  }

  /** A ballot that no longer counts: somebody else has handed it in, or it is void; the chain may have said why. */
  async #settle(entry: Entry, verdict?: Code): Promise<void> {
    const { ballot, block, member } = entry;
    const transaction = await this.#chain.findCast(ballot, block);
    if (transaction !== undefined) {
      this.#queue.markCounted([entry], transaction);
      return this.#say(`The ballot of member ${member} was counted in ${transaction}.`);
    }
    const why = verdict ?? (await this.#chain.objection(ballot, await this.#chain.now()));
    this.#queue.markSkipped([entry], why, entry.transaction);
    this.#say(`The ballot of member ${member} does not count: ${why}.`);
  }

  /* READING */

  find(id: string): Entry {
    const entry = this.#queue.find(id);
    if (entry === undefined) throw new Refusal("unknown-ballot");
    return entry;
  }

  async health(): Promise<Health> {
    const [{ block }, { balance, gasPrice }] = await Promise.all([this.#chain.now(), this.#chain.funds()]);
    return {
      chainId: `${this.#chain.chainId}`,
      assembly: this.#chain.assemblyAddress,
      block: `${block}`,
      relayer: this.#chain.address,
      balance: `${balance}`,
      isBalanceLow: balance < LOW_BALANCE * gasPrice,
      queued: `${this.#queue.count("queued")}`,
      sent: `${this.#queue.count("sent")}`,
    };
  }
}

/** The first of these ballots, as many as a node passes on in one transaction. */
function fitting(entries: Entry[]): Entry[] {
  let size = 0;
  return entries.filter(({ ballot }) => (size += sizeInCall(ballot)) <= MAX_CALL);
}
