import type { Address, Hex } from "viem";
import { readStoredJson, writeStored } from "../ui/stored.ts";
import type { Step } from "./session.ts";

/** What was sent and is not yet known to have ended. It is kept in the browser: a reload loses none. */
export interface Sent {
  id: string;
  words: string; // what the visitor asked for
  step?: { number: number; of: number; words: string };
  chainId: number;
  account: Address;
  at: number; // milliseconds
  hash?: Hex; // of the transaction
  nonce?: number; // of the account, by which a transaction is known again that has taken this one's place
  block: string; // the newest when it was sent, in decimal digits
  calls?: string; // the wallet's own name for it
  isShared?: boolean; // others must sign, too
  requests: readonly Request[];
}

/** What the chain was asked to do, as JSON can hold it. */
interface Request {
  to: Address;
  data: Hex;
  value: string; // wei, in decimal digits
}

const PREFIX = "rochdale.sent.";
const DAY = 86_400_000; // milliseconds

/** How long something is followed: an account of several people takes its time. */
const lifeOf = ({ isShared }: Pick<Sent, "isShared">): number => (isShared === true ? 14 * DAY : DAY);

export const isTooOld = (sent: Sent): boolean => Date.now() - sent.at > lifeOf(sent);

export const requestsOf = (steps: readonly Step[]): Request[] =>
  steps.map(({ to, data, value = 0n }) => ({ to, data, value: `${value}` }));

/** What this browser did not let us store is followed until the page is left. */
const unstored = new Map<string, Sent>();

/** Each lies under a key of its own, so that two tabs never write over each other. */
export function keepSent(sent: Sent): void {
  if (!writeStored(PREFIX + sent.id, JSON.stringify(sent))) unstored.set(sent.id, sent);
}

export function letGoOf({ id }: Pick<Sent, "id">): void {
  unstored.delete(id);
  writeStored(PREFIX + id, undefined);
}

/** All that were sent from this browser on a chain, by whichever account, and have not ended as far as it knows. */
export function readSent(chainId: number): Sent[] {
  const stored = keys().flatMap((key) => wholeOf(readStoredJson(key)) ?? []);
  return [...stored, ...unstored.values()].filter((sent) => sent.chainId === chainId).sort((a, b) => a.at - b.at);
}

function keys(): string[] {
  try {
    const all = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? "");
    return all.filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

function wholeOf(stored: unknown): Sent | undefined {
  const sent = stored as Partial<Sent> | null | undefined;
  const isWhole = typeof sent?.id === "string" && typeof sent.at === "number" && Array.isArray(sent.requests);
  return isWhole ? (sent as Sent) : undefined;
}

/** The same, sent by the same account and still on its way, if there is one. */
export function twinOf(sent: Pick<Sent, "chainId" | "account" | "requests">): Sent | undefined {
  const wanted = JSON.stringify(sent.requests.at(-1));
  const isTwin = (other: Sent) =>
    other.account.toLowerCase() === sent.account.toLowerCase() &&
    !isTooOld(other) &&
    JSON.stringify(other.requests.at(-1)) === wanted;
  return readSent(sent.chainId).find(isTwin);
}
