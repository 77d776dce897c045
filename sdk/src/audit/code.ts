import { concat, encodeAbiParameters, encodePacked, getContractAddress, isAddressEqual, numberToHex, size } from "viem";
import type { Address, Hex } from "viem";
import type { Addresses, Noun } from "../coop.ts";

// The code of a co-op's contracts. Each is a minimal clone (EIP-1167) of an implementation, as OpenZeppelin's Clones
// make them, with the addresses of other nouns behind it; its own address follows from that code (CREATE2).

/** A place in code that a constructor writes: first byte and number of bytes. */
export type Hole = readonly [start: number, length: number];

/** Code with zeros in its holes. */
export function maskCode(code: Hex, holes: readonly Hole[]): Hex {
  let masked: string = code;
  for (const [start, length] of holes) {
    const [from, to] = [2 + 2 * start, 2 + 2 * (start + length)];
    if (to > masked.length) continue; // shorter code has another hash anyway
    masked = masked.slice(0, from) + "00".repeat(length) + masked.slice(to);
  }
  return masked as Hex;
}

const BEFORE: Hex = "0x363d3d373d3d3d363d73"; // the address of the implementation comes between
const AFTER: Hex = "0x5af43d82803e903d91602b57fd5bf3";
const ADDRESS_CHARS = 40;

/** A clone taken apart. */
export interface Clone {
  implementation: Address;
  written: Hex; // behind the clone's own 45 bytes
}

/** Takes the code of a clone apart; undefined where it is something else. */
export function cloneIn(code: Hex | undefined): Clone | undefined {
  if (code === undefined || !code.startsWith(BEFORE)) return undefined;
  const end = BEFORE.length + ADDRESS_CHARS;
  if (code.slice(end, end + AFTER.length - 2) !== AFTER.slice(2)) return undefined;
  const implementation = `0x${code.slice(BEFORE.length, end)}` as Address;
  return { implementation, written: `0x${code.slice(end + AFTER.length - 2)}` };
}

const PLAIN: ReadonlySet<Noun> = new Set(["statute", "executor", "authority"]); // have nothing written behind them

/** What the factory writes behind the clone of each noun: the nouns that it asks (see contracts/CoopFactory.sol). */
export function writtenBehind(noun: Noun, coop: Addresses): Hex {
  const { members, statute, agenda, executor, assembly, shares, buckets, rounds, funds } = coop;
  if (noun === "members") return packed(statute);
  if (noun === "funds") return packed(buckets);
  if (noun === "payouts") return packed(members, statute, buckets);
  if (noun === "rounds") return packed(members, statute, buckets, funds);
  if (noun === "treasury") return packed(members, statute, executor, assembly, shares, buckets, rounds, funds);
  if (noun === "assembly") return encodeAbiParameters(THREE_ADDRESSES, [members, statute, agenda]);
  return PLAIN.has(noun) ? "0x" : packed(members, statute);
}

const THREE_ADDRESSES = [{ type: "address" }, { type: "address" }, { type: "address" }] as const;

const packed = (...nouns: Address[]): Hex =>
  encodePacked(
    nouns.map(() => "address"),
    nouns,
  );

/** Whether `factory` made the clone of `noun` at its address, for the charter with this hash. */
export function isMadeBy(factory: Address, charterHash: Hex, noun: Noun, coop: Addresses, clone: Clone): boolean {
  if (clone.written.toLowerCase() !== writtenBehind(noun, coop).toLowerCase()) return false;
  const bytecode = PLAIN.has(noun) ? plainInit(clone) : init(clone);
  const made = getContractAddress({ opcode: "CREATE2", from: factory, salt: charterHash, bytecode });
  return isAddressEqual(made, coop[noun]);
}

/** The code that lays down a clone with nothing behind it. */
const plainInit = ({ implementation }: Clone): Hex => concat(["0x3d602d80600a3d3981f3", BEFORE, implementation, AFTER]);

const CLONE_BYTES = 45;

/** The code that lays down a clone with something behind it. */
function init({ implementation, written }: Clone): Hex {
  const length = numberToHex(CLONE_BYTES + size(written), { size: 2 });
  return concat(["0x61", length, "0x3d81600a3d39f3", BEFORE, implementation, AFTER, written]);
}
