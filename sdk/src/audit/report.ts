import type { Address, Hex } from "viem";
import type { Addresses } from "../coop.ts";

export type Result = "pass" | "fail" | "not applicable yet";

/** One of the twenty checks, and what it found. */
export interface CheckReport {
  number: number; // from 1
  title: string;
  result: Result;
  evidence: readonly string[]; // sentences; of a check that fails, what is wrong comes first
}

/** What an audit found. It says everything about the block that it names, and nothing about later ones. */
export interface AuditReport {
  coop: { name: string; addresses: Addresses; factory: Address; charterHash: Hex; foundedIn: bigint };
  block: { number: bigint; hash: Hex; timestamp: bigint };
  events: number; // of the co-op, that were read
  entries: number; // of these, in the journal
  checks: readonly CheckReport[];
}

/** The check to look at first; undefined where none failed. */
export const firstFailure = ({ checks }: AuditReport): CheckReport | undefined =>
  checks.find(({ result }) => result === "fail");

/** There is nothing to audit: the message says why, and what to do about it. */
export class NoAudit extends Error {
  override name = "NoAudit";
}
