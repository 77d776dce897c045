import { isAddressEqual } from "viem";
import type { Address, Hex } from "viem";
import { accountOf, holderOf, isOutside } from "../accounts.ts";
import { statuteOf } from "../books/statute.ts";
import type { EntryEvent } from "../events.ts";
import { balanceIn } from "../journal.ts";
import { PURPOSES } from "../names.ts";
import { accountName } from "./amounts.ts";
import type { Check, Context } from "./context.ts";
import { count } from "./findings.ts";
import type { Findings } from "./findings.ts";

const [CONTRIBUTION, SWEEP, RESERVE, LOCKED_TRANSFER] = [
  PURPOSES.indexOf("Contribution"),
  PURPOSES.indexOf("Sweep"),
  PURPOSES.indexOf("Reserve"),
  PURPOSES.indexOf("LockedTransfer"),
];
const FULL = 10_000n; // basis points

/** It falls only by gifts to locked bodies that the statute names, and gets its part of every contribution at once. */
export const reserve: Check = {
  number: 17,
  title: "The indivisible reserve fell only by gifts to locked bodies, and got its part of contributions",
  begin: (context, findings) => {
    const watch = new ReserveWatch(context, findings);
    return {
      on: { Entry: (event) => watch.enter(event) },
      endTransaction: () => watch.endTransaction(),
      finish: async () => {
        await compare(context, findings);
        findings.claim("It got its part of every contribution at once, and gave to nobody but locked bodies.");
        watch.tell();
        findings.fact("Sharing out a surplus is not applicable yet: nothing does that so far.");
      },
    };
  },
};

class ReserveWatch {
  readonly #context: Context;
  readonly #findings: Findings;
  readonly #reserve: Hex;
  readonly #generalFund: Hex;
  #due?: { event: EntryEvent; part: bigint }; // to the reserve, of the contribution that was just booked
  #contributions = 0;
  #gifts = 0;

  constructor(context: Context, findings: Findings) {
    [this.#context, this.#findings] = [context, findings];
    this.#reserve = accountOf(context.addresses.treasury, 0n);
    this.#generalFund = accountOf(context.addresses.executor, 0n);
  }

  enter(event: EntryEvent): void {
    const { from, to } = event.args;
    if (this.#due !== undefined) this.#settle(this.#due, event);
    this.#due = undefined;
    if (from === this.#reserve) this.#checkGift(event);
    if (to === this.#generalFund && isOutside(from)) this.#contribute(event);
  }

  endTransaction(): void {
    if (this.#due !== undefined) this.#miss(this.#due);
    this.#due = undefined;
  }

  tell(): void {
    const { books, amounts } = this.#context;
    const assets = [...books.ledger.balances.keys()];
    const held = assets.map((asset) => amounts.say(balanceIn(books.ledger, this.#reserve, asset), asset)).join(", ");
    this.#findings.fact(
      `The reserve holds ${held === "" ? "nothing" : held}; ${count(this.#gifts, "gift")} to locked bodies.`,
    );
    const rule = `${books.reserveBps} basis points of a contribution go to it today`;
    this.#findings.fact(`${count(this.#contributions, "contribution")}; ${rule}.`);
  }

  #contribute(event: EntryEvent): void {
    const { amount, purpose } = event.args;
    if (purpose !== CONTRIBUTION && purpose !== SWEEP) return;
    this.#contributions++;
    const part = (amount * BigInt(this.#context.books.reserveBps)) / FULL;
    if (part !== 0n) this.#due = { event, part };
  }

  /** The next entry of the journal is the reserve's part. */
  #settle(due: { event: EntryEvent; part: bigint }, next: EntryEvent): void {
    const { from, to, asset, amount, purpose } = next.args;
    const isPart =
      from === this.#generalFund &&
      to === this.#reserve &&
      amount === due.part &&
      purpose === RESERVE &&
      asset === due.event.args.asset;
    if (!isPart) this.#miss(due);
  }

  #miss({ event, part }: { event: EntryEvent; part: bigint }): void {
    const { asset, amount, number } = event.args;
    const [given, due] = [this.#context.amounts.say(amount, asset), this.#context.amounts.say(part, asset)];
    this.#findings.fault(
      `Entry ${number} is a contribution of ${given}; ${due} of it were the reserve's, and did not go there`,
      event,
    );
  }

  #checkGift(event: EntryEvent): void {
    this.#gifts++;
    const { to, asset, amount, purpose, number } = event.args;
    const { amounts, addresses } = this.#context;
    const isGift = purpose === LOCKED_TRANSFER && isOutside(to) && this.#isLocked(holderOf(to));
    const whose = (): string => accountName(to, addresses);
    const lost = (): string =>
      `Entry ${number}: the reserve gave ${amounts.say(amount, asset)} to ${whose()}, which is no locked body`;
    this.#findings.expect(isGift, lost, event);
  }

  #isLocked(body: Address): boolean {
    return statuteOf(this.#context.books).lockedBodies.some(({ wallet }) => isAddressEqual(wallet, body));
  }
}

async function compare({ books, storage, contracts }: Context, findings: Findings): Promise<void> {
  const bodies = statuteOf(books).lockedBodies;
  const [stored, ...isNamed] = await Promise.all([
    storage.read(contracts.treasury, "reserveBps", []),
    ...bodies.map(({ wallet }) => storage.read(contracts.statute, "isLockedBody", [wallet])),
  ]);
  const rule = (): string =>
    `Of contributions the reserve gets ${books.reserveBps} basis points by the events, ${stored} by storage.`;
  findings.expect(stored === books.reserveBps, rule);
  for (const [i, { wallet }] of bodies.entries()) {
    findings.expect(
      isNamed[i] === true,
      () => `${wallet} was named a locked body by the events, and is none by storage.`,
    );
  }
}
