import type { Address } from "viem";
import { OutOfReachError, RefusedError } from "./refusals.ts";
import type { SignedBallot } from "./kept.ts";

/** What has become of a ballot that the relayer has accepted. */
export interface Answer {
  state: "queued" | "sent" | "counted" | "skipped";
  code?: string; // why it was skipped
}

const PATIENCE = 10_000; // milliseconds

/** Asks the relayer, and throws `RefusedError` where it says no. */
async function ask(url: string, init?: RequestInit): Promise<Record<string, unknown>> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE) });
    const body = (await response.json()) as Record<string, unknown>;
    if (response.ok) return body;
    throw new RefusedError(String(body.code), response.status);
  } catch (cause) {
    throw cause instanceof RefusedError ? cause : new OutOfReachError({ cause });
  }
}

/** Hands a signed ballot to the relayer, and returns the name it goes by there. The same ballot has the same name. */
export async function postBallot(relayerUrl: string, ballot: SignedBallot): Promise<string> {
  const { proposalId, support, reason, voter, deadline, signature } = ballot;
  const body = JSON.stringify({ proposalId, support, reason, voter, deadline, signature });
  const headers = { "Content-Type": "application/json" };
  const { id } = await ask(`${relayerUrl}/ballots`, { method: "POST", headers, body });
  return String(id);
}

export async function askAfter(relayerUrl: string, id: string): Promise<Answer> {
  return (await ask(`${relayerUrl}/ballots/${id}`)) as unknown as Answer;
}

/** Whether a relayer answers there, and hands in ballots of this very assembly. */
export async function isRelaying(relayerUrl: string, chainId: number, assembly: Address): Promise<boolean> {
  const health = await ask(`${relayerUrl}/health`);
  return health.chainId === `${chainId}` && String(health.assembly).toLowerCase() === assembly.toLowerCase();
}
