import type { PayoutRecord } from "../../../sdk/src/books/payouts.ts";
import { PURPOSES } from "../../../sdk/src/names.ts";
import { hasEnded } from "../buckets/bucket.ts";
import type { Bucket } from "../buckets/bucket.ts";
import { useIsSteward } from "../buckets/useBucket.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { useMoney } from "../ui/money.ts";
import { DocumentWords } from "../ui/Source.tsx";
import { Day, When } from "../ui/Time.tsx";
import { duration } from "../ui/time.ts";
import { useAnchor } from "../ui/useAnchor.ts";
import { Allowances } from "./Allowances.tsx";
import { Bounty } from "./Bounty.tsx";
import { PayoutActions } from "./PayoutActions.tsx";
import { PayoutForm } from "./PayoutForm.tsx";
import { isPending, payoutsOf } from "./payout.ts";
import { coursesOf } from "./steps.ts";
import type { PayoutStep } from "./steps.ts";
import { words } from "./words/index.ts";
import "./payouts.css";
import { tame } from "../ui/markdown/tame.ts";

/** A payout and the bucket that it comes out of. */
export interface PayoutProps {
  payout: PayoutRecord;
  bucket: Bucket;
}

/** What the steward asked to have paid, with receipts, and what members say about it. */
export function Payouts({ bucket }: { bucket: Bucket }) {
  const snapshot = useSnapshot();
  const isSteward = useIsSteward(bucket);
  const payouts = payoutsOf(snapshot, bucket.number);
  const isSpending = bucket.state === "Funded";
  if (payouts.length === 0 && !isSpending) return null;
  return (
    <section className="card stack" aria-labelledby="payouts-title">
      <h2 id="payouts-title">{words.title}</h2>
      {payouts.length === 0 && <p className="quiet">{words.none}</p>}
      {isSpending && isSteward && <PayoutForm bucket={bucket} />}
      {isSpending && <Allowances bucket={bucket} />}
      {bucket.plan.isBounty && <Bounty bucket={bucket} />}
      {payouts.length > 0 && (
        <ul className="payout-list">
          {payouts.map((payout) => (
            <PayoutLine key={payout.number} payout={payout} bucket={bucket} />
          ))}
        </ul>
      )}
    </section>
  );
}

function PayoutLine({ payout, bucket }: PayoutProps) {
  const directory = useDirectory();
  const money = useMoney();
  const { amount, recipient, purpose, receiptUri, receiptHash, invoice, toAccount } = payout.order;
  const id = `payout-${payout.number}`;
  const { ref, isMeant } = useAnchor<HTMLLIElement>(id);
  const say = toAccount ? words.lineToAccount : words.line;
  const isOpen = isPending(payout) && !hasEnded(bucket);
  return (
    <li ref={ref} id={id} className={isMeant ? "payout payout-meant" : "payout"}>
      <StateBadge payout={payout} bucket={bucket} />
      <p>
        {say(
          <strong>{money(amount, bucket.asset)}</strong>,
          <span title={recipient}>{directory.wallet(recipient)}</span>,
          words.purposes[PURPOSES[purpose] ?? ""] ?? "",
        )}
      </p>
      <p className="quiet">
        {invoice !== "" && words.invoice(invoice)}{" "}
        {words.receipt(<DocumentWords document={{ hash: receiptHash, uri: receiptUri }} />)}
      </p>
      {isOpen && <Standing payout={payout} />}
      <Course payout={payout} />
      {isOpen && <PayoutActions payout={payout} bucket={bucket} />}
    </li>
  );
}

function StateBadge({ payout, bucket }: PayoutProps) {
  const { now } = useSnapshot();
  const { state, payableFrom } = payout;
  const said = words.state;
  const badge = (text: string, look = "badge badge-quiet") => (
    <p>
      <span className={look}>{text}</span>
    </p>
  );
  if (isPending(payout) && hasEnded(bucket)) return badge(said.ended);
  switch (state) {
    case "Paid":
      return badge(said.paid);
    case "Withdrawn":
      return badge(said.withdrawn);
    case "Rejected":
      return badge(said.rejected);
    case "Contested":
      return badge(said.contested, "badge badge-bad");
    case "Upheld":
      return badge(said.upheld, "badge");
    default:
      if (payableFrom === 0) return badge(said.gathering, "badge");
      return badge(now < payableFrom ? said.waiting : said.payable, "badge");
  }
}

/** How far a payout is, and what it still needs. */
function Standing({ payout: { state, payableFrom, approvedBy, objections, tier } }: Pick<PayoutProps, "payout">) {
  const { now } = useSnapshot();
  if (state === "Contested") return <p>{words.state.contestedMeans}</p>;
  if (state === "Upheld") return <p>{words.state.upheldMeans}</p>;
  const isWaiting = payableFrom !== 0 && now < payableFrom;
  const next = tier.waiting === 0 ? words.paidAtOnce : words.thenWaits(duration(tier.waiting));
  return (
    <p>
      {words.needs(approvedBy.length, tier.approvals)} {payableFrom === 0 && next}{" "}
      {isWaiting && words.waitsUntil(<When at={payableFrom} />)} {words.stops(objections.length, tier.objections)}
    </p>
  );
}

/** What happened to it, step by step. */
function Course({ payout: { number } }: Pick<PayoutProps, "payout">) {
  const { events } = useSnapshot();
  const directory = useDirectory();
  const course = coursesOf(events).get(number);
  if (course === undefined) return null;
  return (
    <>
      {course.spender !== undefined && <p className="quiet">{words.byAllowance(directory.wallet(course.spender))}</p>}
      <ol className="course" aria-label={words.timeline}>
        {course.steps.map((step, i) => (
          <li key={i} className={`course-${step.kind}`}>
            <StepWords step={step} />
            {step.reason !== undefined && (
              <p className="prose said">{step.reason === "" ? words.noReason : tame(step.reason)}</p>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function StepWords({ step: { kind, at, member } }: { step: PayoutStep }) {
  const directory = useDirectory();
  const who = member === undefined || member === 0 ? words.funder : directory.member(member);
  const day = <Day at={at} />;
  switch (kind) {
    case "requested":
    case "approved":
    case "objected":
      return words.step[kind](who, day);
    default:
      return words.step[kind](day);
  }
}
