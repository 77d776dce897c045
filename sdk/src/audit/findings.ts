import type { Origin } from "../events.ts";
import type { CheckReport, Result } from "./report.ts";

/** Where something stands on the chain. */
export type Place = Pick<Origin, "blockNumber" | "transactionHash">;

const MOST = 12; // faults that are told one by one
const LONGEST = 1_000; // characters of a sentence: what strangers gave a name may be long

/** Collects what one check finds: facts, and faults. One fault, and the check fails. */
export class Findings {
  #facts: string[] = [];
  #claims: string[] = [];
  #faults: string[] = [];
  #untold = 0;
  #isPending = false;

  /** Notes what was looked at. */
  fact(sentence: string): void {
    this.#facts.push(sentence);
  }

  /** Notes that all of it is in order: a sentence that is told only if nothing turns out to be wrong. */
  claim(sentence: string): void {
    this.#claims.push(sentence);
  }

  /** Notes what is wrong, and where. */
  fault(sentence: string, place?: Place): void {
    if (this.#faults.length < MOST) this.#faults.push(place === undefined ? sentence : `${sentence} (${at(place)})`);
    else this.#untold++;
  }

  /** Notes a fault unless something holds. The sentence is made only where it is needed. */
  expect(holds: boolean, sentence: () => string, place?: Place): void {
    if (!holds) this.fault(sentence(), place);
  }

  /** Notes that there is nothing to check yet. */
  notYet(sentence: string): void {
    this.#isPending = true;
    this.#facts.push(sentence);
  }

  report(number: number, title: string): CheckReport {
    const result = this.#result();
    const more = this.#untold === 0 ? [] : [`And ${count(this.#untold, "fault")} more of this check.`];
    const claims = result === "pass" ? this.#claims : [];
    const evidence = [...this.#faults, ...more, ...claims, ...this.#facts];
    return { number, title, result, evidence: evidence.map((sentence) => plain(sentence, LONGEST)) };
  }

  #result(): Result {
    if (this.#faults.length !== 0) return "fail";
    return this.#isPending ? "not applicable yet" : "pass";
  }
}

const at = ({ blockNumber, transactionHash }: Place): string => `block ${blockNumber}, transaction ${transactionHash}`;

/** "1 entry", "2,000 entries". */
export function count(n: number | bigint, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("en")} ${BigInt(n) === 1n ? one : many}`;
}

/** A second of the chain as a date. */
export function date(seconds: number | bigint): string {
  const time = new Date(Number(seconds) * 1_000);
  return Number.isNaN(time.getTime())
    ? `second ${seconds}`
    : `${time.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** What an error says in its first line. */
export const wordsOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] as string;

/** Words of strangers, without what could pass for the report's own lines or move a terminal's cursor. */
export const plain = (text: string, most = 80): string => {
  const clean = text.replace(/[\p{C}\p{Z}]+/gu, " ").trim();
  return clean.length > most ? `${clean.slice(0, most - 1)}…` : clean;
};
