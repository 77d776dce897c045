import { encodeAbiParameters, keccak256, toHex } from "viem";
import type { Address, Hex } from "viem";
import type { ProposalRecord } from "../books/assembly.ts";
import type { Books } from "../books/books.ts";
import type { CoopEvent } from "../events.ts";

const BATCH = [
  { type: "address[]" },
  { type: "uint256[]" },
  { type: "bytes[]" },
  { type: "bytes32" },
  { type: "bytes32" },
] as const;
const NOTHING: Hex = `0x${"00".repeat(32)}`;
const ADDRESS_BITS = 160n;
const WORD_BITS = 256n;

/** What the assembly carries out, by the number under which the executor knows it. */
export class Operations {
  readonly #numbers = new Map<Hex, number>(); // operation => number of the proposal
  readonly #assembly: Address;
  readonly #books: Books;

  constructor(books: Books) {
    this.#books = books;
    this.#assembly = books.addresses.assembly;
  }

  /** Call it before the proposal is written into the books. */
  note({ args }: CoopEvent<"ProposalCreated">): void {
    const { targets, values, calldatas, description } = args;
    const salt = saltOf(this.#assembly, description);
    const operation = keccak256(encodeAbiParameters(BATCH, [targets, values, calldatas, NOTHING, salt]));
    this.#numbers.set(operation, this.#books.proposals.size + 1);
  }

  /** The proposal that an operation of the executor carries out; undefined where nobody proposed it. */
  proposalOf(operation: Hex): ProposalRecord | undefined {
    return this.#books.proposals.get(this.#numbers.get(operation) ?? 0);
  }
}

/** As `GovernorTimelockControl` makes it: the assembly's address and the hash of the text, one upon the other. */
function saltOf(assembly: Address, description: string): Hex {
  const above = BigInt(assembly) << (WORD_BITS - ADDRESS_BITS);
  return toHex(above ^ BigInt(keccak256(toHex(description))), { size: 32 });
}
