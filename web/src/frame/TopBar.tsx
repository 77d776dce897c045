import { Link } from "wouter";
import { WalletButton } from "../wallet/WalletButton.tsx";
import { words } from "./words/index.ts";

/** Stands above every page: the way home, and the wallet. */
export function TopBar() {
  return (
    <header className="topbar">
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <Link className="mark" href="/">
        Rochdale
      </Link>
      <WalletButton />
    </header>
  );
}
