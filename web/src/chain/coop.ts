import { createContext, use } from "react";
import { createClient, defineChain, http } from "viem";
import type { Address, Hex } from "viem";
import { readContract } from "viem/actions";
import { coopFactoryAbi } from "../../../sdk/src/abi.ts";
import { addressesFrom, NOUN_ABIS } from "../../../sdk/src/coop.ts";

export interface TestWallet {
  label: string;
  address: Address;
  privateKey: Hex;
}

/** What `/deployment.json` says: which co-op this page shows, and where its chain can be asked. */
export interface Deployment {
  chainId: number;
  rpcUrl: string;
  factory: Address;
  charterHash: Hex;
  currency: { symbol: string; decimals: number };
  indexerUrl?: string; // tells the history of the co-op faster than the chain does
  relayerUrl?: string; // hands in signed ballots at the co-op's expense
  testWallets?: TestWallet[];
}

const LOCAL_CHAIN = 31337;

async function fetchDeployment(): Promise<Deployment> {
  const response = await fetch("/deployment.json");
  if (!response.ok) throw new Error(`/deployment.json: ${response.status} ${response.statusText}`);
  return response.json();
}

function describeChain({ chainId, rpcUrl }: Deployment) {
  return defineChain({
    id: chainId,
    name: chainId === LOCAL_CHAIN ? "Rochdale local chain" : `Chain ${chainId}`,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } }, // a wallet that is told of the chain receives this address
  });
}

/** Finds the twelve contracts of the co-op that this page shows. */
export async function connectCoop() {
  const deployment = await fetchDeployment();
  const { factory, charterHash, rpcUrl, indexerUrl, relayerUrl } = deployment;
  const chain = describeChain(deployment);
  const transport = http(rpcUrl, { batch: true, retryCount: 1, timeout: 10_000 });
  const client = createClient({ chain, transport, pollingInterval: 1_000 });

  const found = { address: factory, abi: coopFactoryAbi, functionName: "addressesOf", args: [charterHash] } as const;
  const addresses = addressesFrom(await readContract(client, found));
  const contracts = {
    statute: { address: addresses.statute, abi: NOUN_ABIS.statute },
    members: { address: addresses.members, abi: NOUN_ABIS.members },
    shares: { address: addresses.shares, abi: NOUN_ABIS.shares },
    assembly: { address: addresses.assembly, abi: NOUN_ABIS.assembly },
    agenda: { address: addresses.agenda, abi: NOUN_ABIS.agenda },
    executor: { address: addresses.executor, abi: NOUN_ABIS.executor },
    authority: { address: addresses.authority, abi: NOUN_ABIS.authority },
    treasury: { address: addresses.treasury, abi: NOUN_ABIS.treasury },
    buckets: { address: addresses.buckets, abi: NOUN_ABIS.buckets },
    payouts: { address: addresses.payouts, abi: NOUN_ABIS.payouts },
    funds: { address: addresses.funds, abi: NOUN_ABIS.funds },
    rounds: { address: addresses.rounds, abi: NOUN_ABIS.rounds },
  } as const;
  const asset = await readContract(client, { ...contracts.statute, functionName: "currency" });
  const testWallets = chain.id === LOCAL_CHAIN ? deployment.testWallets ?? [] : [];
  const currency = { ...deployment.currency, asset };
  return { chain, client, rpcUrl, indexerUrl, relayerUrl, addresses, contracts, currency, testWallets };
}

export type Coop = Awaited<ReturnType<typeof connectCoop>>;
export type Contracts = Coop["contracts"];

export const CoopContext = createContext<Coop | undefined>(undefined);

/** The co-op that this page shows. */
export function useCoop(): Coop {
  const coop = use(CoopContext);
  if (coop === undefined) throw new Error("useCoop needs a CoopContext.");
  return coop;
}
