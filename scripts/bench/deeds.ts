/**
 * What people do that costs gas, and what it may cost at the most: so much, or no more than another deed. Deeds without
 * a goal are only shown.
 */
export const DEEDS = {
  firstVote: { what: "vote: first" },
  laterVote: { what: "vote: later", most: 55_000 },
  changedVote: { what: "vote: changed" },
  signedVote: { what: "vote by signature, later, alone" },
  batchedVote: { what: "vote by signature, each in a batch of 200", most: 20_000 },
  propose: { what: "propose one action", most: 110_000 },
  proposeAgain: { what: "propose one action, who has proposed before" },
  join: { what: "join an open class without shares", most: 140_000 },
  allocateTo1: { what: "share out to 1 bucket, later" },
  allocateTo3: { what: "share out to 3 buckets, later", most: 100_000 },
  allocateTo10: { what: "share out to 10 buckets, later", most: 150_000 },
  settle: { what: "settle a bucket: its first money", most: 90_000 },
  settleFilled: { what: "settle a bucket: that a funder filled too", most: 90_000 },
  openRound: { what: "open a round" },
  openLargeRound: { what: "open a round with many members", mostOf: "openRound" },
  openYoungRound: { what: "open a round in the month they joined" },
  found: { what: "found the organisation", most: 4_000_000 },
} as const satisfies Record<string, { what: string; most?: number; mostOf?: string }>;

export type Deed = keyof typeof DEEDS;

/** The gas of deeds, by whoever can do them. */
export type Figures = Partial<Record<Deed, number>>;

/** Whom a deed of ours is held against. */
export interface Peer {
  name: string;
  remark: string; // how it was deployed, or where its figures are from
  figures: Figures;
}

/** A peer that could not be measured here. */
export interface Missing {
  name: string;
  why: string;
}

/** Figures are the same if they differ by less: a zero byte in the data of a call costs 12 gas less than another. */
const A_FEW_BYTES = 0.001;

export const isSame = (gas: number, other: number): boolean => Math.abs(gas - other) <= A_FEW_BYTES * other;

/** Whether a deed of ours reaches its goal, and the goal in words. Nothing for a deed without one. */
export function judge(deed: Deed, ours: Figures): { isMet: boolean; goal: string } | undefined {
  const { most, mostOf } = DEEDS[deed] as { most?: number; mostOf?: Deed };
  const gas = ours[deed] as number;
  if (most !== undefined) return { isMet: gas <= most, goal: most.toLocaleString("en") };
  if (mostOf !== undefined) return { isMet: isSame(gas, ours[mostOf] as number), goal: "the same" };
  return undefined;
}
