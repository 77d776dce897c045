import { useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData } from "viem";
import { Link } from "wouter";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { mayCall } from "../members/offices.ts";
import { useMe } from "../members/useMe.ts";
import { useMoney } from "../ui/money.ts";
import { useAction } from "../wallet/useAction.ts";
import type { PayoutProps } from "./Payouts.tsx";
import { isOpenToObjections, isPayable, sayOf } from "./payout.ts";
import { useIsSteward } from "../buckets/useBucket.ts";
import { words } from "./words/index.ts";

const said = words.act;

/** What the visitor can do about a payout, or why it can do nothing. */
export function PayoutActions({ payout, bucket }: PayoutProps) {
  const { payouts } = useContracts();
  const money = useMoney();
  const { books, now } = useSnapshot();
  const me = useMe();
  const { run, busy } = useAction();
  const isSteward = useIsSteward(bucket);
  const { account, member } = me;
  if (account === undefined) return null;

  const { number, order, state, approvedBy, objections, tier } = payout;
  const say = state === "Requested" ? sayOf(books, payout, me) : undefined;
  const decides = say === "decides" && member !== undefined;
  const mayApprove = decides && payout.payableFrom === 0 && !approvedBy.includes(member.number);
  const mayObject = decides && isOpenToObjections(payout, now) && objections.every((o) => o.member !== member.number);
  const mayReject = mayCall(books, account, "payouts", "reject(uint256)"); // an officer, by the authority's table
  const what = said.what(money(order.amount, bucket.asset), bucket.title);

  const act = (functionName: "approve" | "pay" | "withdraw" | "reject", doing: string) => {
    const data = encodeFunctionData({ abi: payouts.abi, functionName, args: [BigInt(number)] });
    void run(doing, [{ words: doing, to: payouts.address, data }]);
  };

  return (
    <>
      <div className="buttons">
        {mayApprove && (
          <button
            type="button"
            className="primary"
            disabled={busy}
            onClick={() => act("approve", said.approving(what))}
          >
            {said.approve}
          </button>
        )}
        {isPayable(payout, now) && (
          <button type="button" className="primary" disabled={busy} onClick={() => act("pay", said.paying(what))}>
            {said.pay}
          </button>
        )}
        {isSteward && (
          <button type="button" disabled={busy} onClick={() => act("withdraw", said.withdrawing(what))}>
            {said.withdraw}
          </button>
        )}
        {mayReject && (
          <button type="button" disabled={busy} onClick={() => act("reject", said.rejecting(what))}>
            {said.reject}
          </button>
        )}
      </div>
      {state === "Contested" && member !== undefined && (
        <p>
          <Link href="/votes/new">{said.contest}</Link>
        </p>
      )}
      {mayObject && <ObjectionForm number={number} what={what} needed={tier.objections} />}
      {(say === "isParty" || say === "isNew") && <p className="quiet">{said[say]}</p>}
    </>
  );
}

function ObjectionForm({ number, what, needed }: { number: number; what: string; needed: number }) {
  const { payouts } = useContracts();
  const { run, busy } = useAction();
  const [reason, setReason] = useState("");

  async function object(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const objecting = said.objecting(what);
    const data = encodeFunctionData({ ...payouts, functionName: "objectTo", args: [BigInt(number), reason.trim()] });
    if (await run(objecting, [{ words: objecting, to: payouts.address, data }])) setReason("");
  }

  return (
    <details className="ask">
      <summary>{said.object}</summary>
      <form className="form" onSubmit={(event: SubmitEvent) => void object(event)}>
        <p className="quiet">{said.objectMeans(needed)}</p>
        <label>
          <span>{said.reason}</span>
          <textarea rows={2} required value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        </label>
        <div className="buttons">
          <button type="submit" disabled={busy || reason.trim() === ""}>
            {said.objectButton}
          </button>
        </div>
      </form>
    </details>
  );
}
