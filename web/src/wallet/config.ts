import { createConfig, http, injected } from "wagmi";
import { getConnection, sendTransaction, signTypedData, switchChain, watchConnection } from "wagmi/actions";
import type { Site } from "../chain/site.ts";
import type { TypedBallot } from "../relay/typedBallot.ts";
import { setSession } from "./session.ts";
import type { Step } from "./session.ts";
import { testWallet } from "./testWallet.ts";

/** Sets wagmi up for the co-op's chain, and tells the rest of the page about the wallet that is connected. */
export function createWalletConfig({ chain, rpcUrl, testWallets }: Site) {
  const config = createConfig({
    chains: [chain],
    transports: { [chain.id]: http(rpcUrl) },
    connectors: [injected(), ...testWallets.map(testWallet)],
    multiInjectedProviderDiscovery: true,
    ssr: true, // takes up a stored connection once it is mounted, instead of while it renders
  });

  async function toOurChain(): Promise<void> {
    if (getConnection(config).chainId !== chain.id) await switchChain(config, { chainId: chain.id });
  }

  async function send({ to, data, value }: Step) {
    await toOurChain();
    return sendTransaction(config, { to, data, value, chainId: chain.id });
  }

  async function sign(ballot: TypedBallot) {
    await toOurChain();
    return signTypedData(config, ballot);
  }

  watchConnection(config, {
    onChange: ({ address, status }) => setSession(status === "connected" ? { account: address, send, sign } : NOBODY),
  });
  return config;
}

const NOBODY = { account: undefined, send: undefined, sign: undefined };
