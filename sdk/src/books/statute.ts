import type { Address, Hex } from "viem";
import type { CoopEvent } from "../events.ts";
import type { Books } from "./books.ts";

export type Class = CoopEvent<"ClassDefined">["args"]["definition"];
export type Kind = CoopEvent<"KindDefined">["args"]["kind"];
export type Tier = CoopEvent<"TiersDefined">["args"]["tiers"][number];

/** What binds the co-op, articles, classes and kinds aside. */
export interface StatuteRecord {
  name: string;
  purpose: string;
  currency: Address;
  weighing: CoopEvent<"StatuteAdopted">["args"]["weighing"];
  agenda?: CoopEvent<"AgendaDefined">["args"]["agenda"];
  tiers: readonly Tier[];
  slots: readonly number[]; // the number of the kind in each
  lockedBodies: readonly { wallet: Address; name: string }[];
  requirements: readonly { target: Address; selector: Hex; slot: number }[]; // in force
  heir?: Address;
  dissolvedAt: number; // seconds; 0: it lives
}

/** A kind of resolution, as it was stored and will always be. */
export interface KindRecord {
  slot: number;
  kind: Kind;
}

/** One version of an article. */
export interface ArticleRecord {
  number: number;
  version: number;
  title: string;
  text: string;
  textHash: Hex;
  kindSlot: number;
  resolution: bigint; // the proposal that adopted it; 0 at founding
  adoptedAt: number; // seconds
}

const ONE = 0; // the number of the only record

/** The statute, once it has been adopted. */
export function statuteOf(books: Books): StatuteRecord {
  const record = books.statute.get(ONE);
  if (record === undefined) throw new Error("The logs do not begin with the founding: no statute was adopted.");
  return record;
}

/** Basis points of control of each class, in the order of the classes. */
export function weightsOf(books: Books): number[] {
  return [...books.classes.values()].map(({ weightBps }) => weightBps);
}

export function applyStatute(books: Books, event: CoopEvent): void {
  const { statute, classes, kinds, articles } = books;
  switch (event.eventName) {
    case "StatuteAdopted": {
      const nothing = { tiers: [], slots: [], lockedBodies: [], requirements: [], dissolvedAt: 0 };
      statute.set(ONE, { ...event.args, ...nothing });
      break;
    }
    case "ClassDefined":
      classes.set(Number(event.args.class), event.args.definition);
      break;
    case "WeightsChanged":
      event.args.weightsBps.forEach((weightBps, number) => classes.change(number, { weightBps }));
      break;
    case "KindDefined": {
      const [slot, id] = [Number(event.args.slot), Number(event.args.kindId)];
      kinds.set(id, { slot, kind: event.args.kind });
      statute.change(ONE, ({ slots }) => ({ slots: Object.assign([...slots], { [slot]: id }) }));
      break;
    }
    case "ArticleAdopted": {
      const number = Number(event.args.number);
      const version = Number(event.args.version);
      articles.set(articleKey(number, version), {
        ...event.args,
        number,
        version,
        adoptedAt: Number(event.blockTimestamp),
      });
      break;
    }
    case "TiersDefined":
      statute.change(ONE, { tiers: event.args.tiers });
      break;
    case "AgendaDefined":
      statute.change(ONE, { agenda: event.args.agenda });
      break;
    case "KindRequired":
      statute.change(ONE, ({ requirements }) => ({ requirements: withRequirement(requirements, event.args) }));
      break;
    case "LockedBodyNamed": {
      const { body: wallet, name } = event.args;
      statute.change(ONE, ({ lockedBodies }) => ({ lockedBodies: [...lockedBodies, { wallet, name }] }));
      break;
    }
    case "CoopDissolved":
      statute.change(ONE, { heir: event.args.heir, dissolvedAt: Number(event.blockTimestamp) });
      break;
  }
}

const MOST_VERSIONS = 2 ** 20; // of an article, in its key

/** The number of the record of a version: articles in their order, and within an article its versions. */
export const articleKey = (number: number, version: number): number => number * MOST_VERSIONS + version;

type Requirement = StatuteRecord["requirements"][number];

/** The later word about the same call counts. */
function withRequirement(all: readonly Requirement[], { target, selector, slot }: CoopEvent<"KindRequired">["args"]) {
  const others = all.filter((one) => one.target !== target || one.selector !== selector);
  return [...others, { target, selector, slot: Number(slot) }];
}
