import { decodeFunctionData, isAddressEqual } from "viem";
import { countOf, proposalOf } from "../books/assembly.ts";
import type { ProposalRecord } from "../books/assembly.ts";
import { statuteOf, weightsOf } from "../books/statute.ts";
import { NOUN_ABIS } from "../nounAbis.ts";
import type { CoopEvent } from "../events.ts";
import { laneOf } from "../rules.ts";
import type { Check, Context } from "./context.ts";
import { count } from "./findings.ts";
import type { Findings } from "./findings.ts";
import { KindsNeeded, losersOf } from "./kinds.ts";
import type { Watch } from "./walk.ts";

const FULL = 10_000; // basis points

/** Weights that are whole and within bounds; no change of the statute but by resolution, of the kind it needs. */
export const weights: Check = {
  number: 10,
  title: "Weights of the classes are valid, and only resolutions of the right kind changed the statute",
  begin: (context, findings) => {
    const { books } = context;
    const kinds = new KindsNeeded(books, context.dissolutionSlot);
    const changes = new StatuteChanges(context, findings);
    let resolutions = 0;
    let isFounded = false;
    return {
      on: {
        ...changes.on((event) => kinds.noteArticle(event)),
        RulesFrozen: (event) => {
          resolutions++;
          checkKind(context, findings, kinds, event);
        },
        CallExecuted: (event) => changes.explain(event),
      },
      endTransaction: () => {
        changes.endTransaction();
        if (isFounded || books.classes.size === 0) return;
        isFounded = true;
        checkWeights(context, findings, weightsOf(books));
      },
      finish: async () => {
        await compareWeights(context, findings);
        findings.claim("Weights are whole, within bounds and those in storage; proposals were of the kind they need.");
        const changed = count(changes.changes, "change");
        findings.fact(`${count(resolutions, "proposal")}, ${changed} of the statute since the founding.`);
      },
    };
  },
};

/* KINDS */

/** The kind frozen with a proposal is the one its calls need, or a stricter one; and who loses by it must agree. */
function checkKind(context: Context, findings: Findings, kinds: KindsNeeded, event: CoopEvent<"RulesFrozen">): void {
  const { kindId, mustAgree, isSecondCall, proposalId } = event.args;
  const proposal = proposalOf(context.books, proposalId);
  if (proposal === undefined || isSecondCall) return; // a second call has the rules of the first, see check 11
  const { number, targets, calldatas } = proposal;
  const needed = kinds.slotFor(targets, calldatas);
  const { slots } = statuteOf(context.books);
  const isStrict = slots.some((id, slot) => slot >= needed && BigInt(id) === kindId);
  findings.expect(
    isStrict,
    () => `Proposal ${number} is of kind ${kindId}; its calls need that in place ${needed}`,
    event,
  );
  const losers = kinds.losersBy(targets, calldatas);
  const agree = (): string =>
    `Proposal ${number} asks classes ${bits(mustAgree)} to agree; classes ${bits(losers)} lose by it`;
  findings.expect(mustAgree === losers, agree, event);
}

const bits = (word: number): string => {
  const classes = [0, 1, 2, 3, 4, 5, 6, 7].filter((c) => ((word >> c) & 1) === 1);
  return classes.length === 0 ? "(none)" : classes.join(", ");
};

/* CHANGES OF THE STATUTE */

type Changing =
  | "ClassDefined"
  | "WeightsChanged"
  | "KindDefined"
  | "ArticleAdopted"
  | "TiersDefined"
  | "AgendaDefined"
  | "KindRequired"
  | "LockedBodyNamed"
  | "CoopDissolved";

/** After the founding, the statute says that it changed only just before the executor says that it called it. */
class StatuteChanges {
  changes = 0;
  readonly #context: Context;
  readonly #findings: Findings;
  #open: CoopEvent<Changing>[] = []; // changes that no call explains so far

  constructor(context: Context, findings: Findings) {
    [this.#context, this.#findings] = [context, findings];
  }

  on(noteArticle: (event: CoopEvent<"ArticleAdopted">) => void): NonNullable<Watch["on"]> {
    const change = (event: CoopEvent<Changing>): void => this.#change(event);
    return {
      ClassDefined: change,
      KindDefined: change,
      TiersDefined: change,
      AgendaDefined: change,
      KindRequired: change,
      LockedBodyNamed: change,
      CoopDissolved: change,
      WeightsChanged: (event) => {
        this.#change(event);
        checkWeights(this.#context, this.#findings, event.args.weightsBps, event);
      },
      ArticleAdopted: (event) => {
        this.#change(event);
        noteArticle(event);
      },
    };
  }

  explain(event: CoopEvent<"CallExecuted">): void {
    const { addresses, outflows } = this.#context;
    const proposal = outflows.operations.proposalOf(event.args.id);
    if (proposal === undefined || !isAddressEqual(event.args.target, addresses.statute)) return;
    const change = this.#open.pop();
    if (change?.eventName === "WeightsChanged") this.#checkConsent(change, proposal, event);
  }

  endTransaction(): void {
    for (const change of this.#open) {
      this.#findings.fault(`${change.eventName}: the statute changed, and no resolution had called it`, change);
    }
    if (this.#open.length !== 0) this.#open = [];
  }

  #change(event: CoopEvent<Changing>): void {
    if (event.transactionHash === this.#context.found.transaction) return;
    this.changes++;
    this.#open.push(event);
  }

  /** Weights were changed as proposed, and every class that loses had a majority for it. */
  #checkConsent(change: CoopEvent<"WeightsChanged">, proposal: ProposalRecord, event: CoopEvent<"CallExecuted">): void {
    const { args } = decodeFunctionData({ abi: NOUN_ABIS.statute, data: event.args.data });
    const [packed, proposed] = args as readonly [bigint, readonly number[]];
    const isProposed = String(proposed) === String(change.args.weightsBps);
    this.#findings.expect(
      isProposed,
      () => `Weights became ${change.args.weightsBps}, and ${proposed} were voted`,
      event,
    );
    const losers = losersOf(unpack(packed), proposed);
    const tally = countOf(this.#context.books, proposal);
    for (let c = 0; c < 8; c++) {
      if (((losers >> c) & 1) === 0 || tally.electorate[c] === 0n) continue;
      const [yes, no] = [laneOf(tally.votesFor, c), laneOf(tally.votesAgainst, c) + laneOf(tally.votesBlock, c)];
      const outvoted = (): string =>
        `Class ${c} lost weight by proposal ${proposal.number} without its majority: ${yes} for, ${no} against`;
      this.#findings.expect(yes > no, outvoted, event);
    }
  }
}

const unpack = (packed: bigint): number[] =>
  Array.from({ length: 8 }, (_, c) => Number((packed >> BigInt(16 * c)) & 0xffffn));

/* WEIGHTS */

/** They are whole, each within its bounds, and those of non-users together within their ceiling (R13). */
function checkWeights(
  { books }: Context,
  findings: Findings,
  all: readonly number[],
  event?: CoopEvent<"WeightsChanged">,
): void {
  const { nonUserCapBps, classFloorBps: least, classCeilingBps: most, minClasses } = statuteOf(books).weighing;
  const told = `Weights ${all.join(", ")} (basis points)`;
  const sum = all.reduce((total, weight) => total + weight, 0);
  const others = all
    .filter((_, c) => books.classes.get(c)?.isUser === false)
    .reduce((total, weight) => total + weight, 0);
  const outside = all.filter((weight) => weight < least || weight > most);
  findings.expect(sum === FULL, () => `${told} make ${sum}, and not ${FULL}`, event);
  findings.expect(
    others <= nonUserCapBps,
    () => `${told} give non-users ${others}; they may have ${nonUserCapBps}`,
    event,
  );
  findings.expect(nonUserCapBps <= MOST_CAP, () => `The ceiling of non-users is ${nonUserCapBps} basis points`, event);
  findings.expect(outside.length === 0, () => `${told} are not all from ${least} to ${most}`, event);
  findings.expect(
    all.length >= minClasses,
    () => `There are ${all.length} classes, and ${minClasses} are needed`,
    event,
  );
}

const MOST_CAP = 2_500; // basis points: users keep control

async function compareWeights({ books, storage, contracts }: Context, findings: Findings): Promise<void> {
  const [packed, nonUsers, classCount, ...classes] = await Promise.all([
    storage.read(contracts.statute, "weights", []),
    storage.read(contracts.statute, "nonUsers", []),
    storage.read(contracts.statute, "classCount", []),
    ...[...books.classes.keys()].map((c) => storage.read(contracts.statute, "classOf", [BigInt(c)])),
  ]);
  const own = weightsOf(books);
  const stored = unpack(packed).slice(0, Math.max(own.length, classCount));
  const same = String(own) === String(stored);
  findings.expect(same, () => `Weights are ${own.join(", ")} by the events, and ${stored.join(", ")} by storage.`);
  for (const [c, { name, weightBps, isUser }] of books.classes) {
    const theirs = classes[c];
    const isSame =
      theirs?.weightBps === weightBps && theirs.isUser === isUser && ((nonUsers >> c) & 1) === (isUser ? 0 : 1);
    const mine = `${weightBps} basis points, ${isUser ? "users" : "non-users"}`;
    findings.expect(isSame, () => `Class ${c} (${name}) has ${mine} by the events, and others by storage.`);
  }
  const told = [...books.classes.values()].map(({ name, weightBps }) => `${name} ${weightBps}`).join(", ");
  findings.fact(`Weights in basis points: ${told}.`);
}
