import { hasEnded, inBucket, isFilling, isStanding, isSteward, stageOf } from "./bucket.ts";
import type { Bucket, Visitor } from "./bucket.ts";
import type { History } from "./history.ts";
import { givenBy } from "./history.ts";

/** Which buckets a list shows. All of it stands in the address of the page. */
export interface Filter {
  state: State;
  round: "all" | "none" | number; // none: campaigns of their own
  isMine: boolean; // those that the visitor answers for or has put something into
  text: string;
  order: Order;
}

export const STATES = ["all", "filling", "idea", "funded", "ended"] as const;
export type State = (typeof STATES)[number];

export const ORDERS = ["newest", "closing", "fullest", "largest"] as const;
export type Order = (typeof ORDERS)[number];

const oneOf = <T extends string>(known: readonly T[], given: string | null, otherwise: T): T =>
  known.find((value) => value === given) ?? otherwise;

/** Reads the filter from the address of the page; what makes no sense there counts as not said. */
export function readFilter(query: URLSearchParams): Filter {
  const round = query.get("round");
  return {
    state: oneOf(STATES, query.get("state"), "all"),
    round: round === "none" ? "none" : /^[1-9]\d{0,8}$/.test(round ?? "") ? Number(round) : "all",
    isMine: query.has("mine"),
    text: query.get("search") ?? "",
    order: oneOf(ORDERS, query.get("sort"), "newest"),
  };
}

/** The address of the page with a filter in it; what is as usual is left out. */
export function writeFilter({ state, round, isMine, text, order }: Filter): URLSearchParams {
  const query = new URLSearchParams();
  if (state !== "all") query.set("state", state);
  if (round !== "all") query.set("round", `${round}`);
  if (isMine) query.set("mine", "");
  if (text !== "") query.set("search", text);
  if (order !== "newest") query.set("sort", order);
  return query;
}

/** Whether the visitor has to do with a bucket. */
export function isConcerned(
  bucket: Bucket,
  history: Pick<History, "fills">,
  visitor: Visitor,
  shared: ReadonlySet<number>,
) {
  if (visitor.account === undefined) return false;
  return isSteward(bucket, visitor) || shared.has(bucket.number) || givenBy(history, visitor.account) > 0n;
}

/** Those that the filter lets through, in its order. `isMine` tells which ones concern the visitor. */
export function filterBuckets(
  buckets: readonly Bucket[],
  filter: Filter,
  now: number,
  isMine: (bucket: Bucket) => boolean,
): Bucket[] {
  const sought = plain(filter.text.trim());
  return buckets
    .filter((bucket) => isIn(bucket, filter.state, now))
    .filter(({ round }) => filter.round === "all" || round === (filter.round === "none" ? 0 : filter.round))
    .filter((bucket) => sought === "" || plain(wordsOf(bucket)).includes(sought))
    .filter((bucket) => !filter.isMine || isMine(bucket))
    .toSorted(COMPARE[filter.order](now));
}

function isIn(bucket: Bucket, state: State, now: number): boolean {
  switch (state) {
    case "all":
      return true;
    case "filling":
      return bucket.state === "Open" || isFilling(bucket, now);
    case "idea":
      return bucket.state === "Idea";
    case "funded":
      return bucket.state === "Funded";
    case "ended":
      return hasEnded(bucket);
  }
}

const wordsOf = ({ title, plan }: Bucket): string => [title, plan.text, ...plan.tags].join(" ");

/** Without accents and capitals, which nobody types who looks for something. */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

type Compare = (one: Bucket, other: Bucket) => number;

/** What ends first comes first; what has no end to come, last. */
const COMPARE: Record<Order, (now: number) => Compare> = {
  newest: () => (a, b) => b.number - a.number,
  closing: (now) => (a, b) => endOf(a, now) - endOf(b, now) || b.number - a.number,
  fullest: () => (a, b) => fullness(b) - fullness(a) || b.number - a.number,
  largest: () => (a, b) => descending(goalOf(a), goalOf(b)) || b.number - a.number,
};

function endOf(bucket: Bucket, now: number): number {
  const isWaiting = ["idea", "filling"].includes(stageOf(bucket, now));
  if (isWaiting) return bucket.deadline;
  return isFilling(bucket, now) ? bucket.secondDeadline : Number.MAX_SAFE_INTEGER;
}

const goalOf = (bucket: Bucket): bigint => (isStanding(bucket) ? 0n : bucket.max);

const fullness = (bucket: Bucket): number =>
  goalOf(bucket) === 0n ? 0 : Number((inBucket(bucket) * 10_000n) / bucket.max);

const descending = (a: bigint, b: bigint): number => (a === b ? 0 : a < b ? 1 : -1);
