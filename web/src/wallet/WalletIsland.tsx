import { useState } from "react";
import { useConnection, useDisconnect, useSwitchChain, WagmiProvider } from "wagmi";
import { useSite } from "../chain/site.ts";
import { short } from "../words/format.ts";
import { createWalletConfig } from "./config.ts";
import { chooseWallet } from "./session.ts";
import { WalletDialog } from "./WalletDialog.tsx";

/** Everything that needs wallet code. There is one wagmi provider on the page, and this is it. */
export default function WalletIsland() {
  const site = useSite();
  const [config] = useState(() => createWalletConfig(site));
  return (
    <WagmiProvider config={config}>
      <Connection />
      <WalletDialog />
    </WagmiProvider>
  );
}

function Connection() {
  const { chain } = useSite();
  const { status, address, chainId, connector } = useConnection();
  const disconnect = useDisconnect();
  const switchChain = useSwitchChain();

  if (status !== "connected") {
    return (
      <button type="button" className="primary" onClick={chooseWallet} disabled={status === "reconnecting"}>
        {status === "reconnecting" ? "Reconnecting …" : "Connect a wallet"}
      </button>
    );
  }
  return (
    <div className="connection">
      <p className="connection-who" title={address}>
        <strong>{short(address)}</strong>
        <span className="quiet">{connector.name}</span>
      </p>
      {chainId !== chain.id && (
        <button
          type="button"
          className="primary"
          disabled={switchChain.isPending}
          onClick={() => switchChain.mutate({ chainId: chain.id })}
        >
          Switch your wallet to {chain.name}
        </button>
      )}
      <button type="button" onClick={() => disconnect.mutate({ connector })}>
        Disconnect
      </button>
    </div>
  );
}
