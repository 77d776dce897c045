import { IDEA, useBuckets } from "../buckets/useBuckets.ts";
import type { Bucket } from "../buckets/useBuckets.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { Loaded } from "../ui/Loaded.tsx";
import { Section } from "../ui/Section.tsx";
import { OpenRound } from "./OpenRound.tsx";
import { PastRound } from "./PastRound.tsx";
import { useRounds } from "./useRounds.ts";
import type { Round } from "./useRounds.ts";

/** A round, the buckets that were opened in it, and the ideas for it that were not. */
export interface RoundProps {
  round: Round;
  buckets: readonly Bucket[];
  ideas: readonly Bucket[];
}

/** Where members share out money together. */
export function Rounds() {
  const { now } = useSnapshot();
  const rounds = useRounds();
  const buckets = useBuckets();
  const isOpen = ({ closesAt }: Round) => closesAt > now;
  return (
    <Section
      id="rounds"
      title="Round"
      lead="Members share out a pool of money among buckets. Every share can be moved until the close."
    >
      <Loaded query={rounds}>
        {(all) => (
          <Loaded query={buckets}>
            {(entered) => (
              <>
                {!all.some(isOpen) && <p className="card">No round is open at the moment.</p>}
                {all.map((round) => {
                  const Part = isOpen(round) ? OpenRound : PastRound;
                  const own = entered.filter((bucket) => bucket.round === round.number);
                  const buckets = own.filter(({ tally }) => tally.isOpen); // those that were cancelled are not
                  const ideas = own.filter(({ state }) => state === IDEA);
                  return <Part key={round.number} round={round} buckets={buckets} ideas={ideas} />;
                })}
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </Section>
  );
}
