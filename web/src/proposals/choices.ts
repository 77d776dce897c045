import { getAddress, zeroAddress } from "viem";
import type { Address } from "viem";
import type { PurseRecord } from "../../../sdk/src/books/buckets.ts";
import type { PayoutRecord } from "../../../sdk/src/books/payouts.ts";
import { statuteOf } from "../../../sdk/src/books/statute.ts";
import { PURPOSES } from "../../../sdk/src/names.ts";
import type { Purpose } from "../../../sdk/src/names.ts";
import { waitingRequests } from "../members/register.ts";
import { words } from "./words/actions/index.ts";
import type { Desk } from "./desk.ts";
import { choice } from "./fields.ts";
import type { Field } from "./fields.ts";
import { articlesInForce } from "./names.ts";

// What somebody can pick from: all that the books know of.

const numbered = (options: (desk: Desk) => Iterable<readonly [number, string]>): Field<number> =>
  choice(
    (desk) => [...options(desk)].map(([value, label]) => ({ value: String(value), label })),
    (value) => Number(value),
  );

/** An asset that the treasury accepts, the currency first. */
export const asset = (): Field<Address> => ({
  ...choice(
    ({ books, currency, names }) => {
      const accepted = [...books.assets.values()].filter(({ isAccepted }) => isAccepted).map(({ asset: one }) => one);
      const sorted = accepted.sort((a, b) => Number(b === currency) - Number(a === currency));
      return sorted.map((value) => ({ value, label: names.asset(value) }));
    },
    (value) => getAddress(value),
  ),
  initial: ({ currency }) => currency,
});

/** An asset that the treasury holds or held. */
export const knownAsset = (): Field<Address> => ({
  ...choice(
    ({ books, names }) => [...books.assets.values()].map(({ asset: value }) => ({ value, label: names.asset(value) })),
    (value) => getAddress(value),
  ),
  initial: ({ currency }) => currency,
});

export const ETHER = zeroAddress;

export const member = (): Field<number> =>
  numbered(({ books, names }) =>
    [...books.members.values()]
      .filter(({ leftAt }) => leftAt === 0)
      .map(({ number }) => [number, names.member(number)] as const),
  );

/** Somebody who has ever been on the register: who left still has shares, money and a number. */
export const anyNumber = (): Field<number> =>
  numbered(({ books, names }) => [...books.members.keys()].map((number) => [number, names.member(number)] as const));

/** Somebody who asked to be admitted and waits for an answer. */
export const applicant = (): Field<Address> =>
  choice(
    ({ books, names }) =>
      waitingRequests(books).map(({ wallet, class: class_ }) => ({
        value: getAddress(wallet),
        label: `${wallet} (${names.className(class_)})`,
      })),
    (value) => getAddress(value),
  );

export const bucket = (isMeant: (purse: PurseRecord) => boolean): Field<number> =>
  numbered(({ books, names }) =>
    [...books.purses.values()].filter(isMeant).map((purse) => [purse.bucket, names.bucket(purse.bucket)] as const),
  );

const ENDED = ["Completed", "Failed", "Cancelled"];

export const isGoingOn = ({ state }: PurseRecord): boolean => !ENDED.includes(state);

const NO_LIMIT = 2n ** 96n - 1n;

/** Whether a bucket is there to stay, for a standing budget. */
export const isStanding = ({ state, max, fund }: PurseRecord): boolean =>
  state === "Funded" && max === NO_LIMIT && fund === 0;

export const openRound = (): Field<number> =>
  numbered(({ books, names, now }) =>
    [...books.rounds.values()]
      .filter(({ closesAt }) => closesAt > now)
      .map(({ number }) => [number, names.round(number)] as const),
  );

export const fund = (): Field<number> =>
  numbered(({ books, names, now }) =>
    [...books.funds.values()]
      .filter(({ finishedAt, terms }) => finishedAt === 0 && terms.until > now)
      .map(({ number }) => [number, names.fund(number)] as const),
  );

export const standing = (): Field<number> =>
  numbered(({ books, names }) =>
    [...books.standings.values()]
      .filter(({ endsAt }) => endsAt === 0)
      .map(({ number, bucket: into, amount, asset: of }) => [
        number,
        `${number}: ${names.bucket(into)}, ${names.money(amount, of)}`,
      ]),
  );

export const payout = (...states: PayoutRecord["state"][]): Field<number> =>
  numbered(({ books, names }) =>
    [...books.payouts.values()]
      .filter(({ state }) => states.includes(state))
      .map(({ number }) => [number, names.payout(number)] as const),
  );

/** A flag, as the bucket and the member who raised it: "3/7". */
export const flag = (): Field<{ bucket: number; member: number }> =>
  choice(
    ({ books, names }) =>
      [...books.buckets.values()].flatMap(({ number, flags }) =>
        flags.map((one) => ({
          value: `${number}/${one.member}`,
          label: `${names.bucket(number)}: ${names.member(one.member)}, ${one.reason}`,
        })),
      ),
    (value) => {
      const [ofBucket = 0, byMember = 0] = value.split("/").map(Number);
      return { bucket: ofBucket, member: byMember };
    },
  );

export const class_ = (): Field<number> =>
  numbered(({ books, names }) => [...books.classes.keys()].map((number) => [number, names.className(number)] as const));

/** A kind of resolution, and the next one, which is still to be added. */
export const kind = ({ andNew = false } = {}): Field<number> =>
  numbered(({ books, names }) => {
    const { slots } = statuteOf(books);
    const count = slots.length + (andNew && slots.length < 16 ? 1 : 0);
    return Array.from({ length: count }, (_, slot) => [slot, names.kind(slot)] as const);
  });

/** An article in force. */
export const article = (): Field<number> =>
  numbered(({ books }) => articlesInForce(books).map(({ number, title }) => [number, title] as const));

export const lockedBody = (): Field<Address> =>
  choice(
    ({ books }) => statuteOf(books).lockedBodies.map(({ wallet: value, name: label }) => ({ value, label })),
    (value) => getAddress(value),
  );

/** The number of a purpose of money. */
export const purpose = (...offered: Purpose[]): Field<number> => ({
  ...numbered(() =>
    offered.map((name) => [PURPOSES.indexOf(name), words.purposes[PURPOSES.indexOf(name)] ?? name] as const),
  ),
  initial: () => String(PURPOSES.indexOf(offered[0] ?? "Work")),
});

/** The offices that were ever named, given or opened a door, in the order of their numbers. */
export function officesIn({ books, labels }: Desk): bigint[] {
  const held = [...books.roles.values()].flatMap(({ of, role }) => (of === "authority" ? [BigInt(role)] : []));
  const doors = [...books.doors.values()].map(({ role }) => role);
  const known = new Set([...labels.keys(), ...held, ...doors]);
  const isOffice = (id: bigint) => id !== 0n && id !== 2n ** 64n - 1n;
  return [...known].filter(isOffice).sort((a, b) => (a < b ? -1 : 1));
}

export const office = (): Field<bigint> =>
  choice(
    (desk) => officesIn(desk).map((id) => ({ value: id.toString(), label: desk.names.role(id) })),
    (value) => BigInt(value),
  );

/** Who holds which office: "5/0x…". */
export const holder = (): Field<{ role: bigint; account: Address }> =>
  choice(
    ({ books, names }) =>
      [...books.roles.values()]
        .filter(({ of, role, isHeld }) => of === "authority" && isHeld && BigInt(role) !== 0n)
        .map(({ role, account }) => ({
          value: `${role}/${account}`,
          label: `${names.role(BigInt(role))}: ${names.wallet(account)}`,
        })),
    (value) => {
      const [role = "0", account = ETHER] = value.split("/");
      return { role: BigInt(role), account: getAddress(account) };
    },
  );
