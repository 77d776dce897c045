import { useSite } from "../chain/site.ts";
import { setSession, useSession } from "./session.ts";
import { Dialog } from "./WalletDialog.tsx";
import { words } from "./words/index.ts";
import { CopyButton } from "../ui/CopyButton.tsx";

const close = () => setSession({ isAddingNetwork: false });

/** Describes the network, for whoever must put it into the wallet by hand. */
export function NetworkDialog({ switchOver }: { switchOver: () => void }) {
  const { isAddingNetwork } = useSession();
  const { chain, rpcUrl, explorerUrl } = useSite();
  const { network } = words;
  const facts = [
    [network.name, chain.name],
    [network.id, `${chain.id}`],
    [network.rpc, rpcUrl],
    [network.currency, chain.nativeCurrency.symbol],
    [network.explorer, explorerUrl],
  ] as const;
  return (
    <Dialog isOpen={isAddingNetwork} title={network.title(chain.name)} onClose={close}>
      <p className="quiet">{network.lead}</p>
      <dl className="network">
        {facts.map(([what, fact]) => fact !== undefined && <Fact key={what} what={what} fact={fact} />)}
      </dl>
      <div className="buttons">
        <button
          type="button"
          className="primary"
          onClick={() => {
            close();
            switchOver();
          }}
        >
          {network.again}
        </button>
        <button type="button" className="plain" onClick={close}>
          {network.close}
        </button>
      </div>
    </Dialog>
  );
}

function Fact({ what, fact }: { what: string; fact: string }) {
  return (
    <div>
      <dt>{what}</dt>
      <dd>
        <code>{fact}</code>
        <CopyButton text={fact} className="plain" what={what} />
      </dd>
    </div>
  );
}
