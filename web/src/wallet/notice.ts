import type { Hex } from "viem";
import { createStore } from "../chain/store.ts";

/** How far something has got that the visitor asked for. */
export type Phase =
  | "asking" // the same is on its way already: really once more?
  | "checking"
  | "signing"
  | "sent" // on its way; nothing is certain yet
  | "recorded"
  | "handing"
  | "accepted"
  | "counted"
  | "done"
  | "halfway" // the page was left between two steps
  | "lost" // it was sent, and in a whole day neither recorded nor refused
  | "declined" // by the visitor
  | "cancelled" // by the visitor, in the wallet, after it was sent
  | "replaced" // by something else, in the wallet
  | "failed";

/** What the visitor is told of one thing that it asked for. */
export interface Notice {
  id: string;
  phase: Phase;
  words: string; // what it does
  step?: { number: number; of: number; words: string };
  problem?: string; // why it failed
  hash?: Hex; // of the transaction
  sentAt?: number; // milliseconds
  block?: bigint; // in which it was recorded
  isPartDone?: boolean; // earlier steps are recorded, and stay so
  isShared?: boolean; // others must sign, too
  isHurried?: boolean; // sent again with a higher fee
  isNetworkUnknown?: boolean; // the wallet does not get to the chain by itself
  answer?: (isWanted: boolean) => void; // to what is asked
}

export type Tell = (patch: Partial<Omit<Notice, "id">>) => void;

interface Notices {
  all: readonly Notice[];
  seen?: bigint; // the block up to which the page shows the co-op; undefined outside of a co-op
}

const notices = createStore<Notices>({ all: [] });

export const useNotices = notices.use;
export const getNotices = notices.get;
export const setSeen = (seen: bigint | undefined) => notices.set({ seen });

const BUSY: readonly Phase[] = ["asking", "checking", "signing", "handing"];

/** Whether the visitor is being asked, or about to be: one thing at a time. What is on its way keeps nobody. */
export function isBusy({ phase }: Pick<Notice, "phase">): boolean {
  return BUSY.includes(phase);
}

/** Whether it may still change by itself. */
export function isOpen({ phase }: Pick<Notice, "phase">): boolean {
  return isBusy({ phase }) || phase === "sent";
}

/** A name for something new; it need only be unlike the others. */
export const newId = (): string => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;

/** Begins to tell of something, or goes on. */
export function tellOf(id: string, patch: Partial<Omit<Notice, "id">>): void {
  const { all } = notices.get();
  const known = all.find((notice) => notice.id === id);
  const next = { phase: "checking" as const, words: "", ...known, ...patch, id };
  notices.set({ all: known === undefined ? [...all, next] : all.map((notice) => (notice.id === id ? next : notice)) });
}

/** Takes a notice off the page. What it is about goes on, and is told of again when it ends. */
export function dismiss(id: string): void {
  notices.set({ all: notices.get().all.filter((notice) => notice.id !== id) });
}
