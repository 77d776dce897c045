import { concat, encodeAbiParameters, getAddress, isAddress, isHex, keccak256 } from "viem";
import type { Address, Hex } from "viem";
import type { CoopEvent } from "../../../sdk/src/events.ts";

/** A register that was published as the root of a tree, and in which wallets still take their places. */
export interface Roll {
  number: number;
  root: Hex;
  deadline: number; // seconds
  uri: string;
}

/** The rolls on which places can be taken at `now` (seconds). */
export function openRolls(events: readonly CoopEvent[], now: number): Roll[] {
  const rolls = new Map<number, Roll>();
  for (const event of events) {
    if (event.eventName === "RollPublished") {
      const { roll, root, deadline, uri } = event.args;
      rolls.set(Number(roll), { number: Number(roll), root, deadline: Number(deadline), uri });
    }
    if (event.eventName === "RollClosed") rolls.delete(Number(event.args.roll));
  }
  return [...rolls.values()].filter(({ deadline }) => now <= deadline);
}

/** A wallet's place on a roll, with what proves it. */
export interface Place {
  place: number;
  class: number;
  proof: readonly Hex[];
}

interface Line {
  place: number;
  wallet: Address;
  class: number;
}

/**
 * Finds a wallet's place in a file: a list of `{"wallet", "class"}` in the order of their places (or with a `place` of
 * their own), or one `{"place", "class", "proof"}`. Undefined where the file does not hold the wallet, or is another
 * roll's.
 */
export function findPlace(file: string, roll: Pick<Roll, "root">, wallet: Address): Place | undefined {
  let content: unknown;
  try {
    content = JSON.parse(file);
  } catch {
    return undefined; // no JSON at all
  }
  const place = Array.isArray(content) ? placeInList(content, wallet) : readPlace(content);
  if (place === undefined) return undefined;
  const root = place.proof.reduce(parentOf, leafOf({ ...place, wallet }));
  return root === roll.root.toLowerCase() ? place : undefined;
}

function placeInList(content: readonly unknown[], wallet: Address): Place | undefined {
  const lines = content.map(readLine);
  if (!lines.every((line) => line !== undefined)) return undefined;
  const index = lines.findIndex((line) => line.wallet === getAddress(wallet));
  const line = lines[index];
  return line === undefined ? undefined : { ...line, proof: proofOf(lines.map(leafOf), index) };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const isClass = (value: unknown): value is number => isCount(value) && value < 8;

function readLine(line: unknown, index: number): Line | undefined {
  if (typeof line !== "object" || line === null || !("wallet" in line) || !("class" in line)) return undefined;
  const place = "place" in line ? line.place : index;
  if (typeof line.wallet !== "string" || !isAddress(line.wallet, { strict: false })) return undefined;
  return isClass(line.class) && isCount(place)
    ? { place, wallet: getAddress(line.wallet), class: line.class }
    : undefined;
}

function readPlace(content: unknown): Place | undefined {
  if (typeof content !== "object" || content === null) return undefined;
  if (!("place" in content) || !("class" in content) || !("proof" in content)) return undefined;
  const { place, class: class_, proof } = content;
  const isProof = Array.isArray(proof) && proof.every((node): node is Hex => isHex(node) && node.length === 66);
  return isProof && isCount(place) && isClass(class_) ? { place, class: class_, proof } : undefined;
}

/** Hashed twice, so that no inner node of the tree can be passed off as a leaf. */
function leafOf({ place, wallet, class: class_ }: Line): Hex {
  const types = [{ type: "uint256" }, { type: "address" }, { type: "uint8" }] as const;
  return keccak256(keccak256(encodeAbiParameters(types, [BigInt(place), wallet, class_])));
}

/** Pairs are hashed in the order of their values. */
function parentOf(one: Hex, other: Hex): Hex {
  const pair = [one.toLowerCase() as Hex, other.toLowerCase() as Hex];
  return keccak256(concat(pair.sort()));
}

/** A node without a neighbour moves up. */
function proofOf(leaves: readonly Hex[], index: number): Hex[] {
  if (leaves.length < 2) return [];
  const parents: Hex[] = [];
  for (let i = 0; i < leaves.length; i += 2) {
    const [left, right] = [leaves[i] as Hex, leaves[i + 1]];
    parents.push(right === undefined ? left : parentOf(left, right));
  }
  const neighbour = leaves[index ^ 1];
  return [...(neighbour === undefined ? [] : [neighbour]), ...proofOf(parents, index >> 1)];
}
