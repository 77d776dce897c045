import { numberToHex } from "viem";
import type { Address, Client, Hex } from "viem";
import { call, getBlockNumber, getTransaction } from "viem/actions";
import { errorNameOf } from "./errors.ts";
import { follow } from "./follow.ts";
import type { End, News, Recorded } from "./follow.ts";
import type { Notice, Tell } from "./notice.ts";
import {
  CancelledError,
  hasCode,
  isDeclined,
  LostError,
  NetworkError,
  OtherAccountError,
  OutOfGasError,
  ReplacedError,
  TurnedDownError,
} from "./problems.ts";
import { keepSent, letGoOf, requestsOf } from "./sent.ts";
import type { Sent } from "./sent.ts";
import { getSession } from "./session.ts";
import type { Receipt, Session, Step } from "./session.ts";
import { sentenceOf } from "./sentences.ts";
import { getNames } from "./slot.ts";

/** A chain, and a node of it that can be asked. */
export interface Network {
  client: Client;
  chain: { id: number };
}

export interface Errand {
  site: Network;
  id: string;
  words: string;
  account: Address;
  steps: readonly Step[];
}

export type Progress = Pick<Notice, "phase">;

/**
 * Does the steps: as one where the wallet can, or else one after the other. Gives the block in which the last was
 * recorded, and throws what stopped it.
 */
export async function perform(errand: Errand, tell: Tell): Promise<bigint> {
  const { site, account, steps } = errand;
  tell({ phase: "checking", step: undefined });
  await tryBeforehand(site, account, steps);
  const atOnce = steps.length > 1 ? await sendAtOnce(errand, tell) : undefined;
  if (atOnce !== undefined) return settle(site, atOnce, tell);

  let block = 0n;
  for (const [i, step] of steps.entries()) {
    const which = steps.length === 1 ? undefined : { number: i + 1, of: steps.length, words: step.words };
    tell({ phase: "checking", step: which, isPartDone: i > 0 });
    await dryRun(site, account, step);
    tell({ phase: "signing" });
    const from = await latestBlock(site.client);
    const receipt = await walletOf(account, "send")(step);
    block = await settle(site, await keepReceipt(errand, receipt, from, [step], which), tell);
  }
  return block;
}

/** What the wallet of this account does; another account has other rights, and was not asked. */
function walletOf<Act extends "send" | "sendAtOnce">(account: Address, act: Act): NonNullable<Session[Act]> {
  const session = getSession();
  const does = session[act];
  if (does === undefined || session.account !== account) throw new OtherAccountError();
  return does;
}

/** Has all steps signed as one, or gives undefined where the wallet cannot. */
async function sendAtOnce(errand: Errand, tell: Tell): Promise<Sent | undefined> {
  const { site, account, steps } = errand;
  if ((await getSession().isAtomic?.()) !== true) return undefined;
  tell({ phase: "signing" });
  const from = await latestBlock(site.client);
  try {
    return keepReceipt(errand, await walletOf(account, "sendAtOnce")(steps), from, steps);
  } catch (error) {
    if (isUnableAtOnce(error)) return undefined;
    throw error;
  }
}

/** EIP-5792: the wallet cannot, or its owner did not want the account to be made able to. */
const isUnableAtOnce = (error: unknown): boolean =>
  [5700, 5710, 5740, 5750, 5760, -32601, 4200].some((code) => hasCode(error, code));

const latestBlock = (client: Client): Promise<bigint> => getBlockNumber(client, { cacheTime: 0 });

/** Remembers what was sent, so that it is followed even after a reload. */
async function keepReceipt(
  { site, id, words, account }: Errand,
  receipt: Receipt,
  block: bigint,
  steps: readonly Step[],
  step?: Notice["step"],
): Promise<Sent> {
  const chainId = site.chain.id;
  const { isShared } = getSession();
  const requests = requestsOf(steps);
  const sent = { id, words, step, chainId, account, at: Date.now(), isShared, requests, block: `${block}`, ...receipt };
  keepSent(sent);
  return sent;
}

const followed = new Set<string>(); // on this page

export const isFollowed = (id: string): boolean => followed.has(id);

/** Follows what was sent to its end. Gives the block in which it was recorded, and throws what became of it instead. */
export async function settle({ client }: Network, sent: Sent, tell: Tell): Promise<bigint> {
  followed.add(sent.id);
  let known = sent;
  tell({ phase: "sent", hash: sent.hash, sentAt: sent.at, isShared: sent.isShared, isHurried: undefined });
  const onNews = ({ isHurried, ...news }: News) => {
    known = { ...known, ...news };
    keepSent(known);
    tell({ hash: known.hash, ...(isHurried === undefined ? {} : { isHurried }) });
  };
  const end = await follow(client, sent, async (calls) => getSession().progressOf?.(calls), onNews);
  letGoOf(sent);
  followed.delete(sent.id);
  return outcomeOf(client, known, end);
}

async function outcomeOf(client: Client, sent: Sent, end: End): Promise<bigint> {
  switch (end.kind) {
    case "recorded":
      return end.block;
    case "refused":
      throw end.hash === undefined ? new TurnedDownError() : await reasonOf(client, sent, end);
    case "cancelled":
      throw new CancelledError();
    case "replaced":
      throw new ReplacedError();
    case "lost":
      throw new LostError();
  }
}

/** Why the chain refused it: what it says when the same is tried at the end of that block, or before it. */
async function reasonOf(
  client: Client,
  { account, requests }: Sent,
  { hash, block, gasUsed }: Recorded,
): Promise<Error> {
  for (const blockNumber of [block, block - 1n]) {
    for (const { to, data, value } of requests) {
      const reason = await call(client, { account, to, data, value: BigInt(value), blockNumber }).catch(asError);
      if (reason instanceof Error && isRefusal(reason, requests)) return reason;
    }
  }
  const { gas } = await getTransaction(client, { hash }).catch(() => ({ gas: undefined }));
  return gas !== undefined && gasUsed >= (gas * 98n) / 100n ? new OutOfGasError() : new TurnedDownError();
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** Where a permission came first, its absence now is no reason: it was not given because all was refused. */
function isRefusal(error: Error, requests: readonly unknown[]): boolean {
  const name = errorNameOf(error);
  return name !== undefined && (requests.length === 1 || name !== "ERC20InsufficientAllowance");
}

/**
 * Tries steps that follow from each other before the first is signed, so that nobody permits what would then be
 * refused: all of them in a row where the node can do that, or else the last where a permission comes before it.
 */
async function tryBeforehand(site: Network, account: Address, steps: readonly Step[]): Promise<void> {
  const last = steps.at(-1);
  if (steps.length < 2 || last === undefined || (await tryInARow(site.client, account, steps))) return;
  if (!steps.some(({ isPermission }) => isPermission)) return;
  await dryRunPermitted(site, account, last);
}

/** Tries a step for which a permission is still missing. Throws what the contracts would refuse it for even then. */
export async function dryRunPermitted(site: Network, account: Address, step: Omit<Step, "words">): Promise<void> {
  await dryRun(site, account, step).catch((error: unknown) => {
    if (errorNameOf(error) !== "ERC20InsufficientAllowance") throw error;
  });
}

/** Says whether the node could try them (eth_simulateV1). Throws what the contracts would refuse one of them for. */
async function tryInARow(client: Client, account: Address, steps: readonly Step[]): Promise<boolean> {
  const calls = steps.map(({ to, data, value = 0n }) => ({ from: account, to, data, value: numberToHex(value) }));
  const request = { method: "eth_simulateV1", params: [{ blockStateCalls: [{ calls }] }, "latest"] };
  const blocks = (await client.request(request as never).catch(() => undefined)) as Tried[] | undefined;
  const refused = blocks?.flatMap((block) => block.calls).find(({ status }) => status === "0x0");
  if (refused !== undefined) throw Object.assign(new Error(refused.error?.message), { data: refused.returnData });
  return blocks !== undefined;
}

interface Tried {
  calls: { status: Hex; returnData: Hex; error?: { message: string } }[];
}

/** Tries a step without signing it. Throws what the contracts would refuse it for. */
export async function dryRun({ client }: Network, account: Address, { to, data, value }: Omit<Step, "words">) {
  await call(client, { account, to, data, value });
}

/** How an errand ended that did not go through. */
export function endWith(error: unknown): Partial<Notice> {
  if (isDeclined(error)) return { phase: "declined" };
  if (error instanceof CancelledError) return { phase: "cancelled" };
  if (error instanceof ReplacedError) return { phase: "replaced" };
  if (error instanceof LostError) return { phase: "lost" };
  const isNetworkUnknown = error instanceof NetworkError;
  return { phase: "failed", problem: sentenceOf(error, getNames()), isNetworkUnknown };
}
