import { useSnapshot } from "../chain/snapshot.ts";
import { useMe } from "../members/useMe.ts";
import { Bar } from "../ui/Bar.tsx";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { useMoney } from "../ui/money.ts";
import { When } from "../ui/Time.tsx";
import { count } from "../ui/words.ts";
import { Allocations } from "./Allocations.tsx";
import { Budget } from "./Budget.tsx";
import { Guidelines } from "./Guidelines.tsx";
import { RoundBuckets } from "./RoundBuckets.tsx";
import type { RoundProps } from "./Rounds.tsx";
import type { Round } from "./useRounds.ts";

/** A round that members can take part in now. */
export function OpenRound({ round, buckets, ideas }: RoundProps) {
  const { account, member } = useMe();
  const { now } = useSnapshot();
  const isAllocating = now >= round.opensAt;
  const titleId = `round-${round.number}`;
  return (
    <article className="card round" aria-labelledby={titleId}>
      <header>
        <p className="badge">{isAllocating ? "Open" : "Time for ideas"}</p>
        <h3 id={titleId}>{round.title}</h3>
        <p className="quiet">
          {!isAllocating && (
            <>
              Ideas until members share out, <When at={round.opensAt} />.{" "}
            </>
          )}
          Closes <When at={round.closesAt} />.
        </p>
      </header>
      <Shared round={round} buckets={buckets} />
      <Budget round={round} />
      <Guidelines round={round} />
      <Ideas ideas={ideas} />
      {isAllocating && account !== undefined && member !== undefined ? (
        <Allocations key={account} round={round} buckets={buckets} account={account} member={member.number} />
      ) : (
        <>
          <RoundBuckets round={round} buckets={buckets} />
          {isAllocating && (account === undefined ? <ConnectPrompt to="to share out your part." /> : <Outsider />)}
        </>
      )}
    </article>
  );
}

/** How much of the pool has found its place. */
function Shared({ round, buckets }: Omit<RoundProps, "ideas">) {
  const { pool, asset } = round;
  const money = useMoney();
  const shared = buckets.reduce((sum, { fromMembers }) => sum + fromMembers, 0n);
  return (
    <div className="progress">
      <p className="progress-sum">
        <strong>{money(shared, asset)}</strong>{" "}
        <span className="quiet">
          of {money(pool, asset)} shared out so far; {restWords(round)}
        </span>
      </p>
      <Bar parts={[{ look: "rounds", share: Number((shared * 10_000n) / pool) / 10_000 }]} />
    </div>
  );
}

function restWords({ carriesOver }: Round): string {
  return carriesOver ? "the rest stays for the next round" : "the rest returns to the general fund";
}

function Outsider() {
  return (
    <p className="prompt">
      Only members share out. <a href="#buckets">Anybody can fill a bucket from their own pocket.</a>
    </p>
  );
}

/** What was suggested for the round and cannot be given to yet. */
function Ideas({ ideas }: Pick<RoundProps, "ideas">) {
  if (ideas.length === 0) return null;
  return (
    <p className="quiet">
      {count(ideas.length, "idea")} not opened yet:{" "}
      {ideas.map(({ number, title }, i) => (
        <span key={number}>
          {i > 0 && ", "}
          <a href={`#bucket-${number}`}>{title}</a>
        </span>
      ))}
      .
    </p>
  );
}
