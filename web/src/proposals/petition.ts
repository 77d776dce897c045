import { isAddress, isHex } from "viem";
import type { Books } from "../../../sdk/src/books/books.ts";
import { hasLeft } from "../../../sdk/src/books/members.ts";
import { statuteOf } from "../../../sdk/src/books/statute.ts";
import type { Call } from "./actionWords.ts";
import { fromBase64Url, toBase64Url } from "../ui/base64Url.ts";

/** A proposal that is not made yet, for which members can sign. It belongs to nobody: any member may hand it in. */
export interface Petition {
  coop: string; // address of its assembly
  description: string;
  calls: readonly Call[];
}

/** The petition as the end of a link. It lies in no server: whoever has the link has the petition. */
export function writePetition({ coop, description, calls }: Petition): string {
  const plain = { coop, description, calls: calls.map(({ target, value, data }) => [target, value.toString(), data]) };
  const bytes = new TextEncoder().encode(JSON.stringify(plain));
  return toBase64Url(bytes);
}

/** Reads what {@link writePetition} has written; undefined for anything else. */
export function readPetition(written: string): Petition | undefined {
  try {
    const text = new TextDecoder().decode(fromBase64Url(written));
    const { coop, description, calls } = JSON.parse(text) as Record<string, unknown>;
    if (typeof coop !== "string" || typeof description !== "string" || !Array.isArray(calls)) return undefined;
    return calls.length === 0 ? undefined : { coop, description, calls: calls.map(readCall) };
  } catch {
    return undefined;
  }
}

function readCall(written: unknown): Call {
  const [target, value, data] = written as [unknown, unknown, unknown];
  const isFit =
    typeof target === "string" &&
    isAddress(target, { strict: false }) &&
    typeof value === "string" &&
    isHex(data) &&
    data.length % 2 === 0;
  if (!isFit) throw new Error("This is no call.");
  return { target, value: BigInt(value), data };
}

const FULL = 10_000; // basis points

/** How many members must sign: the same as `Agenda.petitionOf`. */
export function signersNeeded(books: Books): number {
  const agenda = statuteOf(books).agenda;
  if (agenda === undefined) return 1;
  const present = [...books.members.values()].filter(({ leftAt }) => leftAt === 0).length;
  return Math.max(1, Math.min(agenda.petitionCap, Math.ceil((present * agenda.petitionBps) / FULL)));
}

/** Who has signed and is still a member, rising, as the agenda wants them. */
export const signersOf = (books: Books, id: bigint): number[] =>
  [...(books.petitions.get(id) ?? [])].filter((number) => !hasLeft(books, number)).sort((a, b) => a - b);
