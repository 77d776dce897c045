import { getAddress, isHexString, recoverAddress, toUtf8Bytes, TypedDataEncoder } from "ethers";
import type { TypedDataDomain } from "ethers";
import { BALLOT, choice } from "../charter.ts";
import { Refusal } from "./refusal.ts";

/** A ballot that its voter has signed. */
export interface Ballot {
  proposalId: bigint;
  support: number;
  reason: string;
  voter: string;
  deadline: bigint; // seconds
  signature: string;
}

const MAX_REASON = 2_000; // bytes
const MAX_SIGNATURE = 2_048; // bytes: a key's has 65, that of a wallet with many keys more
const MAX_UINT256 = 2n ** 256n - 1n;
const MAX_SEQUENCE = 24; // of contracts/lib/Ballots.sol
const WORD = 32; // bytes
const WORDS = 8; // of a ballot in a call, without the contents of reason and signature

/** Reads what was posted, and refuses what the contract could never count. */
export function readBallot(posted: unknown): Ballot {
  if (typeof posted !== "object" || posted === null) throw new Refusal("malformed", "The body is not a JSON object.");
  const fields = posted as Record<string, unknown>;
  const ballot: Ballot = {
    proposalId: readNumber(fields, "proposalId"),
    support: readSupport(fields),
    reason: readReason(fields),
    voter: readVoter(fields),
    deadline: readNumber(fields, "deadline"),
    signature: readSignature(fields),
  };
  if (ballot.support === choice("Block") && ballot.reason === "") throw new Refusal("reason-missing");
  return ballot;
}

function readNumber(fields: Record<string, unknown>, name: string): bigint {
  const text = String(fields[name]);
  const number = /^\d{1,78}$/.test(text) ? BigInt(text) : undefined;
  const isSafe = typeof fields[name] === "string" || Number.isSafeInteger(fields[name]);
  if (number === undefined || number > MAX_UINT256 || !isSafe) {
    throw new Refusal("malformed", `"${name}" is not a whole number in decimal digits, as a string.`);
  }
  return number;
}

function readSupport(fields: Record<string, unknown>): number {
  const support = readNumber(fields, "support");
  if (support >= choice("None")) throw new Refusal("unknown-choice");
  return Number(support);
}

function readReason({ reason }: Record<string, unknown>): string {
  const isText = typeof reason === "string" && !/\p{Surrogate}/u.test(reason);
  if (!isText) throw new Refusal("malformed", `"reason" is not a text.`);
  if (toUtf8Bytes(reason).length > MAX_REASON) throw new Refusal("reason-too-long");
  return reason;
}

function readVoter({ voter }: Record<string, unknown>): string {
  try {
    return getAddress(String(voter));
  } catch {
    throw new Refusal("malformed", `"voter" is not an address.`);
  }
}

function readSignature({ signature }: Record<string, unknown>): string {
  const isBytes = isHexString(signature) && signature.length % 2 === 0;
  if (!isBytes || signature.length > 2 + 2 * MAX_SIGNATURE) {
    throw new Refusal("malformed", `"signature" is not up to ${MAX_SIGNATURE} bytes in hexadecimal digits.`);
  }
  return signature.toLowerCase();
}

/** One text for one ballot: the form in which it is kept. */
export function ballotToText(ballot: Ballot): string {
  const { proposalId, support, reason, voter, deadline, signature } = ballot;
  return JSON.stringify([`${proposalId}`, support, reason, voter, `${deadline}`, signature]);
}

/** The ballot that `ballotToText` wrote. */
export function ballotFromText(text: string): Ballot {
  const [proposalId, support, reason, voter, deadline, signature] = JSON.parse(text) as [
    string, number, string, string, string, string,
  ];
  return { proposalId: BigInt(proposalId), support, reason, voter, deadline: BigInt(deadline), signature };
}

/** Bytes that a ballot takes in a call of `castVotesBySig`. */
export function sizeInCall({ reason, signature }: Ballot): number {
  const padded = (bytes: number): number => Math.ceil(bytes / WORD) * WORD;
  return WORDS * WORD + padded(toUtf8Bytes(reason).length) + padded((signature.length - 2) / 2);
}

/** The sequence that a key has signed this ballot for; undefined if there is none, or the voter is a contract. */
export function signedSequence(domain: TypedDataDomain, ballot: Ballot): number | undefined {
  for (let sequence = 0; sequence <= MAX_SEQUENCE; sequence++) {
    if (signerOf(domain, ballot, sequence) === ballot.voter) return sequence;
  }
  return undefined;
}

function signerOf(domain: TypedDataDomain, ballot: Ballot, sequence: number): string | undefined {
  const { proposalId, support, reason, voter, deadline } = ballot;
  const hash = TypedDataEncoder.hash(domain, BALLOT, { proposalId, support, reason, voter, sequence, deadline });
  try {
    return recoverAddress(hash, ballot.signature);
  } catch {
    return undefined; // not the form of a key's signature
  }
}
