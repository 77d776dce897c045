import { createContext, use } from "react";
import { createClient, defineChain, http } from "viem";
import type { Address, Hex } from "viem";
import { readContract } from "viem/actions";
import {
  agendaAbi,
  assemblyAbi,
  authorityAbi,
  bucketsAbi,
  coopFactoryAbi,
  executorAbi,
  fundsAbi,
  membersAbi,
  payoutsAbi,
  roundsAbi,
  sharesAbi,
  statuteAbi,
  treasuryAbi,
} from "../../../sdk/src/abi.ts";

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

  const at = await readContract(client, {
    address: factory,
    abi: coopFactoryAbi,
    functionName: "addressesOf",
    args: [charterHash],
  });
  const contracts = {
    statute: { address: at.statute, abi: statuteAbi },
    members: { address: at.members, abi: membersAbi },
    shares: { address: at.shares, abi: sharesAbi },
    assembly: { address: at.assembly_, abi: assemblyAbi },
    agenda: { address: at.agenda, abi: agendaAbi },
    executor: { address: at.executor, abi: executorAbi },
    authority: { address: at.authority, abi: authorityAbi },
    treasury: { address: at.treasury, abi: treasuryAbi },
    buckets: { address: at.buckets, abi: bucketsAbi },
    payouts: { address: at.payouts, abi: payoutsAbi },
    funds: { address: at.funds, abi: fundsAbi },
    rounds: { address: at.rounds, abi: roundsAbi },
  } as const;
  const asset = await readContract(client, { ...contracts.statute, functionName: "currency" });
  const testWallets = chain.id === LOCAL_CHAIN ? deployment.testWallets ?? [] : [];
  const currency = { ...deployment.currency, asset };
  return { chain, client, rpcUrl, indexerUrl, relayerUrl, contracts, currency, testWallets };
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
