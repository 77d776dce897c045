import { BaseError } from "viem";
import type { Address, TypedDataDefinition } from "viem";
import { createConfig, http } from "wagmi";
import type { Config, Connector } from "wagmi";
import {
  getCallsStatus,
  getCapabilities,
  getConnection,
  sendCalls,
  sendTransaction,
  signTypedData,
  switchChain,
  watchConnection,
} from "wagmi/actions";
import { injected } from "wagmi/connectors/injected";
import { safe } from "wagmi/connectors/safe";
import type { Site } from "../chain/site.ts";
import { isDeclined, NetworkError } from "./problems.ts";
import { isFramed, setSession } from "./session.ts";
import type { CallsProgress, Session, Step } from "./session.ts";
import { testWallet } from "./testWallet.ts";
import { pairing } from "./walletConnect.ts";
import { inUsualForm } from "./signature.ts";

const SAFE_ANSWERS = 3_000; // milliseconds in which a Safe says that the page lies in its frame
const WALLET_ANSWERS = 3_000; // milliseconds in which a wallet says what it can

/** Sets wagmi up for the site's chain, and tells the rest of the page about the wallet that is connected. */
export function createWalletConfig(site: Site): Config {
  const { chain, rpcUrl, testWallets, walletConnectProjectId } = site;
  const config = createConfig({
    chains: [chain],
    transports: { [chain.id]: http(rpcUrl) },
    connectors: [
      ...(isFramed() ? [safe({ unstable_getInfoTimeout: SAFE_ANSWERS })] : []),
      injected(),
      ...(walletConnectProjectId === undefined ? [] : [pairing(walletConnectProjectId)]),
      ...testWallets.map(testWallet),
    ],
    multiInjectedProviderDiscovery: true,
    ssr: true, // takes up a stored connection once it is mounted, instead of while it renders
  });
  watchConnection(config, {
    onChange: ({ status, address, connector }) => {
      setSession(status === "connected" ? { ...NOBODY, ...wallet(config, site, address, connector) } : NOBODY);
    },
  });
  return config as unknown as Config;
}

type Wallet = Omit<Session, "isWanted" | "isChoosing" | "isAddingNetwork">;

const NOBODY: Record<keyof Wallet, undefined> = {
  account: undefined,
  isShared: undefined,
  send: undefined,
  isAtomic: undefined,
  sendAtOnce: undefined,
  progressOf: undefined,
  signTyped: undefined,
};

/** What the connected account can do. */
function wallet(config: Config, { chain }: Site, account: Address, connector: Connector): Wallet {
  const chainId = chain.id;
  const isShared = connector.type === "safe";

  async function send({ to, data, value }: Step) {
    await toChain(config, chainId);
    return { hash: await sendTransaction(config, { account, connector, to, data, value, chainId }) };
  }

  async function sendAtOnce(steps: readonly Step[]) {
    await toChain(config, chainId);
    const calls = steps.map(({ to, data, value }) => ({ to, data, value }));
    return { calls: (await sendCalls(config, { account, connector, calls, chainId, forceAtomic: true })).id };
  }

  async function isAtomic(): Promise<boolean> {
    try {
      return canAtOnce(await within(WALLET_ANSWERS, getCapabilities(config, { account, connector, chainId })));
    } catch {
      return false; // most wallets know nothing of it
    }
  }

  async function progressOf(id: string): Promise<CallsProgress> {
    const { status, statusCode, receipts } = await getCallsStatus(config, { connector, id });
    const hash = receipts?.at(-1)?.transactionHash;
    if (status === "success") return { state: "done", hash };
    if (status !== "failure") return { state: "waiting", hash };
    return { state: statusCode === 400 ? "cancelled" : "failed", hash };
  }

  async function signTyped(data: TypedDataDefinition) {
    await toChain(config, chainId);
    if (!isShared) return inUsualForm(await signTypedData(config, { ...data, account, connector }));
    const { signInSafe } = await import("./safe.ts");
    return signInSafe(data);
  }

  // a Safe gives no hash of a transaction, but a name of its own
  const sendOne = isShared ? (step: Step) => sendAtOnce([step]) : send;
  return { account, isShared, send: sendOne, isAtomic, sendAtOnce, progressOf, signTyped };
}

/** Capabilities of EIP-5792, and of an early draft of it that Safes speak. */
function canAtOnce(capabilities: Record<string, { status?: string; supported?: boolean }>): boolean {
  const status = capabilities.atomic?.status;
  return status === "supported" || status === "ready" || capabilities.atomicBatch?.supported === true;
}

function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error("No answer.")), milliseconds));
  return Promise.race([promise, late]);
}

/** Brings the wallet to the chain, which it is told of where it does not know it. */
export async function toChain(config: Config, chainId: number): Promise<void> {
  if (getConnection(config).chainId === chainId) return;
  try {
    await switchChain(config, { chainId });
  } catch (error) {
    // wagmi takes every failure to add a chain for the visitor's no; what the wallet said lies beneath
    const said = error instanceof BaseError ? error.cause : error;
    throw isDeclined(said) ? error : new NetworkError("", { cause: error });
  }
}
