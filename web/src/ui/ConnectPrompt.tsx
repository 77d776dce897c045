import { words } from "../frame/words/index.ts";
import { chooseWallet } from "../wallet/session.ts";

/** Stands where a visitor without a wallet could act: "[Connect a wallet] to vote." */
export function ConnectPrompt({ to }: { to: string }) {
  const button = (
    <button type="button" onClick={chooseWallet}>
      {words.connect}
    </button>
  );
  return <p className="prompt">{words.connectTo(button, to)}</p>;
}
