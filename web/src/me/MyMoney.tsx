import { useState } from "react";
import { encodeFunctionData, getAddress, isAddress, zeroHash } from "viem";
import type { Address } from "viem";
import { PURPOSES } from "../../../sdk/src/names.ts";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { numbersOf } from "../members/register.ts";
import { useMoney } from "../ui/money.ts";
import { useAction } from "../wallet/useAction.ts";
import type { Step } from "../wallet/session.ts";
import { pursesOf } from "./todo.ts";
import type { Purse } from "./todo.ts";
import { words } from "./words/index.ts";

const w = words.money;

/** What lies in the treasury for the visitor, and the way to take it. */
export function MyMoney({ account }: { account: Address }) {
  const snapshot = useSnapshot();
  const { treasury } = useContracts();
  const money = useMoney();
  const { run, busy } = useAction();
  const [typed, setTyped] = useState("");
  const purses = pursesOf(snapshot, account, numbersOf(snapshot.books, account));
  const to = typed === "" ? account : isAddress(typed, { strict: false }) ? getAddress(typed) : undefined;

  /** A member's account is taken from by number, a wallet's own by its owner. */
  const stepFor = ({ number, asset, value }: Purse, to_: Address): Step => {
    const out = PURPOSES.indexOf("Withdrawal");
    const data =
      number === 0
        ? encodeFunctionData({ ...treasury, functionName: "pay", args: [0n, to_, asset, value, out, zeroHash] })
        : encodeFunctionData({ ...treasury, functionName: "withdraw", args: [BigInt(number), to_, asset, value] });
    return { words: w.said(money(value, asset)), to: treasury.address, data };
  };

  return (
    <section className="section" id="money" aria-labelledby="money-title">
      <h2 id="money-title">{w.title}</h2>
      {purses.length === 0 ? (
        <p className="quiet">{w.empty}</p>
      ) : (
        <div className="card form">
          <ul className="lines">
            {purses.map((purse) => (
              <li key={`${purse.number}-${purse.asset}`} className="side-by-side">
                <span>
                  <strong>{money(purse.value, purse.asset)}</strong>{" "}
                  <span className="quiet">{purse.number === 0 ? w.ofWallet : w.ofMember(purse.number)}</span>
                </span>
                <button
                  type="button"
                  className="primary"
                  disabled={busy || to === undefined}
                  onClick={() => {
                    if (to !== undefined) void run(w.said(money(purse.value, purse.asset)), [stepFor(purse, to)]);
                  }}
                >
                  {w.take(money(purse.value, purse.asset))}
                </button>
              </li>
            ))}
          </ul>
          <details className="ask">
            <summary>{w.elsewhere}</summary>
            <label>
              <span>{w.otherWallet}</span>
              <input placeholder="0x…" value={typed} onChange={(event) => setTyped(event.currentTarget.value.trim())} />
            </label>
            {to === undefined && <p className="problem">{w.noWallet}</p>}
          </details>
        </div>
      )}
    </section>
  );
}
