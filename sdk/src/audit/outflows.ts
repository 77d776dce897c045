import { decodeFunctionData, getAbiItem, isAddressEqual, toFunctionSelector } from "viem";
import type { Address, Hex } from "viem";
import { holderOf, numberOf } from "../accounts.ts";
import type { Pot } from "../accounting.ts";
import type { ProposalRecord } from "../books/assembly.ts";
import type { Books } from "../books/books.ts";
import { capitalOf } from "../books/shares.ts";
import { NOUN_ABIS } from "../nounAbis.ts";
import type { CoopEvent, EntryEvent } from "../events.ts";
import { PURPOSES } from "../names.ts";
import { Operations } from "./operations.ts";
import type { Watch } from "./walk.ts";

/** Why money moved. */
export type Cause =
  | { kind: "resolution"; proposal: ProposalRecord; call?: TreasuryCall } // no call: by way of another contract
  | { kind: "payout"; payout: number }
  | { kind: "refund"; bucket: number; funder: Address; amount: bigint }
  | { kind: "repayment"; number: number; amount: bigint }
  | { kind: "interest"; number: number; amount: bigint }
  | { kind: "release"; wallet: Address } // of an applicant's escrow
  | { kind: "office"; role: bigint } // by whom the authority's table lets
  | { kind: "winding up"; heir: Address; amount: bigint };

/** A call of a resolution that moves money of the treasury. */
export type TreasuryCall = Extract<
  ReturnType<typeof decodeFunctionData<(typeof NOUN_ABIS)["treasury"]>>,
  { functionName: "pay" | "transfer" | "endow" }
>;

/** Money that left the co-op's own accounts, or that a resolution moved among them. */
export interface Movement {
  event: EntryEvent;
  from: Pot;
  to: Pot | "outside";
  isOutflow: boolean;
  cause?: Cause; // undefined: nobody can say
}

/** A call that the executor made. */
export interface Executed {
  event: CoopEvent<"CallExecuted">;
  proposal?: ProposalRecord; // undefined: nobody proposed it
  isUnmoved: boolean; // it should have moved money, and did not
}

const OWN: ReadonlySet<Pot | "outside"> = new Set<Pot | "outside">([
  "general",
  "reserve",
  "capital",
  "rounds",
  "buckets",
  "funds",
  "escrow",
  "interest",
]);
const RESERVE = PURPOSES.indexOf("Reserve");

type Listeners = { movement: ((movement: Movement) => void)[]; call: ((call: Executed) => void)[] };

/**
 * Finds out why money moved, from the events around it. What a room pays, it has just told; what the executor moves, it
 * tells right afterwards (`CallExecuted`). Listeners hear of a transaction when it is over.
 */
export class Outflows {
  readonly operations: Operations;
  readonly #books: Books;
  readonly #potOf: (account: Hex) => Pot | "outside";
  readonly #listeners: Listeners = { movement: [], call: [] };
  #told?: Cause; // by the room whose entry comes next
  #movements: Movement[] = [];
  #calls: Executed[] = [];
  #open: Movement[] = []; // moved by the executor, or out of the reserve, in a call that it has not yet told of
  #answered = new Set<string>(); // wallets of applicants
  #executed = new Set<bigint>(); // proposals

  constructor(books: Books, potOf: (account: Hex) => Pot | "outside") {
    this.operations = new Operations(books);
    [this.#books, this.#potOf] = [books, potOf];
  }

  onMovement(listener: (movement: Movement) => void): void {
    this.#listeners.movement.push(listener);
  }

  onCall(listener: (call: Executed) => void): void {
    this.#listeners.call.push(listener);
  }

  /** To be walked with the checks. */
  watch(): Watch {
    const tell = (cause: Cause): void => void (this.#told = cause);
    const answer = (wallet: Address | undefined): void => void this.#answered.add((wallet ?? "").toLowerCase());
    return {
      on: {
        PayoutPaid: ({ args }) => tell({ kind: "payout", payout: Number(args.payout) }),
        FunderRefunded: ({ args }) =>
          args.amount !== 0n && tell({ ...args, kind: "refund", bucket: Number(args.bucket) }),
        SharesWithdrawn: ({ args: { number, shares } }) =>
          tell({ kind: "repayment", number, amount: shares * capitalOf(this.#books).par }),
        InterestClaimed: ({ args }) => args.amount !== 0n && tell({ kind: "interest", ...args }),
        WoundUp: ({ args }) => tell({ kind: "winding up", ...args }),
        RequestWithdrawn: ({ args }) => answer(args.wallet),
        EntryRefused: ({ args }) => answer(args.wallet),
        MemberJoined: ({ args }) => answer(args.wallet),
        StandingChanged: ({ args }) => answer(this.#books.members.get(args.number)?.wallet),
        ProposalCreated: (event) => this.operations.note(event),
        ProposalExecuted: ({ args }) => void this.#executed.add(args.proposalId),
        CallExecuted: (event) => this.#call(event),
        Entry: (event) => this.#enter(event),
      },
      endTransaction: () => this.#end(),
    };
  }

  #enter(event: EntryEvent): void {
    const told = this.#told;
    this.#told = undefined;
    const { from, to, purpose, ref } = event.args;
    const [source, target] = [this.#potOf(from), this.#potOf(to)];
    if (!OWN.has(source)) return;
    const isOutflow = !OWN.has(target);
    const movement: Movement = { event, from: source as Pot, to: target, isOutflow };
    // the reserve's part of a contribution, or the rest of a dissolved co-op: nobody decides about it
    const isByRule = purpose === RESERVE && target === "reserve" && BigInt(ref) === 0n;
    const isOfExecutor = source === "general" && !isByRule;
    if (isOfExecutor || (source === "reserve" && told === undefined)) this.#open.push(movement);
    else movement.cause = this.#fitting(told, movement);
    if (isOutflow || isOfExecutor) this.#movements.push(movement);
  }

  /** What was told, if it is a cause for money to leave the account that it left. */
  #fitting(told: Cause | undefined, { from, event }: Movement): Cause | undefined {
    const number = numberOf(event.args.from);
    const wallet = holderOf(event.args.to);
    if (from === "escrow") return this.#answered.has(wallet) ? { kind: "release", wallet } : undefined;
    if (told?.kind === "payout") {
      const isOfBucket = from === "buckets" && this.#books.payouts.get(told.payout)?.bucket === Number(number);
      return isOfBucket ? told : undefined;
    }
    if (told?.kind === "refund") return from === "buckets" && BigInt(told.bucket) === number ? told : undefined;
    if (told?.kind === "repayment") return from === "capital" ? told : undefined;
    if (told?.kind === "interest") return from === "interest" ? told : undefined;
    return told?.kind === "winding up" && from === "reserve" ? told : undefined;
  }

  #call(event: CoopEvent<"CallExecuted">): void {
    const { id, target, data } = event.args;
    const proposal = this.operations.proposalOf(id);
    const call = isAddressEqual(target, this.#books.addresses.treasury) ? movingCallIn(data) : undefined;
    const moved = call === undefined ? undefined : this.#open.pop();
    this.#calls.push({ event, proposal, isUnmoved: call !== undefined && moved === undefined });
    if (proposal === undefined) return;
    if (moved !== undefined) moved.cause = { kind: "resolution", proposal, call };
    if (call !== undefined) return;
    for (const open of this.#open) if (open.from === "reserve") open.cause = { kind: "resolution", proposal };
  }

  #end(): void {
    const [movements, calls, open, executed] = [this.#movements, this.#calls, this.#open, this.#executed];
    if (movements.length === 0 && calls.length === 0) return this.#clear();
    for (const movement of open) if (movement.from === "reserve") movement.cause ??= this.#officeFor();
    this.#clear();
    for (const movement of movements) {
      const { cause } = movement;
      if (cause?.kind === "resolution" && !executed.has(cause.proposal.id)) movement.cause = undefined;
      for (const listener of this.#listeners.movement) listener(movement);
    }
    for (const call of calls) for (const listener of this.#listeners.call) listener(call);
  }

  /** Whom the authority's table lets give from the reserve, if anybody but the executor. */
  #officeFor(): Cause | undefined {
    const { doors, addresses } = this.#books;
    for (const { target, selector, role } of doors.values()) {
      const isOpen = isAddressEqual(target, addresses.treasury) && selector === ENDOW && role !== 0n;
      if (isOpen) return { kind: "office", role };
    }
    return undefined;
  }

  #clear(): void {
    this.#told = undefined;
    if (this.#movements.length !== 0) this.#movements = [];
    if (this.#calls.length !== 0) this.#calls = [];
    if (this.#open.length !== 0) this.#open = [];
    if (this.#answered.size !== 0) this.#answered = new Set();
    if (this.#executed.size !== 0) this.#executed = new Set();
  }
}

const ENDOW = toFunctionSelector(getAbiItem({ abi: NOUN_ABIS.treasury, name: "endow" }));

/** The call in `data`, if it is one that moves money. */
function movingCallIn(data: Hex): TreasuryCall | undefined {
  try {
    const call = decodeFunctionData({ abi: NOUN_ABIS.treasury, data });
    const isMoving = ["pay", "transfer", "endow"].includes(call.functionName);
    return isMoving ? (call as TreasuryCall) : undefined;
  } catch {
    return undefined; // no function of the treasury: the call failed, or moved nothing
  }
}
