import { useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData } from "viem";
import type { Address } from "viem";
import { useCoop } from "../chain/coop.ts";
import { useMe } from "../members/useMe.ts";
import { usePurse } from "../treasury/usePurse.ts";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { Loaded } from "../ui/Loaded.tsx";
import { denominationOf, parseMoney, useMoney } from "../ui/money.ts";
import type { Step } from "../wallet/session.ts";
import { useAction } from "../wallet/useAction.ts";
import type { Bucket } from "./useBuckets.ts";

/** Lets anybody with a wallet put money into a bucket. */
export function FillForm({ bucket }: { bucket: Bucket }) {
  const { account } = useMe();
  if (account === undefined) return <ConnectPrompt to="to fill it." />;
  return <Form key={account} account={account} bucket={bucket} />;
}

function Form({ bucket: { number, title, asset }, account }: { bucket: Bucket; account: Address }) {
  const coop = useCoop();
  const { abi, address } = coop.contracts.buckets;
  const { symbol, decimals } = denominationOf(asset, coop);
  const money = useMoney();
  const { run, busy } = useAction();
  const purse = usePurse(account, asset);
  const [typed, setTyped] = useState("");
  const amount = parseMoney(typed, decimals);

  async function fill(permission: Step[], value: bigint): Promise<void> {
    if (amount === undefined) return;
    const words = `Fill “${title}” with ${money(amount, asset)}`;
    const data = encodeFunctionData({ abi, functionName: "fill", args: [BigInt(number), amount] });
    if (await run(words, [...permission, { words, to: address, data, value }])) setTyped("");
  }

  return (
    <Loaded query={purse}>
      {({ balance, permissionFor, valueOf }) => {
        const isTooMuch = amount !== undefined && amount > balance;
        const permission = amount === undefined ? [] : permissionFor(amount);
        return (
          <form
            className="fill"
            onSubmit={(event: SubmitEvent) => {
              event.preventDefault();
              void fill(permission, valueOf(amount ?? 0n));
            }}
          >
            <label htmlFor={`fill-${number}`}>Give to this bucket</label>
            <div className="fill-inputs">
              <input
                id={`fill-${number}`}
                inputMode="decimal"
                placeholder="0"
                value={typed}
                aria-describedby={`fill-words-${number}`}
                onChange={(event) => setTyped(event.target.value)}
              />
              <span className="quiet" aria-hidden="true">
                {symbol}
              </span>
              <button type="submit" disabled={busy || amount === undefined || isTooMuch}>
                Fill
              </button>
            </div>
            <p id={`fill-words-${number}`} className={isTooMuch ? "problem" : "quiet"}>
              {isTooMuch && "That is more than your wallet holds. "}
              Your wallet holds {money(balance, asset)}.
              {permission.length > 0 &&
                " Two things to confirm: first that the treasury may take the money, then the filling."}
              {amount !== undefined && !isTooMuch && " You get it back if the bucket misses its minimum."}
            </p>
          </form>
        );
      }}
    </Loaded>
  );
}
