import { eventsNamed } from "../chain/events.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useBuckets, useOpenedBuckets } from "../buckets/useBuckets.ts";
import type { BucketState } from "../buckets/useBuckets.ts";
import { useMe } from "../members/useMe.ts";
import { Bar } from "../ui/Bar.tsx";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { Loaded } from "../ui/Loaded.tsx";
import { useMoney } from "../ui/money.ts";
import { Section } from "../ui/Section.tsx";
import { When } from "../ui/Time.tsx";
import { Allocations } from "./Allocations.tsx";
import { PastRound } from "./PastRound.tsx";
import { RoundBuckets } from "./RoundBuckets.tsx";
import { useRounds } from "./useRound.ts";
import type { Round, Tally } from "./useRound.ts";

/** A bucket of a round, with all that is known of it. */
export interface Candidate {
  number: number;
  title: string;
  bucket: BucketState;
  tally: Tally;
}

/** Where members share out money together. */
export function Rounds() {
  const { events, now } = useSnapshot();
  const opened = eventsNamed(events, "RoundOpened").map(({ args }) => ({ number: Number(args.round), title: args.title }));
  const entered = useOpenedBuckets().filter(({ round }) => round !== 0);
  const numbers = entered.map(({ number }) => number);
  const rounds = useRounds(opened.map(({ number }) => number), numbers);
  const buckets = useBuckets(numbers);

  return (
    <Section id="rounds" title="Round" lead="Members share out a pool of money among buckets. Every share can be moved until the close.">
      <Loaded query={rounds}>
        {(found) => (
          <Loaded query={buckets}>
            {(states) => {
              const candidatesOf = (round: number): Candidate[] =>
                entered.filter((bucket) => bucket.round === round).flatMap(({ number, title }) => {
                  const [bucket, tally] = [states.get(number), found.tallies.get(number)];
                  return bucket === undefined || tally === undefined ? [] : [{ number, title, bucket, tally }];
                });
              const all = opened.toReversed().flatMap(({ number, title }) => {
                const round = found.rounds.get(number);
                return round === undefined ? [] : [{ number, title, round, candidates: candidatesOf(number) }];
              });
              const open = all.filter(({ round }) => round.closesAt > now);
              const past = all.filter(({ round }) => round.closesAt <= now);
              return (
                <>
                  {open.length === 0 && <p className="card">No round is open at the moment.</p>}
                  {open.map((item) => <OpenRound key={item.number} {...item} />)}
                  {past.map((item) => <PastRound key={item.number} {...item} />)}
                </>
              );
            }}
          </Loaded>
        )}
      </Loaded>
    </Section>
  );
}

interface OpenRoundProps {
  number: number;
  title: string;
  round: Round;
  candidates: readonly Candidate[];
}

function OpenRound({ number, title, round, candidates }: OpenRoundProps) {
  const { account, member } = useMe();
  const money = useMoney();
  const shared = candidates.reduce((sum, { tally }) => sum + tally.units * round.unit, 0n);
  return (
    <article className="card round" aria-labelledby={`round-${number}`}>
      <header>
        <p className="badge">Open</p>
        <h3 id={`round-${number}`}>{title}</h3>
        <p className="quiet">Closes <When at={round.closesAt} />.</p>
      </header>
      <div className="progress">
        <p className="progress-sum">
          <strong>{money(shared, round.asset)}</strong>{" "}
          <span className="quiet">of {money(round.pool, round.asset)} shared out so far; the rest returns to the general fund</span>
        </p>
        <Bar parts={[{ look: "rounds", share: Number((shared * 10_000n) / round.pool) / 10_000 }]} />
      </div>
      {account !== undefined && member !== undefined ? (
        <Allocations key={account} number={number} round={round} candidates={candidates} account={account} member={member.number} />
      ) : (
        <>
          <RoundBuckets round={round} candidates={candidates} />
          {account === undefined ? (
            <ConnectPrompt to="to share out your part." />
          ) : (
            <p className="prompt">Only members share out. <a href="#buckets">Anybody can fill a bucket from their own pocket.</a></p>
          )}
        </>
      )}
    </article>
  );
}
