import type { Address, Hex, TypedDataDefinition } from "viem";
import { createStore } from "../chain/store.ts";
import { readStoredJson } from "../ui/stored.ts";

/** One thing to be signed: what it does in words, and the call that does it. */
export interface Step {
  words: string;
  to: Address;
  data: Hex;
  value?: bigint;
  isPermission?: boolean; // lets the treasury take money, which the last step is about
}

/**
 * What a wallet gives for what it was asked to send: the hash of a transaction, or a name of its own (EIP-5792) under
 * which it knows how far it got.
 */
export type Receipt = { hash: Hex } | { calls: string };

/** How far calls have got of which only the wallet knows. */
export interface CallsProgress {
  state: "waiting" | "done" | "failed" | "cancelled";
  hash?: Hex; // of the transaction that carries them, once there is one
}

/**
 * The wallet as the rest of the page sees it. Everything that knows wallets lies in a chunk of its own, which arrives
 * when somebody wants to connect and writes into this session.
 */
export interface Session {
  isWanted: boolean; // the wallet code is, or will be, on the page
  isChoosing: boolean; // the list of wallets is open
  isAddingNetwork: boolean; // the network is described, to be put into the wallet by hand
  account?: Address;
  isShared?: boolean; // the account belongs to several people, who must all sign before anything happens
  /** Has the wallet sign and send a step, on the right chain. */
  send?: (step: Step) => Promise<Receipt>;
  /** Whether the wallet does several steps as one: all of them or none, for one signature. */
  isAtomic?: () => Promise<boolean>;
  /** Has the wallet sign and send all steps as one, on the right chain. */
  sendAtOnce?: (steps: readonly Step[]) => Promise<Receipt>;
  /** Asks the wallet how far calls have got. */
  progressOf?: (calls: string) => Promise<CallsProgress>;
  /** Has the wallet sign typed data, on the right chain. Nothing is sent. */
  signTyped?: (data: TypedDataDefinition) => Promise<Hex>;
}

const session = createStore<Session>({ isWanted: isExpected(), isChoosing: false, isAddingNetwork: false });

export const useSession = session.use;
export const setSession = session.set;
export const getSession = session.get;

/** Opens the list of wallets. */
export function chooseWallet(): void {
  session.set({ isWanted: true, isChoosing: true });
}

/** Whether the page lies in a frame of another, which may be that of a Safe. */
export function isFramed(): boolean {
  return typeof window !== "undefined" && window.parent !== window;
}

/** Whether a wallet will connect by itself: wagmi has left a connection here, or the page lies in a wallet's frame. */
function isExpected(): boolean {
  const stored = readStoredJson("wagmi.store") as { state?: { current?: unknown } } | null | undefined;
  return typeof stored?.state?.current === "string" || isFramed();
}
