import { createStore } from "../chain/store.ts";

/** How far the visitor's last action has got. */
export type Phase =
  | "idle"
  | "checking"
  | "signing"
  | "recording"
  | "handing"
  | "accepted"
  | "counted"
  | "done"
  | "failed";

export interface Notice {
  phase: Phase;
  words: string; // what the action does
  step?: string; // "Step 1 of 2"
  problem?: string; // why it failed
}

const notice = createStore<Notice>({ phase: "idle", words: "" });

export const useNotice = notice.use;
export const getNotice = notice.get;
export const setNotice = (next: Notice) => notice.set({ step: undefined, problem: undefined, ...next });
export const dismissNotice = () => setNotice({ phase: "idle", words: "" });

export function isBusy({ phase }: Notice): boolean {
  return phase === "checking" || phase === "signing" || phase === "recording" || phase === "handing";
}
