import { useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData, zeroHash } from "viem";
import type { Address } from "viem";
import { useContracts } from "../chain/contracts.ts";
import { useCoop } from "../chain/coop.ts";
import { usePurse } from "../treasury/usePurse.ts";
import { OPEN_ADMISSION } from "../statute/statute.ts";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { Loaded } from "../ui/Loaded.tsx";
import { useMoney } from "../ui/money.ts";
import { count, percent } from "../ui/words.ts";
import type { Step } from "../wallet/session.ts";
import { useAction } from "../wallet/useAction.ts";
import { oneOf, useDirectory } from "./directory.ts";
import { useMe } from "./useMe.ts";

/** In the order of `Admission` of contracts/Statute.sol. */
const ADMITTED_BY = [
  "",
  "Members of this class admit you by vouching for you.",
  "Officers whom the members named decide about you. If they refuse, you can appeal to the members.",
  "The members decide about you by resolution.",
];

/** The open door: join an open class with any number of shares, or ask to be admitted to another. */
export function JoinForm() {
  const { account } = useMe();
  if (account === undefined) return <ConnectPrompt to="to join, or to see your own place on the register." />;
  return <Form account={account} />;
}

function Form({ account }: { account: Address }) {
  const { currency } = useCoop();
  const contracts = useContracts();
  const { statute } = useDirectory();
  const money = useMoney();
  const { run, busy } = useAction();
  const purse = usePurse(account, currency.asset);
  const [index, setIndex] = useState(() => statute.classes.findIndex((c) => c.admission === OPEN_ADMISSION));
  const [typed, setTyped] = useState<string>();

  const chosen = statute.classes[index];
  if (chosen === undefined) return null;
  const isOpen = chosen.admission === OPEN_ADMISSION;
  const shares = Math.trunc(Number(typed ?? chosen.minShares));
  const cost = BigInt(Number.isSafeInteger(shares) && shares > 0 ? shares : 0) * statute.sharePar;

  const join = (permission: Step[], value: bigint): [string, Step[]] => {
    const words = `Join as a ${oneOf(chosen.name)}${
      shares > 0 ? ` with ${count(shares, "share")} for ${money(cost)}` : ""
    }`;
    const data = encodeFunctionData({ ...contracts.members, functionName: "join", args: [index, shares] });
    return [words, [...permission, { words, to: contracts.members.address, data, value }]];
  };
  const ask = (permission: Step[], value: bigint): [string, Step[]] => {
    const words = `Ask to be admitted to the ${chosen.name}${
      shares > 0 ? ` and set aside ${money(cost)} for ${count(shares, "share")}` : ""
    }`;
    const args = [index, shares, zeroHash, ""] as const;
    const data = encodeFunctionData({ ...contracts.members, functionName: "requestEntry", args });
    return [words, [...permission, { words, to: contracts.members.address, data, value }]];
  };

  return (
    <Loaded query={purse}>
      {({ permissionFor, valueOf }) => (
        <form
          className="card form"
          aria-labelledby="join-title"
          onSubmit={(event: SubmitEvent) => {
            event.preventDefault();
            void run(...(isOpen ? join : ask)(permissionFor(cost), valueOf(cost)));
          }}
        >
          <h3 id="join-title">Become a member</h3>
          <p>This wallet belongs to no member yet. Choose what you are to the co-op.</p>
          <div className="fields">
            <label>
              <span>I join the</span>
              <select value={index} onChange={(event) => setIndex(Number(event.target.value))}>
                {statute.classes.map(({ name, admission, weightBps }, i) => (
                  <option key={name} value={i}>
                    {name} ({percent(weightBps / 10_000)} of the say{admission === OPEN_ADMISSION ? "" : ", on request"}
                    )
                  </option>
                ))}
              </select>
            </label>
            <label>
              <span>Shares, {money(statute.sharePar)} each</span>
              <input
                type="number"
                min={chosen.minShares}
                max={chosen.maxShares}
                step={1}
                value={typed ?? chosen.minShares}
                onChange={(event) => setTyped(event.target.value)}
              />
            </label>
            <button type="submit" className="primary" disabled={busy}>
              {isOpen ? "Join" : "Ask to be admitted"}
            </button>
          </div>
          <p className="quiet">
            {isOpen
              ? `You pay ${money(cost)}. Shares are paid back at par; they earn no votes: every member has one.`
              : ADMITTED_BY[chosen.admission]}
            {shares > 0 &&
              !isOpen &&
              ` ${money(cost)} for your shares is set aside until then; you get it back if you are not admitted.`}
            {permissionFor(cost).length > 0 && " Two things to confirm: first let the treasury take the money."}
          </p>
        </form>
      )}
    </Loaded>
  );
}
