import { useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData, isAddress } from "viem";
import type { Address } from "viem";
import type { Bucket } from "../buckets/bucket.ts";
import { hasEnded } from "../buckets/bucket.ts";
import { givenBy, historyOf } from "../buckets/history.ts";
import type { History } from "../buckets/history.ts";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { useMe } from "../members/useMe.ts";
import { useMoney } from "../ui/money.ts";
import { useAction } from "../wallet/useAction.ts";
import { percent, short } from "../words/format.ts";
import { PayoutForm } from "./PayoutForm.tsx";
import { words } from "./words/index.ts";

const said = words.bounty;

/** Whom funders of a bounty would give it to, and with how much. */
export function Bounty({ bucket }: { bucket: Bucket }) {
  const { events } = useSnapshot();
  const directory = useDirectory();
  const money = useMoney();
  const { account } = useMe();
  const history = historyOf(events, bucket.number);
  const whole = bucket.raised + bucket.fromRound - bucket.fromFund; // a match fund's money is nobody's to name with
  const named = backingsOf(history);
  const isFunder = account !== undefined && givenBy(history, account) > 0n && !hasEnded(bucket);
  const winner = named.find(({ amount }) => amount * 2n > whole);
  return (
    <div className="stack">
      <h3>{said.title}</h3>
      <p className="quiet">{said.means}</p>
      {named.length === 0 && <p>{said.nobody}</p>}
      <ul>
        {named.map(({ recipient, amount }) => (
          <li key={recipient}>
            {said.backed(
              <strong title={recipient}>{directory.wallet(recipient)}</strong>,
              money(amount, bucket.asset),
              percent(whole === 0n ? 0 : Number((amount * 1_000n) / whole) / 1_000),
            )}
          </li>
        ))}
      </ul>
      {isFunder && <NamingForm bucket={bucket} />}
      {isFunder && winner !== undefined && bucket.state === "Funded" && (
        <PayoutForm bucket={bucket} asks="requestBounty" recipient={winner.recipient} />
      )}
    </div>
  );
}

/** By recipient, whoever has most first. */
function backingsOf({ backings }: History): { recipient: Address; amount: bigint }[] {
  const sums = new Map<Address, bigint>();
  for (const { recipient, amount } of backings.values()) sums.set(recipient, (sums.get(recipient) ?? 0n) + amount);
  return [...sums]
    .map(([recipient, amount]) => ({ recipient, amount }))
    .sort((a, b) => (a.amount < b.amount ? 1 : a.amount > b.amount ? -1 : 0));
}

function NamingForm({ bucket: { number, title } }: { bucket: Bucket }) {
  const { payouts } = useContracts();
  const { run, busy } = useAction();
  const [recipient, setRecipient] = useState("");

  async function name(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!isAddress(recipient)) return;
    const naming = said.naming(short(recipient), title);
    const data = encodeFunctionData({ ...payouts, functionName: "back", args: [BigInt(number), recipient] });
    if (await run(naming, [{ words: naming, to: payouts.address, data }])) setRecipient("");
  }

  return (
    <form className="row-end" onSubmit={(event: SubmitEvent) => void name(event)}>
      <label>
        <span>{said.recipient}</span>
        <input
          value={recipient}
          placeholder="0x…"
          onChange={(event) => setRecipient(event.currentTarget.value.trim())}
        />
      </label>
      <button type="submit" disabled={busy || !isAddress(recipient)}>
        {said.button}
      </button>
    </form>
  );
}
