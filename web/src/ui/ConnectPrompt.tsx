import { chooseWallet } from "../wallet/session.ts";

/** Stands where a visitor without a wallet could act. */
export function ConnectPrompt({ to }: { to: string }) {
  return (
    <p className="prompt">
      <button type="button" onClick={chooseWallet}>
        Connect a wallet
      </button>{" "}
      {to}
    </p>
  );
}
