import { eventsNamed } from "../chain/events.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useRounds } from "../rounds/useRound.ts";
import { Loaded } from "../ui/Loaded.tsx";
import { Section } from "../ui/Section.tsx";
import { BucketCard } from "./BucketCard.tsx";
import { OPEN, useBuckets, useOpenedBuckets } from "./useBuckets.ts";

/** Ideas with a price: what they are for, what is in them, and what became of the money. */
export function Buckets() {
  const { events } = useSnapshot();
  const opened = useOpenedBuckets();
  const numbers = opened.map(({ number }) => number);
  const rounds = useRounds(eventsNamed(events, "RoundOpened").map(({ args }) => Number(args.round)), numbers);
  const buckets = useBuckets(numbers);
  return (
    <Section id="buckets" title="Buckets" lead="Ideas with a price. Anybody can fill one; its steward spends it with receipts.">
      {opened.length === 0 && <p className="card">Nobody has opened a bucket yet.</p>}
      <Loaded query={buckets}>
        {(states) => (
          <Loaded query={rounds}>
            {({ rounds: found, tallies }) => {
              const known = opened.flatMap((bucket) => {
                const state = states.get(bucket.number);
                const tally = tallies.get(bucket.number);
                if (state === undefined || tally === undefined) return [];
                const allocated = tally.units * (found.get(bucket.round)?.unit ?? 0n);
                return [{ opened: bucket, state, allocated: state.state === OPEN ? allocated : state.fromRound }];
              });
              const isOpen = ({ state }: (typeof known)[number]) => state.state === OPEN;
              const ordered = [...known.filter(isOpen), ...known.filter((bucket) => !isOpen(bucket)).reverse()];
              return (
                <div className="buckets">
                  {ordered.map((bucket) => <BucketCard key={bucket.opened.number} {...bucket} />)}
                </div>
              );
            }}
          </Loaded>
        )}
      </Loaded>
    </Section>
  );
}
