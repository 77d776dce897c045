import { useSnapshot } from "../chain/snapshot.ts";
import { useMe } from "../members/useMe.ts";
import { PayoutForm } from "../payouts/PayoutForm.tsx";
import { Payouts } from "../payouts/Payouts.tsx";
import { useMoney } from "../ui/money.ts";
import { DocumentWords, isDocument } from "../ui/Source.tsx";
import { Day, When } from "../ui/Time.tsx";
import { CloseButton } from "./CloseButton.tsx";
import { Comments } from "./Comments.tsx";
import { FillForm } from "./FillForm.tsx";
import { Flags } from "./Flags.tsx";
import { Plan } from "./Plan.tsx";
import { Progress } from "./Progress.tsx";
import { Refund } from "./Refund.tsx";
import { Stewards } from "./Stewards.tsx";
import { StewardTools } from "./StewardTools.tsx";
import {
  CANCELLED,
  COMPLETED,
  FAILED,
  FUNDED,
  hasEnded,
  IDEA,
  isFilling,
  isSecondFilling,
  isStanding,
  OPEN,
  useIsSteward,
} from "./useBuckets.ts";
import type { Bucket } from "./useBuckets.ts";

const BADGES: Record<number, string> = {
  [IDEA]: "Idea",
  [OPEN]: "Being filled",
  [FUNDED]: "Funded",
  [COMPLETED]: "Completed",
  [FAILED]: "Missed its minimum",
  [CANCELLED]: "Cancelled",
};

/** One bucket: its state in words, its money, and what the visitor can do with it. */
export function BucketCard({ bucket }: { bucket: Bucket }) {
  const { number, title, state, fromMembers } = bucket;
  const { account } = useMe();
  const { now } = useSnapshot();
  const isSteward = useIsSteward(bucket);
  const takesMoney = isFilling(bucket, now);
  const titleId = `bucket-${number}`;
  const isLong = isSecondFilling(bucket, now); // it is filled and spent at the same time
  return (
    <article className={isLong ? "card bucket bucket-long" : "card bucket"} aria-labelledby={titleId}>
      <header>
        <p className={takesMoney || state === FUNDED ? "badge" : "badge badge-quiet"}>
          {isStanding(bucket) ? "Standing" : BADGES[state]}
        </p>
        <h3 id={titleId}>{title}</h3>
        <p className="quiet">
          <Stewards bucket={bucket} /> <Deadline bucket={bucket} />
        </p>
      </header>
      <Plan bucket={bucket} />
      {(takesMoney || state === OPEN || state === FAILED) && <Progress bucket={bucket} fromMembers={fromMembers} />}
      {takesMoney && <FillForm bucket={bucket} />}
      <CloseButton bucket={bucket} />
      {(state === FUNDED || state === COMPLETED) && <Purse bucket={bucket} />}
      <Payouts bucket={bucket} />
      {state === FUNDED && isSteward && <PayoutForm bucket={bucket} />}
      {hasEnded(bucket) && account !== undefined && <Refund key={account} bucket={bucket} account={account} />}
      <Flags bucket={bucket} />
      <Comments bucket={bucket} />
      {isSteward && <StewardTools bucket={bucket} />}
    </article>
  );
}

function Deadline({ bucket }: { bucket: Bucket }) {
  const { now } = useSnapshot();
  const { state, deadline, secondDeadline, record } = bucket;
  if (isStanding(bucket) && state === FUNDED) return <>It is there to stay, without goal or deadline.</>;
  switch (state) {
    case IDEA:
      return (
        <>
          To be talked about, before its steward opens it by <Day at={deadline} />.
        </>
      );
    case OPEN:
      return (
        <>
          Decided <When at={deadline} />.
          {secondDeadline !== 0 && (
            <>
              {" "}
              If it has reached its minimum by then, it takes more until <Day at={secondDeadline} />.
            </>
          )}
        </>
      );
    case FAILED:
      return (
        <>
          Closed on <Day at={deadline} />; what was in it goes back.
        </>
      );
    case COMPLETED:
      return <Completion bucket={bucket} />;
    case CANCELLED:
      return (
        <>
          Cancelled on <Day at={record.endedAt} />; what is unspent goes back to those who filled it.
        </>
      );
    default:
      return isSecondFilling(bucket, now) ? (
        <>
          It has reached its minimum, and takes more until <Day at={secondDeadline} />.
        </>
      ) : (
        <>
          Funded on <Day at={record.settledAt} />.
        </>
      );
  }
}

function Completion({ bucket: { record } }: { bucket: Bucket }) {
  return (
    <>
      Completed on <Day at={record.endedAt} />; what is unspent goes back to those who filled it.
      {isDocument(record.report) && (
        <>
          {" "}
          Report: <DocumentWords document={record.report} />.
        </>
      )}
    </>
  );
}

/** What a funded bucket got, spent and has left. */
function Purse({ bucket }: { bucket: Bucket }) {
  const { asset, raised, fromRound, committed, spent } = bucket;
  const money = useMoney();
  const got = raised + fromRound;
  const asked = committed - spent;
  return (
    <dl className="purse">
      <div>
        <dt>Got</dt>
        <dd>{money(got, asset)}</dd>
      </div>
      <div>
        <dt>Spent</dt>
        <dd>{money(spent, asset)}</dd>
      </div>
      {asked > 0n && (
        <div>
          <dt>Asked for</dt>
          <dd>{money(asked, asset)}</dd>
        </div>
      )}
      <div>
        <dt>{hasEnded(bucket) ? "Unspent" : "Left"}</dt>
        <dd>{money(got - committed, asset)}</dd>
      </div>
    </dl>
  );
}
