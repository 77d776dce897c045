import { createContext, useContext } from "react";
import { createClient, defineChain, http } from "viem";
import type { Address, Hex } from "viem";

export interface TestWallet {
  label: string;
  address: Address;
  privateKey: Hex;
}

/** What `/deployment.json` says: whose co-ops this site shows, and where their chain can be asked. */
export interface Deployment {
  chainId: number;
  rpcUrl: string;
  factory: Address;
  fromBlock?: number; // in which the factory was deployed; nothing of ours is older
  indexerUrl?: string; // tells the history of co-ops faster than the chain does
  relayers?: Record<Address, string>; // by assembly: hand in signed ballots at the co-op's expense
  currencies?: Address[]; // tokens that founders can choose from as the currency of their co-op
  walletConnectProjectId?: string;
  chainName?: string; // as wallets shall call it
  explorerUrl?: string; // of a block explorer, without a slash at the end
  testWallets?: TestWallet[];
}

const LOCAL_CHAIN = 31337;

async function fetchDeployment(): Promise<Deployment> {
  const response = await fetch("/deployment.json");
  if (!response.ok) throw new Error(`/deployment.json: ${response.status} ${response.statusText}`);
  return response.json();
}

function describeChain({ chainId, chainName, rpcUrl, explorerUrl }: Deployment) {
  return defineChain({
    id: chainId,
    name: chainName ?? (chainId === LOCAL_CHAIN ? "Rochdale local chain" : `Chain ${chainId}`),
    blockExplorers: explorerUrl === undefined ? undefined : { default: { name: "Explorer", url: explorerUrl } },
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } }, // a wallet that is told of the chain receives this address
  });
}

/** Connects to the chain that this site is about. */
export async function openSite() {
  const deployment = await fetchDeployment();
  const chain = describeChain(deployment);
  const transport = http(deployment.rpcUrl, { batch: true, retryCount: 1, timeout: 10_000 });
  const client = createClient({ chain, transport, pollingInterval: 1_000 });
  const testWallets = chain.id === LOCAL_CHAIN ? deployment.testWallets ?? [] : [];
  const fromBlock = BigInt(deployment.fromBlock ?? 0);
  return { ...deployment, fromBlock, chain, client, testWallets };
}

export type Site = Awaited<ReturnType<typeof openSite>>;

export const SiteContext = createContext<Site | undefined>(undefined);

/** The chain, the factory and the services that this site is about. */
export function useSite(): Site {
  const site = useContext(SiteContext);
  if (site === undefined) throw new Error("useSite needs a SiteContext.");
  return site;
}
