import type { Address } from "viem";
import { potOf, POTS } from "../../../sdk/src/accounting.ts";
import type { Pot } from "../../../sdk/src/accounting.ts";
import type { Addresses } from "../../../sdk/src/coop.ts";
import type { EntryEvent } from "../../../sdk/src/events.ts";
import type { Period } from "./period.ts";

// The picture of where money came from, through which pots it went, and where it went. It is drawn from left to right,
// so what went back from pot to pot is taken off what went forth.

/** One place in the picture. Purposes are numbers of the journal. */
export type Place =
  | { side: "source"; kind: "purpose"; purpose: number }
  | { side: "source"; kind: "before" } // what was there when the period began
  | { side: "source"; kind: "back" } // went back to a pot that stands further left
  | { side: "pot"; kind: "pot"; pot: Pot }
  | { side: "use"; kind: "purpose"; purpose: number }
  | { side: "use"; kind: "held" } // what is there when the period ends
  | { side: "use"; kind: "back" };

export interface Node {
  key: string;
  place: Place;
  amount: bigint; // base units that went through it
}

export interface Link {
  from: string; // key of a node
  to: string;
  amount: bigint; // base units
}

export interface Picture {
  nodes: readonly Node[];
  links: readonly Link[];
  before: bigint; // base units when the period began
  came: bigint; // from outside
  went: bigint; // to outside
  held: bigint; // when the period ends
}

/** Pots from left to right, as money mostly goes. */
const ORDER: readonly Pot[] = [
  "escrow",
  "capital",
  "general",
  "rounds",
  "funds",
  "buckets",
  "interest",
  "members",
  "others",
  "reserve",
];
const rankOf = new Map(ORDER.map((pot, rank) => [pot, rank]));

/** Draws what happened to an asset in a period. */
export function pictureOf(
  entries: Iterable<EntryEvent>,
  asset: Address,
  addresses: Addresses,
  period: Period,
): Picture {
  const sums = sumsOf(entries, asset, addresses, period);
  const links = linksOf(sums);
  const total = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((sum, amount) => sum + amount, 0n);
  return {
    links,
    nodes: nodesOf(links),
    before: total(sums.before.values()),
    came: total(sums.came.values()),
    went: total(sums.went.values()),
    held: total(sums.held.values()),
  };
}

/** Base units by "purpose/pot", or "pot/pot", or pot. */
interface Sums {
  before: Map<string, bigint>;
  came: Map<string, bigint>;
  moved: Map<string, bigint>;
  went: Map<string, bigint>;
  held: Map<string, bigint>;
}

function sumsOf(entries: Iterable<EntryEvent>, asset: Address, addresses: Addresses, { since, until }: Period): Sums {
  const sums: Sums = { before: new Map(), came: new Map(), moved: new Map(), went: new Map(), held: new Map() };
  const wanted = asset.toLowerCase();
  for (const { args, blockTimestamp } of entries) {
    const at = Number(blockTimestamp);
    if (at >= until) break;
    if (args.asset.toLowerCase() !== wanted) continue;
    const [from, to] = [potOf(args.from, addresses), potOf(args.to, addresses)];
    for (const balances of at < since ? [sums.before, sums.held] : [sums.held]) {
      if (from !== "outside") add(balances, from, -args.amount);
      if (to !== "outside") add(balances, to, args.amount);
    }
    if (at < since || from === to) continue;
    if (from === "outside") add(sums.came, `${args.purpose}/${to}`, args.amount);
    else if (to === "outside") add(sums.went, `${args.purpose}/${from}`, args.amount);
    else add(sums.moved, `${from}/${to}`, args.amount);
  }
  return sums;
}

function add(sums: Map<string, bigint>, key: string, amount: bigint): void {
  sums.set(key, (sums.get(key) ?? 0n) + amount);
}

function linksOf({ before, came, moved, went, held }: Sums): Link[] {
  const links: Link[] = [];
  const link = (from: string, to: string, amount: bigint): void =>
    void (amount > 0n && links.push({ from, to, amount }));
  for (const pot of POTS) link("source/before", `pot/${pot}`, before.get(pot) ?? 0n);
  for (const [key, amount] of came) {
    const [purpose, pot] = key.split("/");
    link(`source/${purpose}`, `pot/${pot}`, amount);
  }
  for (const [left, right] of pairs()) {
    const net = (moved.get(`${left}/${right}`) ?? 0n) - (moved.get(`${right}/${left}`) ?? 0n);
    link(`pot/${left}`, `pot/${right}`, net);
    link(`pot/${right}`, "use/back", -net);
    link("source/back", `pot/${left}`, -net);
  }
  for (const [key, amount] of went) {
    const [purpose, pot] = key.split("/");
    link(`pot/${pot}`, `use/${purpose}`, amount);
  }
  for (const pot of POTS) link(`pot/${pot}`, "use/held", held.get(pot) ?? 0n);
  return merged(links);
}

/** Every two pots, the one further left first. */
const pairs = (): [Pot, Pot][] =>
  ORDER.flatMap((left, i) => ORDER.slice(i + 1).map((right): [Pot, Pot] => [left, right]));

/** What went back by several ways to the same place is one link. */
function merged(links: readonly Link[]): Link[] {
  const byEnds = new Map<string, Link>();
  for (const link of links) {
    const ends = `${link.from} ${link.to}`;
    const known = byEnds.get(ends);
    byEnds.set(ends, known === undefined ? link : { ...known, amount: known.amount + link.amount });
  }
  return [...byEnds.values()];
}

function nodesOf(links: readonly Link[]): Node[] {
  const [into, outOf] = [new Map<string, bigint>(), new Map<string, bigint>()];
  for (const { from, to, amount } of links) {
    add(outOf, from, amount);
    add(into, to, amount);
  }
  const keys = [...new Set([...outOf.keys(), ...into.keys()])];
  const nodes = keys.map((key): Node => {
    return { key, place: placeOf(key), amount: into.get(key) ?? outOf.get(key) ?? 0n };
  });
  return nodes.sort((a, b) => SIDES.indexOf(a.place.side) - SIDES.indexOf(b.place.side) || byOrder(a, b));
}

const SIDES = ["source", "pot", "use"] as const;

/** Pots in their order, purposes by their amounts, what is no purpose last. */
function byOrder({ place: a, amount: x }: Node, { place: b, amount: y }: Node): number {
  if (a.kind === "pot" && b.kind === "pot") return (rankOf.get(a.pot) ?? 0) - (rankOf.get(b.pot) ?? 0);
  const isLast = (place: Place): number => (place.kind === "purpose" ? 0 : 1);
  return isLast(a) - isLast(b) || (x < y ? 1 : -1);
}

function placeOf(key: string): Place {
  const [side, what = ""] = key.split("/");
  if (side === "pot") return { side, kind: "pot", pot: what as Pot };
  if (side === "source" && (what === "before" || what === "back")) return { side, kind: what };
  if (side === "use" && (what === "held" || what === "back")) return { side, kind: what };
  return { side: side as "source" | "use", kind: "purpose", purpose: Number(what) };
}
