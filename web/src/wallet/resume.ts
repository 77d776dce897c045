import { tellOf } from "./notice.ts";
import { endWith, isFollowed, settle } from "./perform.ts";
import type { Network } from "./perform.ts";
import { readSent } from "./sent.ts";
import type { Sent } from "./sent.ts";

/** Follows on what was sent before the page was loaded, whichever wallet is connected now. */
export function resume(site: Network): void {
  for (const sent of readSent(site.chain.id)) if (!isFollowed(sent.id)) void followOn(site, sent);
}

async function followOn(site: Network, sent: Sent): Promise<void> {
  const { id, words, step } = sent;
  const tell = tellOf.bind(undefined, id);
  tell({ words, step });
  try {
    const block = await settle(site, sent, tell);
    const isLast = step === undefined || step.number === step.of;
    tell({ phase: isLast ? "recorded" : "halfway", block });
  } catch (error) {
    tell({ ...endWith(error), isPartDone: step !== undefined && step.number > 1 });
  }
}
