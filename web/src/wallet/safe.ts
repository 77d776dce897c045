import SafeAppsSDK, { TransactionStatus } from "@safe-global/safe-apps-sdk";
import type { Hex, TypedDataDefinition } from "viem";
import { CancelledError, TurnedDownError } from "./problems.ts";

const POLL = 4_000; // milliseconds

/**
 * Has the owners of a Safe sign typed data. They sign one after the other, wherever they are, so this waits for as long
 * as the page is open. Where a Safe signs on the chain, its signature is empty, and its contract says that it is good.
 */
export async function signInSafe(data: TypedDataDefinition, sdk = new SafeAppsSDK(), poll = POLL): Promise<Hex> {
  await sdk.eth.setSafeSettings([{ offChainSigning: true }]);
  const asked = await sdk.txs.signTypedMessage(data as never);
  for (;;) {
    const signature = await signatureOf(sdk, asked);
    if (signature !== undefined) return signature;
    await new Promise((resolve) => setTimeout(resolve, poll));
  }
}

type Asked = Awaited<ReturnType<SafeAppsSDK["txs"]["signTypedMessage"]>>;

async function signatureOf(sdk: SafeAppsSDK, asked: Asked): Promise<Hex | undefined> {
  if ("messageHash" in asked) {
    const signature = await sdk.safe.getOffChainSignature(asked.messageHash);
    return signature === "" || signature === "0x" ? undefined : (signature as Hex);
  }
  const { txStatus } = await sdk.txs.getBySafeTxHash(asked.safeTxHash);
  if (txStatus === TransactionStatus.CANCELLED) throw new CancelledError();
  if (txStatus === TransactionStatus.FAILED) throw new TurnedDownError();
  return txStatus === TransactionStatus.SUCCESS ? "0x" : undefined;
}
