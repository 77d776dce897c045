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
import type { BucketState, Opened } from "./useBuckets.ts";

interface BucketCardProps {
  opened: Opened;
  state: BucketState;
  allocated: bigint; // base units from members
}

const BADGES: Record<number, string> = {
  [OPEN]: "Being filled",
  [FUNDED]: "Funded",
  [FAILED]: "Missed its minimum",
  [CANCELLED]: "Cancelled",
};

/** One bucket: its state in words, its money, and what the visitor can do with it. */
export function BucketCard({ opened: { number, round, title }, state, allocated }: BucketCardProps) {
  const directory = useDirectory();
  const { account, member } = useMe();
  const { now } = useSnapshot();
  const isFilling = state.state === OPEN && now < state.deadline;
  const isOver = state.state === FAILED || state.state === CANCELLED;
  return (
    <article className="card bucket" aria-labelledby={`bucket-${number}`}>
      <header>
        <p className={isFilling || state.state === FUNDED ? "badge" : "badge badge-quiet"}>{BADGES[state.state]}</p>
        <h3 id={`bucket-${number}`}>{title}</h3>
        <p className="quiet">
          Steward: {directory.member(state.steward)}. {round > 0 && `${directory.round(round)}. `}
          <Deadline state={state} />
        </p>
      </header>
      {state.state === OPEN && <Progress bucket={state} fromMembers={allocated} />}
      {isFilling && <FillForm bucket={number} title={title} asset={state.asset} />}
      {state.state === FUNDED && <Purse state={state} />}
      {state.state === FUNDED && member?.number === state.steward && (
        <PayoutForm bucket={number} title={title} asset={state.asset} />
      )}
      <Payouts bucket={number} title={title} state={state} />
      {isOver && account !== undefined && <Refund bucket={number} title={title} state={state} account={account} />}
    </article>
  );
}

function Deadline({ state: { state, deadline } }: { state: BucketState }) {
  if (state === OPEN) return <>Decided <When at={deadline} />.</>;
  if (state === FAILED) return <>Closed on <Day at={deadline} />; what was in it goes back.</>;
  if (state === CANCELLED) return <>Cancelled by the members; what is unspent goes back.</>;
  return <>Funded on <Day at={deadline} />.</>;
}

/** What a funded bucket got, spent and has left. */
function Purse({ state: { asset, raised, fromRound, committed, spent } }: { state: BucketState }) {
  const money = useMoney();
  const got = raised + fromRound;
  const asked = committed - spent;
  return (
    <dl className="purse">
      <div><dt>Got</dt><dd>{money(got, asset)}</dd></div>
      <div><dt>Spent</dt><dd>{money(spent, asset)}</dd></div>
      {asked > 0n && <div><dt>Asked for</dt><dd>{money(asked, asset)}</dd></div>}
      <div><dt>Left</dt><dd>{money(got - committed, asset)}</dd></div>
    </dl>
  );
}
