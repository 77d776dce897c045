import { encodeFunctionData } from "viem";
import { useCoop } from "../chain/coop.ts";
import { useDirectory } from "../members/directory.ts";
import { useMe } from "../members/useMe.ts";
import { purposeWords } from "../treasury/purposes.ts";
import { useMoney } from "../ui/money.ts";
import { list, short } from "../ui/words.ts";
import { useAction } from "../wallet/useAction.ts";
import type { Bucket, Payout } from "./useBuckets.ts";
import { usePayouts } from "./useBuckets.ts";

/** What the steward asked to have paid, with receipts, and who approved it. */
export function Payouts({ bucket }: { bucket: Bucket }) {
  const payouts = usePayouts(bucket.number);
  if (payouts.length === 0) return null;
  return (
    <div className="payouts">
      <h4>Payouts</h4>
      <ul>
        {payouts.map((payout) => (
          <PayoutLine key={payout.payout.toString()} payout={payout} bucket={bucket} />
        ))}
      </ul>
    </div>
  );
}

interface PayoutLineProps {
  payout: Payout;
  bucket: Bucket;
}

function PayoutLine({ payout, bucket }: PayoutLineProps) {
  const directory = useDirectory();
  const money = useMoney();
  const { amount, recipient, purpose, receiptUri, receiptHash, isPaid, isWithdrawn } = payout;
  return (
    <li>
      <p>
        <strong>{money(amount, bucket.asset)}</strong> to <span title={recipient}>{directory.wallet(recipient)}</span> (
        {purposeWords(purpose)}). {isPaid ? "Paid." : isWithdrawn ? "Taken back by the steward." : "Not paid yet."}
      </p>
      <p className="quiet">
        Receipt: {receiptUri === "" ? "no place given" : receiptUri}, fingerprint{" "}
        <code title={receiptHash}>{short(receiptHash)}</code>. <Approvals payout={payout} />
      </p>
      {!isPaid && !isWithdrawn && <PayoutButtons payout={payout} bucket={bucket} />}
    </li>
  );
}

function Approvals({ payout: { approvedBy, approvalsNeeded } }: { payout: Payout }) {
  const directory = useDirectory();
  const who = approvedBy.length === 0 ? "nobody yet" : list(approvedBy.map(directory.member));
  return (
    <>
      Approved by {who} ({approvedBy.length} of {approvalsNeeded.toString()} needed).
    </>
  );
}

function PayoutButtons({ payout, bucket }: PayoutLineProps) {
  const { address, abi } = useCoop().contracts.buckets;
  const money = useMoney();
  const { account, member } = useMe();
  const { run, busy } = useAction();
  if (account === undefined) return null;

  const isOther = member !== undefined && member.number !== bucket.steward && account !== payout.recipient;
  const mayApprove = isOther && !payout.approvedBy.includes(member.number);
  const isApproved = BigInt(payout.approvedBy.length) >= payout.approvalsNeeded;
  const isSteward = member?.number === bucket.steward;
  const what = `${money(payout.amount, bucket.asset)} from “${bucket.title}”`;
  const act = (functionName: "approvePayout" | "payPayout" | "withdrawPayout", words: string) => {
    const data = encodeFunctionData({ abi, functionName, args: [payout.payout] });
    void run(words, [{ words, to: address, data }]);
  };

  return (
    <div className="buttons">
      {mayApprove && (
        <button type="button" disabled={busy} onClick={() => act("approvePayout", `Approve the payout of ${what}`)}>
          Approve
        </button>
      )}
      {isApproved && (
        <button type="button" className="primary" disabled={busy} onClick={() => act("payPayout", `Pay ${what}`)}>
          Pay now
        </button>
      )}
      {isSteward && (
        <button
          type="button"
          className="plain"
          disabled={busy}
          onClick={() => act("withdrawPayout", `Take back the request for ${what}`)}
        >
          Take back
        </button>
      )}
    </div>
  );
}
