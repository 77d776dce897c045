import { useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData } from "viem";
import type { Address } from "viem";
import { useContracts } from "../chain/contracts.ts";
import { useCoop } from "../chain/coop.ts";
import { useMe } from "../members/useMe.ts";
import { usePurse } from "../treasury/usePurse.ts";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { Loaded } from "../ui/Loaded.tsx";
import { denominationOf, parseMoney, useMoney } from "../ui/money.ts";
import type { Step } from "../wallet/session.ts";
import { useAction } from "../wallet/useAction.ts";
import { useAtomic } from "../wallet/useAtomic.ts";
import type { MatchFund } from "./fund.ts";
import { words } from "./words/index.ts";

/** Lets anybody add to a match fund, for good. */
export function SponsorForm({ fund }: { fund: MatchFund }) {
  const { account } = useMe();
  return (
    <details className="ask">
      <summary>{words.fund.sponsor}</summary>
      <p>{words.fund.sponsorMeans}</p>
      {account === undefined ? (
        <ConnectPrompt to={words.fund.connect} />
      ) : (
        <Form key={account} fund={fund} account={account} />
      )}
    </details>
  );
}

function Form({ fund: { number, title, asset }, account }: { fund: MatchFund; account: Address }) {
  const { funds } = useContracts();
  const { symbol, decimals } = denominationOf(asset, useCoop());
  const money = useMoney();
  const { run, busy } = useAction();
  const isAtomic = useAtomic();
  const purse = usePurse(account, asset);
  const [typed, setTyped] = useState("");
  const amount = parseMoney(typed, decimals);
  const said = words.fund;

  async function give(permission: Step[], value: bigint): Promise<void> {
    if (amount === undefined) return;
    const giving = said.giving(money(amount, asset), title);
    const data = encodeFunctionData({ ...funds, functionName: "sponsor", args: [BigInt(number), amount] });
    if (await run(giving, [...permission, { words: giving, to: funds.address, data, value }])) setTyped("");
  }

  return (
    <Loaded query={purse}>
      {({ balance, permissionFor, valueOf }) => {
        const isTooMuch = amount !== undefined && amount > balance;
        const permission = amount === undefined ? [] : permissionFor(amount);
        return (
          <form
            className="form"
            onSubmit={(event: SubmitEvent) => {
              event.preventDefault();
              void give(permission, valueOf(amount ?? 0n));
            }}
          >
            <label>
              <span>{said.amount(symbol)}</span>
              <input inputMode="decimal" value={typed} onChange={(event) => setTyped(event.target.value)} />
            </label>
            <p className={isTooMuch ? "problem" : "quiet"}>
              {isTooMuch && said.tooMuch} {said.holds(money(balance, asset))}{" "}
              {permission.length > 0 && !isAtomic && said.twoSteps}
            </p>
            <div className="buttons">
              <button type="submit" disabled={busy || amount === undefined || isTooMuch}>
                {said.give}
              </button>
            </div>
          </form>
        );
      }}
    </Loaded>
  );
}
