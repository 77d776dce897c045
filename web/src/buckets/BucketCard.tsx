import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { useMe } from "../members/useMe.ts";
import { useMoney } from "../ui/money.ts";
import { Day, When } from "../ui/Time.tsx";
import { FillForm } from "./FillForm.tsx";
import { PayoutForm } from "./PayoutForm.tsx";
import { Payouts } from "./Payouts.tsx";
import { Progress } from "./Progress.tsx";
import { Refund } from "./Refund.tsx";
import { CANCELLED, FAILED, FUNDED, OPEN } from "./useBuckets.ts";
import type { Bucket } from "./useBuckets.ts";

const BADGES: Record<number, string> = {
  [OPEN]: "Being filled",
  [FUNDED]: "Funded",
  [FAILED]: "Missed its minimum",
  [CANCELLED]: "Cancelled",
};

/** One bucket: its state in words, its money, and what the visitor can do with it. */
export function BucketCard({ bucket }: { bucket: Bucket }) {
  const { number, round, title, state, steward, deadline, fromMembers } = bucket;
  const directory = useDirectory();
  const { account, member } = useMe();
  const { now } = useSnapshot();
  const isFilling = state === OPEN && now < deadline;
  const isOver = state === FAILED || state === CANCELLED;
  const titleId = `bucket-${number}`;
  return (
    <article className="card bucket" aria-labelledby={titleId}>
      <header>
        <p className={isFilling || state === FUNDED ? "badge" : "badge badge-quiet"}>{BADGES[state]}</p>
        <h3 id={titleId}>{title}</h3>
        <p className="quiet">
          Steward: {directory.member(steward)}. {round > 0 && `${directory.round(round)}. `}
          <Deadline bucket={bucket} />
        </p>
      </header>
      {(state === OPEN || state === FAILED) && <Progress bucket={bucket} fromMembers={fromMembers} />}
      {isFilling && <FillForm bucket={bucket} />}
      {state === FUNDED && <Purse bucket={bucket} />}
      {state === FUNDED && member?.number === steward && <PayoutForm bucket={bucket} />}
      <Payouts bucket={bucket} />
      {isOver && account !== undefined && <Refund bucket={bucket} account={account} />}
    </article>
  );
}

function Deadline({ bucket: { state, deadline } }: { bucket: Bucket }) {
  if (state === OPEN)
    return (
      <>
        Decided <When at={deadline} />.
      </>
    );
  if (state === FAILED)
    return (
      <>
        Closed on <Day at={deadline} />; what was in it goes back.
      </>
    );
  if (state === CANCELLED) return <>Cancelled by the members; what is unspent goes back.</>;
  return (
    <>
      Funded on <Day at={deadline} />.
    </>
  );
}

/** What a funded bucket got, spent and has left. */
function Purse({ bucket: { asset, raised, fromRound, committed, spent } }: { bucket: Bucket }) {
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
        <dt>Left</dt>
        <dd>{money(got - committed, asset)}</dd>
      </div>
    </dl>
  );
}
