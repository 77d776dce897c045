import { useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData, zeroAddress } from "viem";
import type { Address } from "viem";
import { useCoop } from "../chain/coop.ts";
import { useMe } from "../members/useMe.ts";
import { usePurse } from "../treasury/usePurse.ts";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { Loaded } from "../ui/Loaded.tsx";
import { parseMoney, useMoney } from "../ui/money.ts";
import type { Step } from "../wallet/session.ts";
import { useAction } from "../wallet/useAction.ts";

interface BucketProps {
  bucket: number;
  title: string;
  asset: Address;
}

/** Lets anybody with a wallet put money into a bucket. */
export function FillForm(props: BucketProps) {
  const { currency } = useCoop();
  const { account } = useMe();
  if (account === undefined) return <ConnectPrompt to="to fill it." />;
  if (props.asset.toLowerCase() !== currency.asset.toLowerCase()) {
    return <p className="prompt">This bucket takes {props.asset === zeroAddress ? "ether" : "another currency"}, which this page cannot send.</p>;
  }
  return <Form key={account} account={account} {...props} />;
}

function Form({ bucket, title, account }: BucketProps & { account: Address }) {
  const { contracts, currency } = useCoop();
  const money = useMoney();
  const { run, busy } = useAction();
  const purse = usePurse(account);
  const [typed, setTyped] = useState("");
  const amount = parseMoney(typed, currency.decimals);

  async function fill(permission: Step[], value: bigint): Promise<void> {
    if (amount === undefined) return;
    const words = `Fill “${title}” with ${money(amount)}`;
    const data = encodeFunctionData({ ...contracts.buckets, functionName: "fill", args: [BigInt(bucket), amount] });
    if (await run(words, [...permission, { words, to: contracts.buckets.address, data, value }])) setTyped("");
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
            <label htmlFor={`fill-${bucket}`}>Give to this bucket</label>
            <div className="fill-inputs">
              <input
                id={`fill-${bucket}`}
                inputMode="decimal"
                placeholder="0"
                value={typed}
                aria-describedby={`fill-words-${bucket}`}
                onChange={(event) => setTyped(event.target.value)}
              />
              <span className="quiet" aria-hidden="true">{currency.symbol}</span>
              <button type="submit" disabled={busy || amount === undefined || isTooMuch}>
                Fill
              </button>
            </div>
            <p id={`fill-words-${bucket}`} className={isTooMuch ? "problem" : "quiet"}>
              {isTooMuch && "That is more than your wallet holds. "}
              Your wallet holds {money(balance)}.
              {permission.length > 0 && " Two things to confirm: first that the treasury may take the money, then the filling."}
              {amount !== undefined && !isTooMuch && " You get it back if the bucket misses its minimum."}
            </p>
          </form>
        );
      }}
    </Loaded>
  );
}
