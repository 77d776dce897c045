import { useState } from "react";
import { useConfig, useConnection, useDisconnect, WagmiProvider } from "wagmi";
import type { Connector } from "wagmi";
import type { Address } from "viem";
import { useSite } from "../chain/site.ts";
import { short } from "../words/format.ts";
import { createWalletConfig, toChain } from "./config.ts";
import { NetworkDialog } from "./NetworkDialog.tsx";
import { nameOf as walletName } from "./offers.ts";
import { NetworkError } from "./problems.ts";
import { chooseWallet, getSession, setSession } from "./session.ts";
import { useSlot } from "./slot.ts";
import { WalletDialog } from "./WalletDialog.tsx";
import { words } from "./words/index.ts";
import "./wallet.css";

/** Everything that needs wallet code. There is one wagmi provider on the page, and this is it. */
export default function WalletIsland() {
  const site = useSite();
  const [config] = useState(() => createWalletConfig(site));
  const [isResuming] = useState(() => !getSession().isChoosing); // who opens the list chooses for itself
  return (
    <WagmiProvider config={config} reconnectOnMount={isResuming}>
      <Connection />
      <WalletDialog />
    </WagmiProvider>
  );
}

function Connection() {
  const { chain } = useSite();
  const { status, address, chainId, connector } = useConnection();
  const disconnect = useDisconnect();
  const { switchOver, isSwitching } = useSwitchOver();

  if (status !== "connected") {
    return (
      <button type="button" className="primary" onClick={chooseWallet} disabled={status === "reconnecting"}>
        {status === "reconnecting" ? words.reconnecting : words.connect}
      </button>
    );
  }
  return (
    <div className="connection">
      <Who account={address} connector={connector} />
      {chainId !== chain.id && (
        <button type="button" className="primary" disabled={isSwitching} onClick={switchOver}>
          {words.switchTo(chain.name)}
        </button>
      )}
      <button type="button" onClick={() => disconnect.mutate({ connector })}>
        {words.disconnect}
      </button>
      <NetworkDialog switchOver={switchOver} />
    </div>
  );
}

/** The member who is connected, or else the wallet. */
function Who({ account, connector }: { account: Address; connector: Connector }) {
  const { nameOf } = useSlot();
  const name = nameOf?.(account);
  return (
    <p className="connection-who" title={account}>
      <strong>{name ?? short(account)}</strong>
      <span className="quiet">
        {name !== undefined && `${short(account)} · `}
        <bdi>{connector.type === "safe" ? words.shared : walletName(connector)}</bdi>
      </span>
    </p>
  );
}

/** Brings the wallet to the chain, and shows how to do that by hand where it does not get there. */
function useSwitchOver() {
  const { chain } = useSite();
  const config = useConfig();
  const [isSwitching, setSwitching] = useState(false);

  async function work(): Promise<void> {
    setSwitching(true);
    try {
      await toChain(config, chain.id);
    } catch (error) {
      if (error instanceof NetworkError) setSession({ isAddingNetwork: true });
    } finally {
      setSwitching(false);
    }
  }

  return { switchOver: () => void work(), isSwitching };
}
