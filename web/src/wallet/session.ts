import type { Address, Hex } from "viem";
import { createStore } from "../chain/store.ts";
import type { TypedBallot } from "../relay/typedBallot.ts";

/** One thing to be signed: what it does in words, and the call that does it. */
export interface Step {
  words: string;
  to: Address;
  data: Hex;
  value?: bigint;
  isPermission?: boolean; // lets the treasury take money, which the last step is about
}

/**
 * The wallet as the rest of the page sees it. Everything that knows wallets lies in a chunk of its own, which arrives
 * when somebody wants to connect and writes into this session.
 */
export interface Session {
  isWanted: boolean; // the wallet code is, or will be, on the page
  isChoosing: boolean; // the list of wallets is open
  account?: Address;
  /** Has the wallet sign and send a step, on the right chain. */
  send?: (step: Step) => Promise<Hex>;
  /** Has the wallet sign a ballot that somebody else hands in. */
  sign?: (ballot: TypedBallot) => Promise<Hex>;
}

const session = createStore<Session>({ isWanted: hasStoredConnection(), isChoosing: false });

export const useSession = session.use;
export const setSession = session.set;
export const getSession = session.get;

/** Opens the list of wallets. */
export function chooseWallet(): void {
  session.set({ isWanted: true, isChoosing: true });
}

/** Whether wagmi has left a connection in this browser, to be taken up again. */
function hasStoredConnection(): boolean {
  try {
    const stored = JSON.parse(localStorage.getItem("wagmi.store") ?? "null") as { state?: { current?: string } } | null;
    return typeof stored?.state?.current === "string";
  } catch {
    return false;
  }
}
