import { lazy, Suspense, useEffect, useState } from "react";
import { useConfig } from "wagmi";
import type { Config, Connector } from "wagmi";
import { connect } from "wagmi/actions";
import { isDeclined } from "./problems.ts";
import { withdraw } from "./walletConnect.ts";
import { words } from "./words/index.ts";
import { CopyButton } from "../ui/CopyButton.tsx";

const PairingCode = lazy(() => import("./PairingCode.tsx"));

const ANSWERS = 20_000; // milliseconds in which WalletConnect's servers take an invitation

class UnreachableError extends Error {}

/** Invites a wallet on another device, or another app on this one. */
export function Pairing({ connector, onBack }: { connector: Connector; onBack: () => void }) {
  const [attempt, setAttempt] = useState(0);
  const { pair } = words;
  return (
    <div className="pairing">
      <h3>{pair.title}</h3>
      <Invitation key={attempt} connector={connector} onAgain={() => setAttempt(attempt + 1)} />
      <button type="button" className="plain" onClick={onBack}>
        {pair.back}
      </button>
    </div>
  );
}

function Invitation({ connector, onAgain }: { connector: Connector; onAgain: () => void }) {
  const { uri, error } = useInvitation(connector);
  const { pair } = words;
  const asking = <p role="status">{pair.asking}</p>;
  if (error !== undefined) {
    return (
      <>
        <p role="alert" className={isDeclined(error) ? "quiet" : "problem"}>
          {whyNot(error)}
        </p>
        <button type="button" onClick={onAgain}>
          {pair.again}
        </button>
      </>
    );
  }
  if (uri === undefined) return asking;
  return (
    <Suspense fallback={asking}>
      <p className="quiet">{pair.lead}</p>
      <PairingCode uri={uri} />
      <div className="buttons">
        <a className="button" href={uri}>
          {pair.here}
        </a>
        <CopyButton text={uri} className="plain">
          {words.pair.copy}
        </CopyButton>
      </div>
    </Suspense>
  );
}

interface InvitationState {
  uri?: string; // for wallets; another one from time to time, because each is only good for minutes
  error?: unknown;
}

/** Invites as long as it is on the page. A wallet that accepts is connected, and closes the dialog. */
function useInvitation(connector: Connector): InvitationState {
  const config = useConfig();
  const [state, setState] = useState<InvitationState>({});
  useEffect(() => {
    let isShown = true;
    const show = (next: InvitationState) => isShown && setState(next);
    void invite(config, connector, (uri) => show({ uri })).catch((error: unknown) => show({ error }));
    return () => {
      isShown = false;
      void withdraw(connector).catch(() => {}); // then it lapses by itself
    };
  }, [config, connector]);
  return state;
}

async function invite(config: Config, connector: Connector, onUri: (uri: string) => void): Promise<void> {
  let isInvited = false;
  const hear = ({ type, data }: { type: string; data?: unknown }) => {
    if (type !== "display_uri" || typeof data !== "string") return;
    isInvited = true;
    onUri(data);
  };
  connector.emitter.on("message", hear);
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => !isInvited && reject(new UnreachableError()), ANSWERS);
  });
  try {
    await Promise.race([connect(config, { connector }), late]);
  } catch (error) {
    throw isInvited || isDeclined(error) ? error : new UnreachableError("", { cause: error });
  } finally {
    connector.emitter.off("message", hear);
  }
}

function whyNot(error: unknown): string {
  const { pair, choose } = words;
  if (isDeclined(error)) return choose.declined;
  if (error instanceof UnreachableError) return pair.unreachable;
  const { message } = error as Error;
  if (/expired|Max auto pairing attempts/i.test(message)) return pair.expired;
  return choose.failed(message.split("\n", 1)[0] ?? "");
}
