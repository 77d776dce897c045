import type { Client, Hex, Transaction, TransactionReceipt } from "viem";
import { getBlock, getBlockNumber, getTransaction, getTransactionCount, getTransactionReceipt } from "viem/actions";
import { isTooOld } from "./sent.ts";
import type { Sent } from "./sent.ts";
import type { CallsProgress } from "./session.ts";

/** How it ended with something that was sent. */
export type End =
  | Recorded
  | { kind: "refused"; hash?: undefined }
  | { kind: "cancelled" }
  | { kind: "replaced"; hash?: Hex } // by something else of the same account
  | { kind: "lost" }; // nothing was heard of it for too long

/** It stands in a block: it worked, or was refused there. */
export interface Recorded {
  kind: "recorded" | "refused";
  hash: Hex;
  block: bigint;
  gasUsed: bigint;
}

/** Asks the wallet how far its calls have got; undefined while the wallet is not there to be asked. */
export type AskWallet = (calls: string) => Promise<CallsProgress | undefined>;

export type News = Partial<Pick<Sent, "hash" | "nonce">> & { isHurried?: boolean };

const EAGER = 60; // looks, after which it is looked for less often

/**
 * Follows something that was sent until it has ended, however long that takes. What the chain says counts, not what a
 * wallet says. A node that does not answer is asked again.
 */
export async function follow(client: Client, sent: Sent, ask: AskWallet, onNews: (news: News) => void): Promise<End> {
  let known = sent;
  const learn = (news: News) => {
    known = { ...known, ...news };
    onNews(news);
  };
  for (let looks = 0; ; looks++) {
    const end = await look(client, known, ask, learn).catch(() => undefined);
    if (end !== undefined) return end;
    if (isTooOld(known)) return { kind: "lost" };
    await pause(client.pollingInterval * (looks < EAGER ? 1 : 4));
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

type Learn = (news: News) => void;

async function look(client: Client, sent: Sent, ask: AskWallet, learn: Learn): Promise<End | undefined> {
  if (sent.calls !== undefined) return lookForCalls(client, sent, sent.calls, ask, learn);
  if (sent.hash === undefined) return undefined;
  const receipt = await receiptOf(client, sent.hash);
  if (receipt !== undefined) return endWith(receipt);
  if (sent.nonce !== undefined) return lookForReplacement(client, sent, sent.nonce, learn);
  const transaction = await getTransaction(client, { hash: sent.hash }); // fails while no node knows it
  learn({ nonce: transaction.nonce });
  return undefined;
}

async function receiptOf(client: Client, hash: Hex): Promise<TransactionReceipt | undefined> {
  return getTransactionReceipt(client, { hash }).catch((error: unknown) => {
    if (error instanceof Error && error.name === "TransactionReceiptNotFoundError") return undefined;
    throw error;
  });
}

function endWith({ status, transactionHash, blockNumber, gasUsed }: TransactionReceipt): Recorded {
  return { kind: status === "success" ? "recorded" : "refused", hash: transactionHash, block: blockNumber, gasUsed };
}

/** The wallet says which transaction carries the calls and whether they worked; the chain, whether there is one. */
async function lookForCalls(
  client: Client,
  { hash }: Sent,
  calls: string,
  ask: AskWallet,
  learn: Learn,
): Promise<End | undefined> {
  const progress = await ask(calls);
  if (progress?.hash !== undefined && progress.hash !== hash) learn({ hash: progress.hash });
  const carrier = progress?.hash ?? hash;
  if (progress?.state === "cancelled") return { kind: "cancelled" };
  const receipt = carrier === undefined ? undefined : await receiptOf(client, carrier);
  if (progress?.state === "failed") {
    if (carrier === undefined) return { kind: "refused" };
    return receipt && { ...endWith(receipt), kind: "refused" };
  }
  return progress?.state === "done" && receipt !== undefined ? endWith(receipt) : undefined;
}

/** Once the account has used the nonce, something was recorded under it: this, or what has taken its place. */
async function lookForReplacement(client: Client, sent: Sent, nonce: number, learn: Learn): Promise<End | undefined> {
  if ((await getTransactionCount(client, { address: sent.account })) <= nonce) return undefined;
  const other = await findByNonce(client, sent, nonce);
  if (other === undefined) return { kind: "replaced" };
  if (isSame(other, sent)) {
    if (other.hash !== sent.hash) learn({ hash: other.hash, isHurried: true });
    return undefined; // its receipt tells the rest
  }
  const isNothing =
    other.to?.toLowerCase() === sent.account.toLowerCase() && other.value === 0n && other.input === "0x";
  return isNothing ? { kind: "cancelled" } : { kind: "replaced", hash: other.hash };
}

/** The transaction by which the account used a nonce: in the first block after which it has used one more. */
async function findByNonce(client: Client, { account, block }: Sent, nonce: number) {
  let before = BigInt(block);
  let after = await getBlockNumber(client, { cacheTime: 0 });
  while (after - before > 1n) {
    const middle = (before + after) / 2n;
    const count = await getTransactionCount(client, { address: account, blockNumber: middle });
    if (count > nonce) after = middle;
    else before = middle;
  }
  const { transactions } = await getBlock(client, { blockNumber: after, includeTransactions: true });
  return transactions.find((one) => one.nonce === nonce && one.from.toLowerCase() === account.toLowerCase());
}

function isSame({ to, input, value }: Transaction, { requests: [request] }: Sent): boolean {
  return (
    request !== undefined &&
    to?.toLowerCase() === request.to.toLowerCase() &&
    input === request.data &&
    value === BigInt(request.value)
  );
}
