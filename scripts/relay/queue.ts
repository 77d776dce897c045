import { id as hashOf } from "ethers";
import { randomUUID } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import type { SQLInputValue } from "node:sqlite";
import { ballotFromText, ballotToText } from "./ballot.ts";
import type { Ballot } from "./ballot.ts";
import { Refusal } from "./refusal.ts";
import type { Code } from "./refusal.ts";

export type State = "queued" | "sent" | "counted" | "skipped";

/** A ballot that was accepted, and what became of it. */
export interface Entry {
  id: string;
  member: number;
  ballot: Ballot;
  state: State;
  transaction: string | null;
  why: Code | null; // it was skipped
  block: number; // when it was accepted
  acceptedAt: number; // milliseconds
}

/** What may be sent next: ballots of one proposal, the longest waiting first. */
export interface Waiting {
  proposalId: bigint;
  ballots: number;
  since: number; // milliseconds
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS home (chain TEXT NOT NULL, assembly TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS ballots (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    proposal TEXT NOT NULL,
    member INTEGER NOT NULL,
    content TEXT NOT NULL,
    hash TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'counted', 'skipped')),
    tx TEXT,
    why TEXT,
    block INTEGER NOT NULL,
    acceptedAt INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS oneOpenBallot ON ballots (proposal, member) WHERE state IN ('queued', 'sent');
  CREATE INDEX IF NOT EXISTS openBallots ON ballots (state, proposal) WHERE state IN ('queued', 'sent');
  CREATE INDEX IF NOT EXISTS ballotsOfMember ON ballots (member, acceptedAt);
  CREATE INDEX IF NOT EXISTS ballotsByHash ON ballots (hash);`;

/**
 * The ballots that were accepted, in a file of one process. What a method has written is on the disk when it returns,
 * so that whoever is told so afterwards can rely on it.
 */
export class Queue {
  readonly #db: DatabaseSync;

  /** Opens or makes the queue of one assembly. Throws if another process has it open, or it is another assembly's. */
  constructor(file: string, chainId: bigint, assembly: string) {
    this.#db = new DatabaseSync(file);
    this.#db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    this.#db.exec(TABLES);
    const home = this.#all("SELECT chain, assembly FROM home")[0];
    if (home === undefined) this.#run("INSERT INTO home VALUES (?, ?)", `${chainId}`, assembly);
    else if (home.chain !== `${chainId}` || home.assembly !== assembly) {
      throw new Error(`${file} holds the ballots of the assembly ${home.assembly} on chain ${home.chain}.`);
    }
  }

  close(): void {
    this.#db.close();
  }

  /* ACCEPTING */

  /** Keeps a ballot, in place of the same member's that waits for the same proposal. Returns its id. */
  add(member: number, ballot: Ballot, block: number, now: number): string {
    const proposal = `${ballot.proposalId}`;
    const content = ballotToText(ballot);
    const id = randomUUID();
    this.#atomically(() => {
      if (this.isSent(member, ballot.proposalId)) throw new Refusal("on-its-way");
      const waiting = "proposal = ? AND member = ? AND state = 'queued'";
      this.#run(`UPDATE ballots SET state = 'skipped', why = 'replaced' WHERE ${waiting}`, proposal, member);
      const columns = "id, proposal, member, content, hash, block, acceptedAt";
      const values = [id, proposal, member, content, hashOf(content), block, now];
      this.#run(`INSERT INTO ballots (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?)`, ...values);
    });
    return id;
  }

  /** Exactly this ballot, if it was accepted before and was not skipped. */
  findSame(ballot: Ballot): Entry | undefined {
    const hash = hashOf(ballotToText(ballot));
    return this.#entries("hash = ? AND state <> 'skipped'", hash)[0];
  }

  /** How many ballots of a member were accepted since `time` (milliseconds). */
  acceptedSince(member: number, time: number): number {
    const sql = "SELECT count(*) AS n FROM ballots WHERE member = ? AND acceptedAt > ?";
    return Number(this.#all(sql, member, time)[0]?.n);
  }

  /** Whether a ballot of a member's is on its way, so that it is not known what a newer one would replace. */
  isSent(member: number, proposalId: bigint): boolean {
    const sql = "SELECT 1 FROM ballots WHERE proposal = ? AND member = ? AND state = 'sent'";
    return this.#all(sql, `${proposalId}`, member).length !== 0;
  }

  /* SENDING */

  /** The proposals that ballots wait for, the longest waiting first. */
  waiting(): Waiting[] {
    const rows = this.#all(`SELECT proposal, count(*) AS n, min(acceptedAt) AS since FROM ballots
      WHERE state = 'queued' GROUP BY proposal ORDER BY since`);
    return rows.map((row) => ({
      proposalId: BigInt(String(row.proposal)),
      ballots: Number(row.n),
      since: Number(row.since),
    }));
  }

  /** Up to `most` ballots that wait for a proposal, in the order they came. */
  next(proposalId: bigint, most: number): Entry[] {
    return this.#entries("state = 'queued' AND proposal = ? ORDER BY number LIMIT ?", `${proposalId}`, most);
  }

  /** The ballots of which it is not known what became of them. */
  sent(): Entry[] {
    return this.#entries("state = 'sent' ORDER BY number");
  }

  /** Before a transaction leaves, or when its hash becomes known. */
  markSent(entries: Entry[], transaction: string | null): void {
    this.#mark(entries, "sent", transaction, null);
  }

  markQueued(entries: Entry[]): void {
    this.#mark(entries, "queued", null, null);
  }

  markCounted(entries: Entry[], transaction: string): void {
    this.#mark(entries, "counted", transaction, null);
  }

  markSkipped(entries: Entry[], why: Code, transaction: string | null): void {
    this.#mark(entries, "skipped", transaction, why);
  }

  /* READING */

  find(id: string): Entry | undefined {
    return this.#entries("id = ?", id)[0];
  }

  /** How many ballots are in a state. */
  count(state: State): number {
    return Number(this.#all("SELECT count(*) AS n FROM ballots WHERE state = ?", state)[0]?.n);
  }

  /* INTERNAL */

  #mark(entries: Entry[], state: State, transaction: string | null, why: Code | null): void {
    this.#atomically(() => {
      for (const { id } of entries) {
        this.#run("UPDATE ballots SET state = ?, tx = ?, why = ? WHERE id = ?", state, transaction, why, id);
      }
    });
  }

  #entries(where: string, ...values: SQLInputValue[]): Entry[] {
    return this.#all(`SELECT * FROM ballots WHERE ${where}`, ...values).map((row) => ({
      id: row.id as string,
      member: row.member as number,
      ballot: ballotFromText(row.content as string),
      state: row.state as State,
      transaction: row.tx as string | null,
      why: row.why as Code | null,
      block: row.block as number,
      acceptedAt: row.acceptedAt as number,
    }));
  }

  #atomically(work: () => void): void {
    this.#db.exec("BEGIN IMMEDIATE");
    try {
      work();
      this.#db.exec("COMMIT");
    } catch (error) {
      this.#db.exec("ROLLBACK");
      throw error;
    }
  }

  #all(sql: string, ...values: SQLInputValue[]) {
    return this.#db.prepare(sql).all(...values);
  }

  #run(sql: string, ...values: SQLInputValue[]): void {
    this.#db.prepare(sql).run(...values);
  }
}
