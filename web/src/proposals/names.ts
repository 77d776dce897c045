import { zeroAddress } from "viem";
import type { Address } from "viem";
import type { Books } from "../../../sdk/src/books/books.ts";
import type { ArticleRecord } from "../../../sdk/src/books/statute.ts";
import { articleKey, statuteOf } from "../../../sdk/src/books/statute.ts";
import type { Addresses } from "../../../sdk/src/coop.ts";
import { eventsNamed } from "../../../sdk/src/events.ts";
import { useCoop } from "../chain/coop.ts";
import type { Coop } from "../chain/coop.ts";
import { remember } from "../chain/remember.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import type { Snapshot } from "../chain/snapshot.ts";
import { directoryOf } from "../members/directory.ts";
import type { Directory } from "../members/directory.ts";
import { moneyFormat } from "../ui/money.ts";
import type { FormatMoney } from "../ui/money.ts";
import { short } from "../words/format.ts";
import type { Call } from "./actionWords.ts";
import { knownAddresses, lookAlikesIn } from "./lookAlikes.ts";
import type { LookAlike } from "./lookAlikes.ts";
import { words } from "./words/actions/index.ts";

/** What the sentences about a proposal are made with: what everything is called, and how it is now. */
export interface Names
  extends Pick<Directory, "member" | "className" | "wallet" | "round" | "bucket" | "assetOf" | "fund"> {
  addresses: Addresses;
  money: FormatMoney;
  /** What a round shares out. */
  roundAsset(round: number): Address | undefined;
  /** "EUR" */
  asset(asset: Address): string;
  isToken(address: Address): boolean;
  /** "payout 3, 900 EUR to … out of “Solar roof”" */
  payout(number: number): string;
  /** A version of an article; there is no version 0, which stands for an article that is added. */
  article(number: number, version: number): ArticleRecord | undefined;
  /** "the ordinary resolution" */
  kind(slot: number): string;
  kinds: number; // slots in use
  classes: number;
  /** "the office “Treasurers”" */
  role(id: bigint): string;
  lockedBody(wallet: Address): string;
  proposal(id: bigint): string;
  /** The addresses in a call that could be taken for others that the co-op knows. */
  lookAlikes(call: Call): readonly LookAlike[];
}

/** The latest version of every article, in their order. */
export function articlesInForce({ articles }: Pick<Books, "articles">): readonly ArticleRecord[] {
  const latest: ArticleRecord[] = [];
  for (const article of articles.values()) {
    const known = latest[article.number];
    if (known === undefined || known.version < article.version) latest[article.number] = article;
  }
  return latest;
}

const ADMINISTRATORS = 0n; // of the authority: the executor, that is resolutions
export const EVERYBODY = 2n ** 64n - 1n;

/** What offices were called, by their numbers. */
export const roleLabels = remember(
  (events: Snapshot["events"]): ReadonlyMap<bigint, string> =>
    new Map(eventsNamed(events, "RoleLabel").map(({ args }) => [args.roleId, args.label])),
);

export function namesOf(coop: Coop, snapshot: Snapshot): Names {
  const { books, events } = snapshot;
  const directory = directoryOf(snapshot);
  const money = moneyFormat(coop);
  const labels = roleLabels(events);
  const { slots, lockedBodies } = statuteOf(books);
  return {
    member: directory.member,
    className: directory.className,
    wallet: directory.wallet,
    round: directory.round,
    bucket: directory.bucket,
    assetOf: directory.assetOf,
    fund: directory.fund,
    roundAsset: (round) => books.rounds.get(round)?.asset,
    addresses: coop.addresses,
    money,
    asset: (asset) => coop.tokens.get(asset.toLowerCase())?.symbol ?? short(asset),
    isToken: (address) => address !== zeroAddress && coop.tokens.has(address.toLowerCase()),
    payout: (number) => {
      const payout = books.payouts.get(number);
      if (payout === undefined) return words.payoutAlone(String(number));
      const { bucket, recipient, order } = payout;
      const amount = money(order.amount, directory.assetOf(bucket));
      return words.payout(String(number), amount, directory.wallet(recipient), directory.bucket(bucket));
    },
    article: (number, version) => books.articles.get(articleKey(number, version)),
    kind: words.kindName,
    kinds: slots.length,
    classes: books.classes.size,
    role: (id) => {
      if (id === ADMINISTRATORS) return words.administrators;
      if (id === EVERYBODY) return words.everybody;
      const label = labels.get(id);
      return label === undefined || label === "" ? words.role(id.toString()) : words.roleNamed(label);
    },
    lockedBody: (wallet) => lockedBodies.find((body) => body.wallet === wallet)?.name ?? short(wallet),
    proposal: (id) => String(books.proposalNumbers.get(id) ?? short(`0x${id.toString(16)}`)),
    lookAlikes: (call) => lookAlikesIn(call, knownAddresses(snapshot)),
  };
}

export function useNames(): Names {
  return namesOf(useCoop(), useSnapshot());
}
