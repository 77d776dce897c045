import { useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData } from "viem";
import type { Address } from "viem";
import { contractsOf } from "../chain/contracts.ts";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { matchFor, useFunds } from "../funds/useFunds.ts";
import type { MatchFund } from "../funds/useFunds.ts";
import { useMe } from "../members/useMe.ts";
import { usePurse } from "../treasury/usePurse.ts";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { Loaded } from "../ui/Loaded.tsx";
import { denominationOf, parseMoney, useMoney } from "../ui/money.ts";
import type { Step } from "../wallet/session.ts";
import { useAction } from "../wallet/useAction.ts";
import { FUNDED } from "./useBuckets.ts";
import type { Bucket } from "./useBuckets.ts";

/** Lets anybody with a wallet put money into a bucket. */
export function FillForm({ bucket }: { bucket: Bucket }) {
  const { account } = useMe();
  const fund = useMatching(bucket);
  return (
    <>
      {fund !== undefined && <Doubled fund={fund} />}
      {account === undefined ? (
        <ConnectPrompt to="to fill it." />
      ) : (
        <Form key={account} account={account} bucket={bucket} fund={fund} />
      )}
    </>
  );
}

/** The match fund that doubles what is given to a bucket now. */
function useMatching({ fund }: Bucket): MatchFund | undefined {
  const { now } = useSnapshot();
  return useFunds().funds.find(({ number, until, left }) => number === fund && now < until && left > 0n);
}

function Doubled({ fund: { number, title, left, perFunder, asset } }: { fund: MatchFund }) {
  const money = useMoney();
  return (
    <p className="prompt">
      Doubled by the fund <a href={`#fund-${number}`}>“{title}”</a> while it lasts: it has {money(left, asset)} left,
      and adds up to {money(perFunder, asset)} for each funder.
    </p>
  );
}

interface FormProps {
  bucket: Bucket;
  account: Address;
  fund: MatchFund | undefined;
}

function Form({ bucket, account, fund }: FormProps) {
  const { number, title, asset, state, max, raised, fromMembers } = bucket;
  const coop = useCoop();
  const { abi, address } = contractsOf(coop.addresses).buckets;
  const { symbol, decimals } = denominationOf(asset, coop);
  const money = useMoney();
  const { run, busy } = useAction();
  const purse = usePurse(account, asset);
  const [typed, setTyped] = useState("");
  const amount = parseMoney(typed, decimals);
  const room = max - raised - fromMembers; // members may still move what they share out
  const matched = fund === undefined || amount === undefined ? 0n : matchFor(fund, number, account, amount, room);

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
        const isTooLarge = amount !== undefined && amount > room;
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
            <p id={`fill-words-${number}`} className={isTooMuch || isTooLarge ? "problem" : "quiet"}>
              {isTooMuch && "That is more than your wallet holds. "}
              {isTooLarge && `As it stands, the bucket has room for ${money(room, asset)}. `}
              Your wallet holds {money(balance, asset)}.
              {permission.length > 0 &&
                " Two things to confirm: first that the treasury may take the money, then the filling."}
              {matched > 0n && ` The fund adds ${money(matched, asset)}.`}
              {amount !== undefined && !isTooMuch && ` ${backWords(state)}`}
            </p>
          </form>
        );
      }}
    </Loaded>
  );
}

function backWords(state: number): string {
  return state === FUNDED
    ? "The bucket has its minimum: you get back your part of what it does not spend."
    : "You get it back if the bucket misses its minimum.";
}
