import type { Address, Hex } from "viem";
import { call, waitForTransactionReceipt } from "viem/actions";
import type { Site } from "../chain/site.ts";
import { CancelledError, errorNameOf, TurnedDownError } from "./errors.ts";
import type { Notice } from "./notice.ts";
import type { Step } from "./session.ts";

export { sentenceOf } from "./sentences.ts";

interface Errand {
  site: Site;
  account: Address;
  send: (step: Step) => Promise<Hex>;
  steps: readonly Step[];
}

export type Progress = Pick<Notice, "phase" | "step">;

/** Does the steps one after the other. Throws what stopped it. */
export async function perform({ site, account, send, steps }: Errand, report: (progress: Progress) => void) {
  await checkBeforePermission(site, account, steps);
  for (const [i, step] of steps.entries()) {
    const which = steps.length === 1 ? undefined : `Step ${i + 1} of ${steps.length}: ${step.words}`;
    report({ phase: "checking", step: which });
    await dryRun(site, account, step);
    report({ phase: "signing", step: which });
    const hash = await send(step);
    report({ phase: "recording", step: which });
    await untilRecorded(site, hash);
  }
}

/** Where a permission comes first, what it is for is tried first: nobody permits what would then be refused. */
async function checkBeforePermission(site: Site, account: Address, steps: readonly Step[]): Promise<void> {
  const last = steps.at(-1);
  if (last === undefined || !steps.some(({ isPermission }) => isPermission)) return;
  await dryRun(site, account, last).catch((error: unknown) => {
    if (errorNameOf(error) !== "ERC20InsufficientAllowance") throw error;
  });
}

/** Tries a step without signing it. Throws what the contracts would refuse it for. */
export async function dryRun(
  { client }: Site,
  account: Address,
  { to, data, value }: Omit<Step, "words">
): Promise<void> {
  await call(client, { account, to, data, value });
}

async function untilRecorded({ client }: Site, hash: Hex): Promise<void> {
  let isCancelled = false;
  const receipt = await waitForTransactionReceipt(client, {
    hash,
    onReplaced: ({ reason }) => (isCancelled = reason === "cancelled"),
  });
  if (isCancelled) throw new CancelledError();
  if (receipt.status === "reverted") throw new TurnedDownError();
}
