import { useEffect, useRef } from "react";
import { useConnect, useConnection, useConnectors } from "wagmi";
import type { Connector } from "wagmi";
import { useSite } from "../chain/site.ts";
import { hasCode, hasName } from "./errors.ts";
import { setSession, useSession } from "./session.ts";

const close = () => setSession({ isChoosing: false });

/** The list of wallets to choose from: those in the browser, and on a local chain those for trying things out. */
export function WalletDialog() {
  const { isChoosing } = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  const { status } = useConnection();

  useEffect(() => {
    if (isChoosing) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isChoosing]);
  useEffect(() => {
    if (status === "connected") close();
  }, [status]);

  return (
    <dialog ref={dialog} className="wallets" aria-labelledby="wallets-title" closedby="any" onClose={close}>
      <h2 id="wallets-title">Connect a wallet</h2>
      <p className="quiet">
        Looking around needs none. A wallet is your signature: connect one to vote, share out or give.
      </p>
      <Choices />
      <button type="button" className="plain" onClick={close}>
        Cancel
      </button>
    </dialog>
  );
}

function Choices() {
  const { testWallets } = useSite();
  const { mutate: connect, isPending, error } = useConnect();
  const connectors = useConnectors();
  const announced = connectors.filter(({ id, type }) => type === "injected" && id !== "injected");
  const unannounced = connectors.filter(({ id }) => id === "injected" && "ethereum" in window);
  const browserWallets = announced.length > 0 ? announced : unannounced;
  const choose = (connector: Connector) => connect({ connector });

  return (
    <>
      <h3>In this browser</h3>
      {browserWallets.length === 0 && <p className="quiet">No wallet was found in this browser.</p>}
      <WalletList wallets={browserWallets} disabled={isPending} choose={choose} />
      {testWallets.length > 0 && (
        <>
          <h3>To try things out</h3>
          <p className="quiet">This is a chain on your own computer. Its people are made up; be any of them.</p>
          <WalletList wallets={connectors.filter(({ type }) => type === "test")} disabled={isPending} choose={choose} />
        </>
      )}
      {error !== null && (
        <p role="alert" className="problem">
          {whyNot(error)}
        </p>
      )}
    </>
  );
}

interface WalletListProps {
  wallets: readonly Connector[];
  disabled: boolean;
  choose: (wallet: Connector) => void;
}

function WalletList({ wallets, disabled, choose }: WalletListProps) {
  if (wallets.length === 0) return null;
  return (
    <ul className="wallet-list">
      {wallets.map((wallet) => (
        <li key={wallet.uid}>
          <button type="button" disabled={disabled} onClick={() => choose(wallet)}>
            {wallet.icon !== undefined && <img src={wallet.icon} alt="" width={20} height={20} />}
            {wallet.name}
          </button>
        </li>
      ))}
    </ul>
  );
}

function whyNot(error: Error): string {
  if (hasCode(error, 4001) || hasName(error, "UserRejectedRequestError")) return "You declined it in your wallet.";
  if (hasCode(error, -32002)) return "Your wallet already shows a request. Open the wallet to go on.";
  return `The wallet could not be connected: ${error.message.split("\n", 1)[0]}`;
}
