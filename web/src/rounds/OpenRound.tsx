import { useMe } from "../members/useMe.ts";
import { Bar } from "../ui/Bar.tsx";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { useMoney } from "../ui/money.ts";
import { When } from "../ui/Time.tsx";
import { Allocations } from "./Allocations.tsx";
import { RoundBuckets } from "./RoundBuckets.tsx";
import type { RoundProps } from "./Rounds.tsx";

/** A round that members can take part in now. */
export function OpenRound({ round, buckets }: RoundProps) {
  const { account, member } = useMe();
  const titleId = `round-${round.number}`;
  return (
    <article className="card round" aria-labelledby={titleId}>
      <header>
        <p className="badge">Open</p>
        <h3 id={titleId}>{round.title}</h3>
        <p className="quiet">
          Closes <When at={round.closesAt} />.
        </p>
      </header>
      <Shared round={round} buckets={buckets} />
      {account !== undefined && member !== undefined ? (
        <Allocations key={account} round={round} buckets={buckets} account={account} member={member.number} />
      ) : (
        <>
          <RoundBuckets round={round} buckets={buckets} />
          {account === undefined ? <ConnectPrompt to="to share out your part." /> : <Outsider />}
        </>
      )}
    </article>
  );
}

/** How much of the pool has found its place. */
function Shared({ round: { pool, asset }, buckets }: RoundProps) {
  const money = useMoney();
  const shared = buckets.reduce((sum, { fromMembers }) => sum + fromMembers, 0n);
  return (
    <div className="progress">
      <p className="progress-sum">
        <strong>{money(shared, asset)}</strong>{" "}
        <span className="quiet">of {money(pool, asset)} shared out so far; the rest returns to the general fund</span>
      </p>
      <Bar parts={[{ look: "rounds", share: Number((shared * 10_000n) / pool) / 10_000 }]} />
    </div>
  );
}

function Outsider() {
  return (
    <p className="prompt">
      Only members share out. <a href="#buckets">Anybody can fill a bucket from their own pocket.</a>
    </p>
  );
}
