import { useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";
import { useConnect, useConnection, useConnectors } from "wagmi";
import type { Connector } from "wagmi";
import { useSite } from "../chain/site.ts";
import { iconOf, nameOf, offered } from "./offers.ts";
import { Pairing } from "./Pairing.tsx";
import { hasCode, isDeclined } from "./problems.ts";
import { setSession, useSession } from "./session.ts";
import { isPairing } from "./walletConnect.ts";
import { words } from "./words/index.ts";

const close = () => setSession({ isChoosing: false });

/** The list of wallets to choose from: those in the browser, and on a local chain those for trying things out. */
export function WalletDialog() {
  const { isChoosing } = useSession();
  const { status } = useConnection();
  useEffect(() => {
    if (status === "connected") close();
  }, [status]);
  const { title, lead, cancel } = words.choose;
  return (
    <Dialog isOpen={isChoosing} title={title} onClose={close}>
      <p className="quiet">{lead}</p>
      <Choices />
      <button type="button" className="plain" onClick={close}>
        {cancel}
      </button>
    </Dialog>
  );
}

interface DialogProps {
  isOpen: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
}

export function Dialog({ isOpen, title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} className="wallets" aria-label={title} closedby="any" onClose={onClose}>
      <h2>{title}</h2>
      {isOpen && children}
    </dialog>
  );
}

function Choices() {
  const { testWallets } = useSite();
  const { mutate: connect, isPending, error } = useConnect();
  const connectors = useConnectors();
  const [invited, setInvited] = useState<Connector>();
  const browserWallets = offered(connectors, "ethereum" in window);
  const choose = (connector: Connector) => connect({ connector });
  const afar = connectors.filter(isPairing);
  const { choose: say, pair } = words;
  if (invited !== undefined) return <Pairing connector={invited} onBack={() => setInvited(undefined)} />;

  return (
    <>
      <h3>{say.here}</h3>
      {browserWallets.length === 0 && (
        <p className="quiet">
          {say.none} {say.noneYet} {say.phone}
        </p>
      )}
      <WalletList wallets={browserWallets} disabled={isPending} choose={choose} />
      {afar.length > 0 && (
        <>
          <h3>{pair.elsewhere}</h3>
          <p className="quiet">{pair.means}</p>
          <WalletList wallets={afar} disabled={isPending} choose={setInvited} />
        </>
      )}
      {testWallets.length > 0 && (
        <>
          <h3>{say.tryOut}</h3>
          <p className="quiet">{say.madeUp}</p>
          <WalletList wallets={connectors.filter(({ type }) => type === "test")} disabled={isPending} choose={choose} />
        </>
      )}
      {error !== null && (
        <p role={isDeclined(error) ? "status" : "alert"} className={isDeclined(error) ? "quiet" : "problem"}>
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
            <Icon wallet={wallet} />
            <bdi>{nameOf(wallet)}</bdi>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Icon({ wallet }: { wallet: Connector }) {
  const icon = iconOf(wallet);
  return icon === undefined ? null : <img src={icon} alt="" width={20} height={20} />;
}

function whyNot(error: Error): string {
  if (isDeclined(error)) return words.choose.declined;
  if (hasCode(error, -32002)) return words.choose.waiting;
  return words.choose.failed(error.message.split("\n", 1)[0] ?? "");
}
