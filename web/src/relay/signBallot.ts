import type { Hex } from "viem";
import { encodeFunctionData } from "viem";
import { readContract } from "viem/actions";
import { contractsOf } from "../chain/contracts.ts";
import type { Coop } from "../chain/coop.ts";
import type { Tell } from "../wallet/notice.ts";
import { dryRun } from "../wallet/perform.ts";
import type { Actor } from "../wallet/useAction.ts";
import { getKeptBallot, keep, letGo } from "./kept.ts";
import { OutOfReachError } from "./refusals.ts";
import { isRelaying, postBallot } from "./relayer.ts";
import { typedBallot } from "./typedBallot.ts";

export interface Draft {
  proposalId: bigint;
  support: number;
  reason: string;
  deadline: bigint; // seconds
}

interface Errand {
  coop: Coop;
  relayerUrl: string;
  actor: Actor;
  draft: Draft;
  notice: string; // by which the visitor is told of it
}

/** Has a ballot signed and hands it to the relayer. Throws what stopped it. */
export async function signAndHandOver(errand: Errand, tell: Tell): Promise<void> {
  const { coop, relayerUrl, actor, draft, notice } = errand;
  const { assembly } = contractsOf(coop.addresses);
  const { account, signTyped } = actor;
  const { proposalId, support, reason, deadline } = draft;
  await dryRun(coop, account, { to: assembly.address, data: castByOneself(coop, draft) });
  const [, sequence] = await readContract(coop.client, {
    ...assembly,
    functionName: "ballotOf",
    args: [proposalId, account],
  });

  if (!(await isRelaying(relayerUrl, coop.chain.id, assembly.address))) throw new OutOfReachError();
  tell({ phase: "signing" });
  const signature = await signTyped(typedBallot(coop, { ...draft, voter: account, sequence }));
  tell({ phase: "handing" });
  const ballot = {
    chainId: coop.chain.id,
    assembly: assembly.address,
    proposalId: `${proposalId}`,
    support,
    reason,
    voter: account,
    sequence: Number(sequence),
    deadline: `${deadline}`,
    signature,
    notice,
  };
  const before = getKeptBallot(ballot);
  keep(ballot); // before it leaves, so that a reload in between loses nothing: the same may be handed over twice
  try {
    keep({ ...ballot, id: await postBallot(relayerUrl, ballot) });
  } catch (error) {
    letGo(ballot);
    if (before !== undefined) keep(before);
    throw error;
  }
}

/** What would do the same without a relayer, and so is refused for the same reasons. */
function castByOneself({ addresses }: Coop, { proposalId, support, reason }: Draft): Hex {
  const args = [proposalId, support, reason] as const;
  return encodeFunctionData({ ...contractsOf(addresses).assembly, functionName: "castVoteWithReason", args });
}
