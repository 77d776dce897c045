import { createClient, getAddress, http } from "viem";
import type { Client } from "viem";
import { createConnector } from "wagmi";
import type { TestWallet } from "../chain/site.ts";
import { readStored, writeStored } from "../ui/stored.ts";

const STORED_AS = "rochdale.testWallet";

/**
 * A wallet for local chains, whose keys are public knowledge and worth nothing. It asks no questions, and signs for
 * real: the chain receives raw transactions, as from any other wallet.
 */
export function testWallet({ label, address, privateKey }: TestWallet) {
  const own = getAddress(address);
  return createConnector<Client>(({ chains: [chain], emitter }) => {
    let client: Promise<Client> | undefined;
    const createSigner = async (): Promise<Client> => {
      const { privateKeyToAccount } = await import("viem/accounts");
      const account = privateKeyToAccount(privateKey);
      return createClient({ account, chain, transport: http() });
    };
    const signer = () => (client ??= createSigner());

    return {
      id: `test-${own}`,
      name: label,
      type: "test",
      // wagmi's type promises accounts with capabilities to whoever asks for them; nobody here does
      connect: (async () => {
        await signer();
        writeStored(STORED_AS, own);
        return { accounts: [own], chainId: chain.id };
      }) as never,
      disconnect: async () => void writeStored(STORED_AS, undefined),
      getAccounts: async () => [own],
      getChainId: async () => chain.id,
      getProvider: signer,
      getClient: signer,
      isAuthorized: async () => readStored(STORED_AS) === own,
      switchChain: async () => chain,
      onAccountsChanged: () => {},
      onChainChanged: () => {},
      onDisconnect: () => emitter.emit("disconnect"),
    };
  });
}
