import { useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData } from "viem";
import { useIsSteward } from "../buckets/useBuckets.ts";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { useMe } from "../members/useMe.ts";
import { useMoney } from "../ui/money.ts";
import { useAction } from "../wallet/useAction.ts";
import type { PayoutProps } from "./Payouts.tsx";
import { isOpenToObjections, isPayable } from "./usePayouts.ts";

/**
 * What the visitor can do about a payout. Members who have a part in it are not asked; who was no member for long
 * enough when it was asked for learns that from the contracts.
 */
export function PayoutActions({ payout, bucket }: PayoutProps) {
  const { payouts } = useContracts();
  const money = useMoney();
  const { now } = useSnapshot();
  const { register } = useDirectory();
  const { account, member } = useMe();
  const { run, busy } = useAction();
  const isSteward = useIsSteward(bucket);
  if (account === undefined) return null;

  const { number, requester, order, state, approvedBy, objections } = payout;
  const isParty =
    member?.number === requester ||
    account.toLowerCase() === order.recipient.toLowerCase() ||
    (member !== undefined && member.number === register.byWallet(order.recipient)?.number) ||
    isSteward;
  const decides = member !== undefined && !isParty && state === "requested";
  const mayApprove = decides && !approvedBy.includes(member.number);
  const mayObject = decides && isOpenToObjections(payout, now) && objections.every((o) => o.member !== member.number);
  const what = `${money(order.amount, bucket.asset)} from “${bucket.title}”`;

  const act = (functionName: "approve" | "pay" | "withdraw", words: string) => {
    const data = encodeFunctionData({ abi: payouts.abi, functionName, args: [BigInt(number)] });
    void run(words, [{ words, to: payouts.address, data }]);
  };

  return (
    <>
      <div className="buttons">
        {mayApprove && (
          <button type="button" disabled={busy} onClick={() => act("approve", `Approve the payout of ${what}`)}>
            Approve
          </button>
        )}
        {isPayable(payout, now) && (
          <button type="button" className="primary" disabled={busy} onClick={() => act("pay", `Pay ${what}`)}>
            Pay now
          </button>
        )}
        {isSteward && (
          <button
            type="button"
            className="plain"
            disabled={busy}
            onClick={() => act("withdraw", `Take back the request for ${what}`)}
          >
            Take back
          </button>
        )}
      </div>
      {mayObject && <ObjectionForm number={number} what={what} />}
    </>
  );
}

function ObjectionForm({ number, what }: { number: number; what: string }) {
  const { payouts } = useContracts();
  const { run, busy } = useAction();
  const [reason, setReason] = useState("");

  async function object(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const words = `Object to the payout of ${what}`;
    const args = [BigInt(number), reason.trim()] as const;
    const data = encodeFunctionData({ ...payouts, functionName: "objectTo", args });
    if (await run(words, [{ words, to: payouts.address, data }])) setReason("");
  }

  return (
    <details className="ask">
      <summary>Object to it</summary>
      <form className="form" onSubmit={(event: SubmitEvent) => void object(event)}>
        <label>
          <span>Your reason, for everybody to read</span>
          <textarea rows={2} required value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
        <div className="buttons">
          <button type="submit" disabled={busy || reason.trim() === ""}>
            Object
          </button>
        </div>
      </form>
    </details>
  );
}
