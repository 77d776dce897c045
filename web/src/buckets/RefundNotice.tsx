import type { Address } from "viem";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useMe } from "../members/useMe.ts";
import { useMoney } from "../ui/money.ts";
import { list } from "../words/format.ts";
import { useAction } from "../wallet/useAction.ts";
import { duesOf, sumsOf } from "./refunds.ts";
import { refundStep } from "./refundStep.ts";
import { words } from "./words/index.ts";

/** Says what ended buckets have to give back to the visitor, and gives all of it back. */
export function RefundNotice() {
  const { account } = useMe();
  return account === undefined ? null : <Notice account={account} />;
}

function Notice({ account }: { account: Address }) {
  const { addresses } = useCoop();
  const snapshot = useSnapshot();
  const money = useMoney();
  const { run, busy } = useAction();
  const dues = duesOf(snapshot, account);
  if (dues.length === 0) return null;
  const sum = list(sumsOf(dues).map(({ asset, amount }) => money(amount, asset)));
  const said = words.refund;
  const steps = dues.map(({ bucket, amount }) =>
    refundStep(addresses, bucket.number, account, said.taking(money(amount, bucket.asset), bucket.title)),
  );
  return (
    <div className="notice-line">
      <p>{said.notice(<strong>{sum}</strong>, dues.length)}</p>
      <button type="button" className="primary" disabled={busy} onClick={() => void run(said.takingAll(sum), steps)}>
        {said.takeAll}
      </button>
    </div>
  );
}
