import { hasEnded } from "../buckets/useBuckets.ts";
import type { Bucket } from "../buckets/useBuckets.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { purposeWords } from "../treasury/purposes.ts";
import { useMoney } from "../ui/money.ts";
import { DocumentWords } from "../ui/Source.tsx";
import { When } from "../ui/Time.tsx";
import { count, list } from "../ui/words.ts";
import { PayoutActions } from "./PayoutActions.tsx";
import { isPending, usePayouts } from "./usePayouts.ts";
import type { Payout } from "./usePayouts.ts";

/** A payout and the bucket that it comes out of. */
export interface PayoutProps {
  payout: Payout;
  bucket: Bucket;
}

/** What the steward asked to have paid, with receipts, and what members say about it. */
export function Payouts({ bucket }: { bucket: Bucket }) {
  const payouts = usePayouts(bucket.number);
  if (payouts.length === 0) return null;
  return (
    <div className="payouts">
      <h4>Payouts</h4>
      <ul>
        {payouts.map((payout) => (
          <PayoutLine key={payout.number} payout={payout} bucket={bucket} />
        ))}
      </ul>
    </div>
  );
}

function PayoutLine({ payout, bucket }: PayoutProps) {
  const directory = useDirectory();
  const money = useMoney();
  const { amount, recipient, purpose, receiptUri, receiptHash, invoice, toAccount } = payout.order;
  return (
    <li id={`payout-${payout.number}`}>
      <p>
        <strong>{money(amount, bucket.asset)}</strong> to <span title={recipient}>{directory.wallet(recipient)}</span>
        {toAccount && ", into its account of the treasury"} ({purposeWords(purpose)}).{" "}
        <StateWords payout={payout} bucket={bucket} />
      </p>
      <p className="quiet">
        {invoice !== "" && `Invoice ${invoice}. `}Receipt:{" "}
        <DocumentWords document={{ hash: receiptHash, uri: receiptUri }} />. <Approvals payout={payout} />
      </p>
      <Objections payout={payout} />
      {isPending(payout) && !hasEnded(bucket) && <PayoutActions payout={payout} bucket={bucket} />}
    </li>
  );
}

function StateWords({ payout, bucket }: PayoutProps) {
  const { now } = useSnapshot();
  const { state, payableFrom } = payout;
  if (isPending(payout) && hasEnded(bucket)) return "Not paid, because the bucket has ended.";
  switch (state) {
    case "paid":
      return "Paid.";
    case "withdrawn":
      return "Taken back by the steward.";
    case "rejected":
      return "Refused by the members.";
    case "contested":
      return "Sent to the assembly: members decide by vote whether it is paid.";
    case "upheld":
      return "The members decided that it may be paid.";
    case "requested":
      if (payableFrom === 0) return "Not paid yet.";
      if (now >= payableFrom) return "Approved, and can be paid.";
      return (
        <>
          Approved. It waits for objections, and can be paid <When at={payableFrom} />.
        </>
      );
  }
}

function Approvals({ payout: { approvedBy, tier, spender } }: { payout: Payout }) {
  const directory = useDirectory();
  if (spender !== undefined) return `Paid by ${directory.wallet(spender)} alone, out of an allowance.`;
  const who = approvedBy.length === 0 ? "nobody yet" : list(approvedBy.map(directory.member));
  return `Approved by ${who} (${approvedBy.length} of ${tier.approvals} needed).`;
}

function Objections({ payout: { objections, tier, state } }: { payout: Payout }) {
  const directory = useDirectory();
  if (objections.length === 0) return null;
  return (
    <div className="reasons">
      <p className="quiet">
        {count(objections.length, "objection")}
        {state === "requested" && `; ${tier.objections} send it to the assembly`}:
      </p>
      <ul>
        {objections.map(({ member, reason }) => (
          <li key={member}>
            <p className="prose">{reason === "" ? "No reason was given." : reason}</p>
            <p className="quiet">{directory.member(member)}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
