import { lazy, Suspense } from "react";
import { chooseWallet, useSession } from "./session.ts";
import { words } from "./words/index.ts";

const load = () => import("./WalletIsland.tsx");
const WalletIsland = lazy(load);

/** The way in. Wallet code arrives when somebody reaches for the button, or was connected before. */
export function WalletButton() {
  const { isWanted } = useSession();
  const button = (
    <button type="button" className="primary" onClick={chooseWallet} onPointerEnter={load} onFocus={load}>
      {words.connect}
    </button>
  );
  return isWanted ? (
    <Suspense fallback={button}>
      <WalletIsland />
    </Suspense>
  ) : (
    button
  );
}
